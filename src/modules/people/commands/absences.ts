import type { Mistake } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { AbsenceDetails } from '../forms.ts'
import { tell } from './messages.ts'

/** Sets when a person is away and who covers: for those days the cover may do what the person may, and sees what they
 * see. Gives back what to mend; nothing is written then. */
export async function setAbsence(tx: Tx, personId: number, given: AbsenceDetails): Promise<Mistake[]> {
  const { coverId, fromOn, untilOn } = given
  const mistakes = await mistakesInAbsence(tx, personId, given)
  if (mistakes.length) return mistakes
  await tx.run(
    sql`insert into absences (person_id, cover_id, from_on, until_on) values (${personId}, ${coverId}, ${fromOn}, ${untilOn})`,
  )
  await record(tx, { kind: 'cover set', data: { personId, coverId, fromOn: String(fromOn), untilOn: String(untilOn) } })
  await tell(tx, { to: coverId, kind: 'cover set', path: '/your-account' })
  return []
}

async function mistakesInAbsence(
  tx: Tx,
  personId: number,
  { coverId, fromOn, untilOn }: AbsenceDetails,
): Promise<Mistake[]> {
  if (personId === coverId) return [{ field: 'coverId', message: 'Choose somebody else: nobody covers for themselves' }]
  const cover = await tx.maybe(sql`select 1 from people where id = ${coverId} and active`)
  if (!cover) return [{ field: 'coverId', message: 'Choose who covers from the list' }]
  const clash = sql`from_on <= ${untilOn} and until_on >= ${fromOn}`
  if (await tx.maybe(sql`select 1 from absences where person_id = ${personId} and ${clash}`)) {
    return [
      { field: 'from-day', message: 'These days overlap with an absence that is set already: end that one first' },
    ]
  }
  if (await tx.maybe(sql`select 1 from absences where person_id = ${coverId} and ${clash}`)) {
    return [{ field: 'coverId', message: 'This colleague is away on some of these days too: choose somebody else' }]
  }
  return []
}

/** Ends an absence now: the person is back. One that has not begun is taken back. The cover's access ends at once. */
export async function endAbsence(
  tx: Tx,
  personId: number,
  absenceId: number,
  today: Temporal.PlainDate,
): Promise<void> {
  const which = sql`id = ${absenceId} and person_id = ${personId} and until_on >= ${today}`
  const ended =
    (await tx.run(
      sql`update absences set until_on = ${today.subtract({ days: 1 })} where ${which} and from_on < ${today}`,
    )) || (await tx.run(sql`delete from absences where ${which}`))
  if (ended) await record(tx, { kind: 'cover ended', data: { personId } })
}
