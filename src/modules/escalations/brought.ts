import type { Said, Stands } from '#modules/evidence/index.ts'
import { inFull, startOfLondonDay } from '#platform/dates/index.ts'
import { type Escalation, type Kind, kinds, type Stage, stages, type State } from './escalation.ts'
import type { Days } from './settings.ts'
import { steps } from './steps.ts'

/* What a row of a file says of an escalation, or of good practice that was noted. */

const dayIn = (said: Said, field: string): Temporal.PlainDate | null =>
  typeof said[field] === 'string' ? Temporal.PlainDate.from(said[field]) : null

export const kindIn = (said: Said): Kind => (String(said['kind']) in kinds ? (String(said['kind']) as Kind) : 'concern')
export const noticedOn = (said: Said): Temporal.PlainDate => dayIn(said, 'noticed_on')!
export const formalOn = (said: Said): Temporal.PlainDate | null =>
  kindIn(said) === 'concern' ? dayIn(said, 'formal_on') : null
export const cafcassOn = (said: Said): Temporal.PlainDate | null => dayIn(said, 'cafcass_on')

/** The formal stage that it has reached: the first, where it is formal and the file does not say which. */
export function stageIn(said: Said): 0 | Stage {
  const stage = Number(said['stage'] ?? 1)
  return formalOn(said) === null ? 0 : ((stage in stages ? stage : 1) as Stage)
}

/** How it ended, and how it is for the child; nothing while it is open. */
export function endOf(said: Said): { as: 'closed' | 'called_off'; better: string | null } | null {
  if (!said['is_over']) return null
  return said['outcome'] === 'withdrawn'
    ? { as: 'called_off', better: null }
    : { as: 'closed', better: typeof said['better'] === 'string' ? said['better'] : null }
}

/** How it stands: over, or raised, and answered where the file says so. */
export function standsAs(
  said: Said,
  today: Temporal.PlainDate,
  days: Days,
  now: Temporal.Instant,
): Stands & { state: State } {
  const end = endOf(said)
  const on = dayIn(said, 'closed_on') ?? dayIn(said, 'ended_on')
  if (end) return { state: end.as, since: on ? startOfLondonDay(on) : now, dueOn: null }
  const state = openState(said)
  const piece = { noticedOn: noticedOn(said) } as Pick<Escalation, 'noticedOn'>
  return { state, since: now, dueOn: steps[state].due({ piece, today, days }) }
}

function openState(said: Said): State {
  if (kindIn(said) === 'good_practice') return 'noted'
  if (said['answered_on']) return 'answered'
  const stage = stageIn(said)
  return stage === 0 ? 'informal' : `formal_${stage}`
}

const outcomes: Readonly<Record<string, string>> = {
  done: 'Done in full',
  part: 'Done in part',
  other_way: 'Another way was agreed',
  not_done: 'Not done, and accepted so',
  withdrawn: 'Withdrawn',
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
    ...line('What it did to the child, as it was written there', words('effect')),
    ['How it came here', 'By a file from another system. What the file does not say is open.'],
    ...line('Its number where it came from', words('source_id')),
    ...line('What it is about, as it was written there', words('theme')),
    ...line('Raised informally there on', day('informal_on')),
    ...line('Answered there on', day('answered_on')),
    ...line('What came of it there', outcomes[String(said['outcome'])]),
    ...line('What changed for the child, as it was written there', words('result')),
  ]
}
