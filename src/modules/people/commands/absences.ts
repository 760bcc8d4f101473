import type { Mistake } from '#platform/problems.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { AbsenceDetails } from '../forms.ts'
import type { Person } from '../person.ts'
import { listWhoMayCover } from '../queries/directory.ts'
import { noteChange } from './access-changes.ts'
import { tell } from './messages.ts'

/** Sets when a person is away and who covers: for those days the cover may do what the person may, and sees what they
 * see. Where nobody has the same duties they are away without cover. Gives back what to mend; nothing is written then. */
export async function setAbsence(
  tx: Tx,
  personId: number,
  given: AbsenceDetails,
  today: Temporal.PlainDate,
): Promise<Mistake[]> {
  const { coverId, fromOn, untilOn } = given
  const mistakes = await mistakesInAbsence(tx, personId, given, today)
  if (mistakes.length) return mistakes
  await tx.run(
    sql`insert into absences (person_id, cover_id, from_on, until_on) values (${personId}, ${coverId}, ${fromOn}, ${untilOn})`,
  )
  await record(tx, { kind: 'cover set', data: { personId, coverId, fromOn: String(fromOn), untilOn: String(untilOn) } })
  if (coverId !== null) await tell(tx, { to: coverId, kind: 'cover set', path: '/your-account', pieceId: null })
  await tellIfSetByAnother(tx, personId, coverId)
  return []
}

/** Set by an administrator it gives a colleague what the person sees, perhaps unasked: the person is told, and it stands in the list. */
async function tellIfSetByAnother(tx: Tx, personId: number, coverId: number | null): Promise<void> {
  const { another } = await tx.one<{ another: boolean }>(
    sql`select actor() is not null and actor() <> ${personId}::int as another`,
  )
  if (!another) return
  await noteChange(tx, { personId, kind: 'cover set', what: { coverId } })
  await tell(tx, { to: personId, kind: 'absence set', path: '/your-absence', urgent: true, pieceId: null })
}

async function mistakesInAbsence(
  tx: Tx,
  personId: number,
  { coverId, fromOn, untilOn }: AbsenceDetails,
  today: Temporal.PlainDate,
): Promise<Mistake[]> {
  const begins = Temporal.PlainDate.compare(fromOn, today) > 0 ? fromOn : today
  const suitable = await listWhoMayCover(tx, personId, begins)
  if (coverId === null && suitable.length > 0) return [{ field: 'coverId', message: 'Choose who covers' }]
  if (coverId !== null && !suitable.some(({ id }) => id === coverId))
    return [{ field: 'coverId', message: 'Choose who covers from the list: a colleague with the same duties' }]
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
  await end(tx, sql`id = ${absenceId} and person_id = ${personId}`, today)
}

/** Ends the cover that a person has, and the cover that they give: nobody stands in for, or is stood in for by, somebody whose
 * access has ended. Gives back those who are left without cover. */
export async function endCoverOf(
  tx: Tx,
  personId: number,
  today: Temporal.PlainDate,
): Promise<Pick<Person, 'id' | 'name'>[]> {
  await end(tx, sql`person_id = ${personId}`, today)
  const uncovered = await end(tx, sql`cover_id = ${personId}`, today)
  for (const id of uncovered) await tell(tx, { to: id, kind: 'cover ended', path: '/your-absence', pieceId: null })
  return tx.many(sql`select id, name from people where id = any (${uncovered}) order by name`)
}

/** Ends those absences of these that are not over, and gives back whose they were. */
async function end(tx: Tx, which: Sql, today: Temporal.PlainDate): Promise<number[]> {
  const ended = await tx.many<{ personId: number }>(sql`
    with begun as (update absences set until_on = ${today.subtract({ days: 1 })}
        where ${which} and until_on >= ${today} and from_on < ${today} returning person_id),
      yet_to_begin as (delete from absences where ${which} and until_on >= ${today} and from_on >= ${today} returning person_id)
    select distinct person_id as "personId" from (table begun union all table yet_to_begin) ended order by 1`)
  for (const { personId } of ended) await record(tx, { kind: 'cover ended', data: { personId } })
  return ended.map(({ personId }) => personId)
}
