import type { Said, Stands } from '#modules/evidence/index.ts'
import { addWorkingDays, inFull, startOfLondonDay } from '#platform/dates/index.ts'
import type { Complainant, State } from './complaint.ts'
import type { Days } from './settings.ts'

/* What a row of a file says of a complaint. */

export const complainantIn = (said: Said): Complainant => String(said['complainant']) as Complainant

const dayIn = (said: Said, field: string): Temporal.PlainDate | null =>
  typeof said[field] === 'string' ? Temporal.PlainDate.from(said[field]) : null

export const receivedOn = (said: Said): Temporal.PlainDate => dayIn(said, 'received_on')!

/** When stage 1 was answered: an answer of a later stage says nothing of that. */
export const answeredOn = (said: Said): Temporal.PlainDate | null =>
  ['stage2', 'stage3', 'lgsco'].includes(String(said['stage'])) ? null : dayIn(said, 'answered_on')

/** Only those on its list know of it, unless the file says that it is about no one person. */
export const isApart = ({ about_person }: Said): boolean => about_person !== false

/** How it stands: over; or received, so that its points are written down here and the officer decides which procedure it takes. */
export function standsAs(
  said: Said,
  today: Temporal.PlainDate,
  days: Days,
  now: Temporal.Instant,
): Stands & { state: State } {
  if (!said['is_over']) return { state: 'received', since: now, dueOn: addWorkingDays(today, days['complaint.route']) }
  const on = dayIn(said, 'answered_on') ?? dayIn(said, 'ended_on')
  const state = said['outcome'] === 'withdrawn' ? 'called_off' : 'closed'
  return { state, since: on ? startOfLondonDay(on) : now, dueOn: null }
}

const outcomes: Readonly<Record<string, string>> = {
  upheld: 'Upheld',
  partly: 'Partly upheld',
  not_upheld: 'Not upheld',
  withdrawn: 'Withdrawn',
}
const stages: Readonly<Record<string, string>> = {
  informal: 'Before stage 1',
  stage1: 'Stage 1',
  stage2: 'Stage 2',
  stage3: 'Stage 3',
  lgsco: 'With the Ombudsman',
}

/** What the file said of it, for its page; what stands in none of these lines is not known. */
export function saidInLines(said: Said | null): (readonly [string, string])[] {
  if (!said) return []
  const line = (says: string, value: string | null | undefined): (readonly [string, string])[] =>
    value ? [[says, value]] : []
  const day = (field: string) => {
    const on = dayIn(said, field)
    return on && inFull(on)
  }
  const words = (field: string) => (typeof said[field] === 'string' ? said[field] : null)
  return [
    ['How it came here', 'By a file from another system. What the file does not say is open.'],
    ...line('Its number where it came from', words('source_id')),
    ...line('Stage there', stages[String(said['stage'])]),
    ...line('To be answered there by', day('due_on')),
    ...line('Answered there on', day('answered_on')),
    ...line('What was found there', outcomes[String(said['outcome'])]),
    ...line('What it is about, as it was written there', words('theme')),
    ...line('What was learned, as it was written there', words('learning')),
  ]
}
