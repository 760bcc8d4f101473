import type { Fields, Kind } from './kinds/index.ts'
import type { Finding } from './read-rows.ts'

/*
 * What is judged of a row that is a piece of evidence, and not a row of the register: what somebody has gone on with here stays as they have it.
 */

type Before = Fields | null

/** Whether it is over by now, by the first of its days that is given; what the register says of its rows is none of this. */
export function overBy(kind: Kind, says: Fields, today: Temporal.PlainDate): Fields {
  if (!kind.piece) return {}
  const on = kind.piece.over.map((field) => says[field]).find((day) => typeof day === 'string')
  const also = Object.entries(kind.piece.overWhen ?? {}).some(([field, value]) => says[field] === value)
  return { is_over: also || (on !== undefined && String(on) <= today.toString()) }
}

/** Why a row leaves a piece as it is although it says otherwise; undefined where it may change it. */
export function leavesPiece(kind: Kind, row: number, before: Before, after: Fields): Finding | undefined {
  if (!kind.piece || !before) return undefined
  const says = (code: string, message: string): Finding => ({ row, column: null, code, message })
  if (before['out_of_sight'])
    return says(
      'kept_elsewhere',
      'Hearth holds this already, and other people keep it: nothing of it is changed from here.',
    )
  const named = `${String(before['piece'])}, the ${kind.noun[0]} ${String(before['source_id'])},`
  const moved = ['household', 'kind', 'child', 'about_person'].find(
    (field) => (before[field] ?? null) !== (after[field] ?? null),
  )
  if (moved)
    return says(
      'another_now',
      `${named} came with another ${moved.replace('_', ' ')}. It stays as it is: take it out there as a mistake, and give this one a number of its own.`,
    )
  return before['worked_on']
    ? says('worked_on', `${named} was gone on with in Hearth since. What stands there stays: put it right there.`)
    : undefined
}

/** Of one that is open, nobody would answer: it cannot come in. */
export function nobodyAnswers(
  kind: Kind,
  row: number,
  { is_over, household }: Fields,
  { held, managers }: { held: Fields | undefined; managers: ReadonlyMap<number, number | null> },
): Finding[] {
  if (!kind.piece?.answered || is_over || !held) return []
  const manager = managers.get(Number(held['team_id'] ?? 0)) ?? null
  if (manager !== null && (held['supervising_worker_id'] ?? null) !== null) return []
  const message = `Nobody supervises household ${String(household)}, or its team has no manager, and this is still open. Put that right in the register first, and choose the file again.`
  return [{ row, column: 'household_id', code: 'nobody_answers', message }]
}
