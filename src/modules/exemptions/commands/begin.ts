import { beginAndTell, mustTell } from '#modules/evidence/index.ts'
import { listPeopleWithDuty, listPeopleWithRole } from '#modules/people/index.ts'
import { type Household, listChildrenPlaced } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { addWorkingDays, isWorkingDay, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { mistakesIn } from '../asking.ts'
import type { Kind } from '../exemption.ts'
import { exemptionSettings } from '../settings.ts'
import { exemptions } from '../stream.ts'

export type Asking = {
  household: Pick<Household, 'id' | 'terms' | 'teamManagerId' | 'workerId'>
  kind: Kind
  on: Temporal.PlainDate
}

/** Who is told at once (clause 4.9), by post. */
const leaders = {
  service_manager: 'The Service Manager',
  corporate_director: 'The Corporate Director',
  executive_director: 'The Executive Director',
} as const

/** Begins one, tells at once those whom clause 4.9 names, and has it written down by whom they are told in person. An exception and a temporary
 * approval run from their first night; an exemption is decided first. */
export async function beginExemption(
  tx: Tx,
  actor: Actor,
  { household, kind, on }: Asking,
  now: Temporal.Instant,
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const today = londonDate(now)
  const { teamManagerId: managerId, workerId } = household
  const decider = (await listPeopleWithDuty(tx, 'hold_exemptions', today)).find(
    ({ id }) => id !== managerId && id !== workerId,
  )
  const there = await listChildrenPlaced(tx, household.id, on, on)
  const childIds = named(kind, on, there)
  const openRef = await findOpen(tx, household.id, kind, childIds)
  const isTheirs = managerId !== null && [actor.id, ...actor.actsFor].includes(managerId)
  const asked = { kind, on, childIds, managerId, isTheirs, workerId, deciderId: decider?.id ?? null, openRef }
  const mistakes = mistakesIn(asked, today)
  if (mistakes.length > 0 || managerId === null || workerId === null || !decider) return { mistakes }
  const settings = await readSettings(tx, today, exemptionSettings)
  const told = await listLeaders(tx, today)
  const begun = await beginAndTell(
    tx,
    {
      ...{ stream: 'exemption', state: 'asked', records: 'exemption begun', data: { kind }, householdId: household.id },
      dueOn: addWorkingDays(today, settings['exemption.decide']),
      parts: { manager: managerId, worker: workerId, decider: decider.id },
      tells: {
        kind: 'exemption begun',
        path: '/exemptions',
        to: [...new Set([...told.map(({ id }) => id), managerId, workerId])].filter((id) => id !== actor.id),
      },
    },
    (id) =>
      tx.run(sql`insert into exemptions (id, kind, child_ids, from_on, terms_then, fostered_then)
      values (${id}, ${kind}, ${childIds}, ${on}, ${household.terms ?? ''}, ${there.length})`),
  )
  const dueAt = startOfLondonDay((isWorkingDay(today) ? today : addWorkingDays(today, 1)).add({ days: 1 }))
  for (const { id: personId, whom } of told) await mustTell(tx, { pieceId: begun.id, whom, personId, dueAt })
  if (kind !== 'exemption') await exemptions.makeMove(tx, actor, begun.ref, { move: 'run', on }, now)
  return { ref: begun.ref }
}

/** An exemption names everybody who is fostered there; the others, those who came on that day, where any did. */
function named(
  kind: Kind,
  on: Temporal.PlainDate,
  there: readonly { id: number; placedFrom: Temporal.PlainDate }[],
): number[] {
  const came = there.filter(({ placedFrom }) => placedFrom.equals(on))
  return (kind === 'exemption' || came.length === 0 ? there : came).map(({ id }) => id)
}

async function findOpen(tx: Tx, householdId: number, kind: Kind, childIds: readonly number[]): Promise<string | null> {
  const open = await tx.maybe<{ ref: string }>(sql`select p.ref from pieces p join exemptions e on e.id = p.id
    where p.household_id = ${householdId} and p.stream = 'exemption' and p.state not in ('closed', 'cancelled') and e.kind = ${kind}
      and e.child_ids @> ${[...childIds]}::int[] order by p.id desc limit 1`)
  return open?.ref ?? null
}

async function listLeaders(tx: Tx, today: Temporal.PlainDate): Promise<{ id: number; whom: string }[]> {
  const found: { id: number; whom: string }[] = []
  for (const [role, whom] of Object.entries(leaders))
    for (const { id } of await listPeopleWithRole(tx, role as keyof typeof leaders, today))
      if (!found.some((one) => one.id === id)) found.push({ id, whom })
  return found
}
