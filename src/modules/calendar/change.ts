import { roles, type RoleKey } from '#framework/s4-roles.ts'
import { isBefore, workingDaysBetween } from '#platform/dates/index.ts'
import type { Side, Slot } from './slot.ts'

export const kinds = {
  moved: 'Another day',
  given: 'Another person',
  excused: 'Excused this time',
  not_needed: 'No longer needed',
} as const
export type AskKind = keyof typeof kinds
export type ChangeKind = AskKind | 'added'
export const changeNames: Readonly<Record<ChangeKind, string>> = { ...kinds, added: 'Something more' }

/** Why a line changes; words stand beside it. */
export const reasons = {
  absence: 'Somebody is away',
  vacancy: 'The post is vacant',
  crisis: 'Something could not wait',
  family_said_no: 'The family said no: that is their right',
  inspection: 'An inspection is going on',
  merged: 'It is done together with something else',
  other: 'Another reason',
} as const
export type Reason = keyof typeof reasons

/** Asked so late, a change reaches nobody by letter: it is said who is told by telephone. */
const shortNotice = 5
export const isShortNotice = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  !isBefore(dueOn, today) && workingDaysBetween(today, dueOn) < shortNotice

export const wantsTelling = 'Say who is told by telephone, and by whom; or that nobody waits for it.'

/** Which side somebody's part in the year belongs to. */
export const sideOf = (role: RoleKey): Side =>
  role === 'head_of_quality_assurance' || role === 'quality_assurance' ? 'quality' : 'fostering'
export const otherSide = (side: Side): Side => (side === 'quality' ? 'fostering' : 'quality')
export const titleOf = (role: RoleKey): string => roles[role].title

type Who = { id: number; duties: ReadonlySet<string>; actsFor: readonly number[] }
type Part = Pick<Slot, 'personId' | 'role'>

export const isOwn = ({ personId }: Pick<Part, 'personId'>, { id, actsFor }: Pick<Who, 'id' | 'actsFor'>): boolean =>
  personId !== null && (personId === id || actsFor.includes(personId))

/** The side for which somebody asks to change a line: their own part's, that of one which nobody does and above which they stand, or the one for
 * which they draw or agree the year. Undefined: they do not. */
export function asksFor(slot: Part, who: Who, isAbove: boolean): Side | undefined {
  if (who.duties.has('draw_calendar')) return 'quality'
  if (who.duties.has('agree_calendar_fostering')) return 'fostering'
  return isAbove || isOwn(slot, who) ? sideOf(slot.role) : undefined
}

export type Asked = {
  askedSide: Side
  askedBy: number
  answer: 'yes' | 'no' | null
  withdrawn: boolean
  answeredBy: number | null
}

/** Why somebody may not answer what was asked; null when they may. Nobody excuses their own. */
export function whyNotAnswer(
  asked: Asked,
  slot: Pick<Part, 'personId'> | null,
  answer: 'yes' | 'no',
  who: Who,
): string | null {
  if (asked.withdrawn) return 'It was taken back by whoever asked. The agreed line stands.'
  if (asked.answer !== null) return 'It has been answered already. Look at the line to see how it stands.'
  if (!answersFor(asked, who)) return 'The other side answers what was asked.'
  if (asked.askedBy === who.id) return 'You asked for it: somebody else answers.'
  if (answer === 'yes' && slot?.personId === who.id)
    return 'It is your own part: nobody says yes to a change of their own. Ask for it yourself, and the other side answers.'
  return null
}

export const answersFor = ({ askedSide }: Pick<Asked, 'askedSide'>, { duties }: Pick<Who, 'duties'>): boolean =>
  duties.has(`agree_calendar_${otherSide(askedSide)}`)
