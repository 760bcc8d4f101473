/** A row of the register as other systems know it: their references instead of ours, dates as ISO text. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>

/** What can be brought in from other systems. */
export type IntakeTable = 'households' | 'carers' | 'children' | 'episodes' | 'carer_reviews' | 'household_links'

type Intake = {
  /** Its own columns that files may fill. */
  columns: readonly string[]
  /** Those that follow from what files say. */
  follows?: readonly string[]
  /** Fields that hold another system's reference to a household or child, and the column that holds ours. */
  refersTo: Readonly<Partial<Record<'household' | 'child', string>>>
  /** The fields that make up the key; the first is always another system's reference. */
  key: readonly string[]
}

export const intake: Readonly<Record<IntakeTable, Intake>> = {
  households: {
    key: ['source_id'],
    refersTo: {},
    columns: [
      ...['source_id', 'carer_type', 'status', 'postcode', 'residence_la', 'team_id', 'supervising_worker_id'],
      ...['first_approved_on', 'terms', 'places_approved', 'places_unavailable'],
      ...['unavailable_until', 'next_review_due_on', 'ended_on', 'ended_reason', 'last_unannounced_visit_on'],
    ],
  },
  carers: {
    key: ['source_id'],
    refersTo: { household: 'household_id' },
    columns: [
      ...['source_id', 'position', 'initials', 'display_name', 'born_on', 'sex', 'ethnicity', 'disability'],
      ...['approved_from', 'approved_to', 'dbs_on', 'medical_on', 'tsd_completed_on', 'ended_on'],
    ],
  },
  children: { key: ['source_id'], refersTo: {}, columns: ['source_id', 'born_on', 'sex', 'ethnicity'] },
  episodes: {
    key: ['child', 'started_on'],
    refersTo: { child: 'child_id' },
    columns: [
      ...['started_on', 'reason_new', 'legal_status', 'category_of_need', 'place', 'provider', 'ended_on'],
      ...['reason_ended', 'home_postcode', 'placement_postcode', 'urn', 'as_of'],
    ],
    follows: ['ended_unplanned'],
  },
  carer_reviews: {
    key: ['source_id'],
    refersTo: { household: 'household_id' },
    columns: [
      ...['source_id', 'kind', 'due_on', 'held_on', 'completed_on', 'reviewing_officer_id', 'to_panel', 'panel_on'],
      ...['outcome', 'carer_feedback', 'worker_feedback', 'ended_on'],
    ],
  },
  household_links: {
    key: ['child', 'started_on'],
    refersTo: { child: 'child_id', household: 'household_id' },
    columns: ['started_on', 'ended_on'],
  },
}
