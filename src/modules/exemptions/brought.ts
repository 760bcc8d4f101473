import type { Said, Stands } from '#modules/evidence/index.ts'
import { addWorkingDays, inFull, isBefore, startOfLondonDay } from '#platform/dates/index.ts'
import { byLaw, type Kind, type State } from './exemption.ts'
import type { Days } from './settings.ts'
import { steps } from './steps.ts'

/* What a row of a file says of an exemption, an exception or a temporary approval. */

/** Three things in law, by the codes of the file. */
const kindsOfCodes: Readonly<Record<string, Kind>> = {
  usual_limit_exemption: 'exemption',
  terms_exception: 'exception',
  emergency_6_days: 'exception',
  reg24_extension: 'temporary',
}

export const kindOf = (said: Said): Kind => kindsOfCodes[String(said['kind'])]!

const dayIn = (said: Said, field: string): Temporal.PlainDate | null =>
  typeof said[field] === 'string' ? Temporal.PlainDate.from(said[field]) : null

export const beganOn = (said: Said): Temporal.PlainDate => dayIn(said, 'started_on')!

/** The day on which it was over, where that has come. */
export function endedOn(said: Said, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const on = dayIn(said, 'cancelled_on') ?? dayIn(said, 'ended_on')
  return on && !isBefore(today, on) ? on : null
}

/** How it stands: over, in force, or already beyond what the law allows. */
export function standsAs(
  said: Said,
  today: Temporal.PlainDate,
  days: Days,
  now: Temporal.Instant,
): Stands & { state: State } {
  const ended = endedOn(said, today)
  if (ended) return { state: 'closed', since: startOfLondonDay(ended), dueOn: null }
  const state = openState(kindOf(said), beganOn(said), today)
  const piece = { kind: kindOf(said), beganOn: beganOn(said), fromOn: beganOn(said) }
  return { state, since: now, dueOn: steps[state].due({ piece, today, days }) }
}

function openState(kind: Kind, began: Temporal.PlainDate, today: Temporal.PlainDate): State {
  if (kind === 'exemption') return 'running'
  const last = kind === 'exception' ? addWorkingDays(began, byLaw.exception) : began.add({ days: byLaw.extended })
  if (isBefore(last, today)) return 'breach'
  return kind === 'exception' ? 'running' : 'extended'
}

const lines: readonly (readonly [field: string, says: string])[] = [
  ['source_id', 'Its number where it came from'],
  ['granted_on', 'Granted on'],
  ['granted_by', 'Granted by'],
  ['authority', 'The authority that granted it'],
  ['asked_on', 'Asked for on'],
  ['reason', 'Why, as it was written there'],
  ['conditions', 'Conditions, as they were written there'],
  ['notified_on', 'The carers were told in writing on'],
  ['cancelled_on', 'Cancelled on'],
]

/** What the file said of it, for its page; what stands in none of these lines is not known. */
export function saidInLines(said: Said | null): (readonly [string, string])[] {
  if (!said) return []
  const known = lines.flatMap(([field, says]): (readonly [string, string])[] => {
    const value = said[field] ?? null
    if (value === null) return []
    return [[says, field.endsWith('_on') ? inFull(Temporal.PlainDate.from(String(value))) : String(value)]]
  })
  return [['How it came here', 'By a file from another system. What the file does not say is open.'], ...known]
}
