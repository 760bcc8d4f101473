import { listPeopleWithRole, tell } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { countReport, firstOf } from '../queries/reports.ts'
import { asks, type Counted, type Edition, pathOf, safely, type Words } from '../report.ts'

/** To whom clause 4.10 has it go: Quality Assurance and Partnerships, and the Executive Director. */
const goesTo = ['head_of_quality_assurance', 'quality_assurance', 'executive_director'] as const

/** The officer signs the report of a month as its numbers stand now, in both editions; those whom clause 4.10 names are told. */
export async function signReport(
  tx: Tx,
  actorId: number,
  { month, today, words }: { month: Temporal.PlainYearMonth; today: Temporal.PlainDate; words: Words },
): Promise<void> {
  const counted = {
    whole: await countReport(tx, month, { withSealed: true }),
    safe: safely(await countReport(tx, month, { withSealed: false })),
  }
  const written = await tx.maybe<{ id: number }>(sql`insert into lado_reports (month, signed_by, signed_at)
    values (${firstOf(month)}, ${actorId}, request_now()) on conflict do nothing returning id`)
  if (!written) throw new Refused('The report of this month is signed already.')
  await keepEdition(tx, written.id, 'whole', counted.whole, words)
  await keepEdition(tx, written.id, 'safe', counted.safe, forEverybody(words))
  await record(tx, { kind: 'report on allegations signed', data: { month: String(month) } })
  const people = new Set<number>()
  for (const role of goesTo) for (const { id } of await listPeopleWithRole(tx, role, today)) people.add(id)
  for (const to of people)
    if (to !== actorId) await tell(tx, { to, kind: 'report on allegations signed', path: pathOf(month), pieceId: null })
}

const forEverybody = (words: Words): Partial<Words> =>
  Object.fromEntries(asks.filter(({ edition }) => edition === 'safe').map(({ key }) => [key, words[key]]))

const keepEdition = (tx: Tx, id: number, edition: Edition, counted: Counted, words: Partial<Words>): Promise<number> =>
  tx.run(sql`insert into lado_report_editions (report_id, edition, counted, words)
    values (${id}, ${edition}, ${JSON.stringify(counted)}::jsonb, ${JSON.stringify(words)}::jsonb)`)

/** The officer takes it back, because something in it is wrong: the record is put right, and it is signed anew. Both stay. */
export async function takeReportBack(tx: Tx, month: Temporal.PlainYearMonth): Promise<void> {
  const taken = await tx.run(
    sql`update lado_reports set withdrawn_at = request_now() where month = ${firstOf(month)} and withdrawn_at is null`,
  )
  if (taken !== 1) throw new Refused('There is no signed report of this month to take back.')
  await record(tx, { kind: 'report on allegations taken back', data: { month: String(month) } })
}
