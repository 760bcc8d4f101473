import { listPeopleWithRole, tell } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { countReturn, findSigned } from '../queries/returns.ts'
import { pathOf } from '../return.ts'

type Return = { teamId: number; month: Temporal.PlainYearMonth; today: Temporal.PlainDate }

/** For whom it is (clause 4.9), and to whom it is handed over. */
const goesTo = [
  ...(['service_manager', 'corporate_director', 'executive_director'] as const),
  ...(['head_of_quality_assurance', 'quality_assurance'] as const),
]

/** The team manager signs the return of a month as its numbers stand now; those whom clause 4.9 names are told, and it is handed over to Quality
 * Assurance and Partnerships. */
export async function signReturn(
  tx: Tx,
  actorId: number,
  { teamId, month, today, worry, because }: Return & { worry: string; because: string },
): Promise<void> {
  const counted = await countReturn(tx, teamId, month, today)
  const why = counted.told.part < counted.told.whole ? because : ''
  const written =
    await tx.run(sql`insert into monthly_returns (team_id, manager_id, month, counted, worry, not_told_because, signed_by, signed_at)
    select t.id, t.manager_id, ${month.toPlainDate({ day: 1 })}, ${JSON.stringify(counted)}::jsonb, ${worry}, ${why}, ${actorId}, request_now() from teams t where t.id = ${teamId} on conflict do nothing`)
  if (written !== 1) throw new Refused('This return is signed already.')
  await record(tx, { kind: 'monthly return signed', data: { month: String(month) } })
  const path = pathOf({ teamId, month })
  const people = new Set<number>()
  for (const role of goesTo) for (const { id } of await listPeopleWithRole(tx, role, today)) people.add(id)
  for (const to of people)
    if (to !== actorId) await tell(tx, { to, kind: 'monthly return signed', path, pieceId: null })
}

/** Whoever signed it takes it back, until one of those it is for has acknowledged it. */
export async function takeReturnBack(tx: Tx, { teamId, month }: Pick<Return, 'teamId' | 'month'>): Promise<void> {
  const taken = await tx.run(sql`update monthly_returns set withdrawn_at = request_now()
    where team_id = ${teamId} and month = ${month.toPlainDate({ day: 1 })} and withdrawn_at is null and signed_by = actor()`)
  if (taken !== 1)
    throw new Refused(
      'It was acknowledged already, so it stays as it was signed. Put the record right: the next return shows it.',
    )
  await record(tx, { kind: 'monthly return taken back', data: { month: String(month) } })
}

export async function acknowledgeReturn(tx: Tx, { teamId, month }: Pick<Return, 'teamId' | 'month'>): Promise<void> {
  const found = await findSigned(tx, teamId, month)
  if (!found || found.acknowledgedByMe)
    throw new Refused('There is nothing to acknowledge: it was done, or the return was taken back.')
  await tx.run(
    sql`insert into return_acknowledgements (return_id, person_id, at) values (${found.id}, actor(), request_now())`,
  )
  await record(tx, { kind: 'monthly return acknowledged', data: { month: String(month) } })
}
