/** One thing that waits for a person: a row of "My work". Rooms list theirs; home puts them in the order of the days left. */
export type WorkItem = {
  /** A verb and its object, by reference: "Moderate the audit of household H-1143". */
  what: string
  /** Why it is theirs: "You are the moderator", "You cover for the team manager of North". */
  why: string
  href: string
  dueOn: Temporal.PlainDate | null
  /** 'mine' to do now; 'waiting' for somebody else, named in `why` with since when; 'done' this month. */
  group: 'mine' | 'waiting' | 'done'
  /** A safety alert: stands above everything else. */
  alert?: boolean
}

/** What every room's list of work goes by: the day, and the numbers of those who see no case any more, whose work needs
 * somebody else. */
export type WorkNow = { today: Temporal.PlainDate; gone: readonly number[] }
