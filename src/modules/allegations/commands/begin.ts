import { beginAndTell, mustTell, turnClocks } from '#modules/evidence/index.ts'
import type { Alert } from '#modules/alerts/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { clocks, type Turn } from '../clocks.ts'
import type { Concern } from '../concern.ts'
import { type Home, type InTheHome, listInTheHome, pieces } from '../queries/concerns.ts'
import { owedTo } from '../told.ts'

export type Learned = {
  kind: 'allegation' | 'standard_of_care'
  home: Home
  learnedAt: Temporal.Instant
  /** Somebody whom it is about also works here, is a councillor, or is close to a manager. */
  isSealed: boolean
  /** The worker of the household is part of what is said: they are not on the list. */
  workerIsPart: boolean
  /** The safety alert that is decided so: whoever it must not reach is on no list. */
  alert?: Pick<Alert, 'id' | 'circle'>
}

/** Writes an allegation or a standards-of-care concern down: who is to be told by when, who knows of it, and what runs from when it was learned. */
export async function beginConcern(
  tx: Tx,
  learned: Learned,
  actorId: number,
  now: Temporal.Instant,
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const { kind, home, learnedAt, isSealed, alert } = learned
  const learnedOn = londonDate(learnedAt)
  const people = await whoActs(tx, isSealed, londonDate(now))
  if (!people) return { mistakes: [{ field: 'sealed', message: nobodyThere }] }
  const { officerId, leadId } = people
  const children = await listInTheHome(tx, home.id, learnedOn)
  const list = listed(learned, children, { actorId, ...people })
  const begun = await beginAndTell(
    tx,
    {
      ...{ stream: 'allegation', ...(isSealed ? { sight: 'sealed' as const } : {}), state: 'recorded' },
      ...{ records: 'matter begun', data: {}, householdId: home.id, dueOn: learnedOn, list },
      parts: { manager: looksAfter(learned, actorId), officer: officerId, lead: leadId },
      tells: { kind: 'something needs you', path: '/concerns', to: others(list, people, actorId) },
    },
    (id) =>
      tx.run(sql`insert into allegations (id, kind, learned_at, learned_on, child_ids, alert_id)
        values (${id}, ${kind}, ${learnedAt}, ${learnedOn}, ${children.map((child) => child.id)}, ${alert?.id ?? null})`),
  )
  const iros = children.flatMap(({ iroId }) => iroId ?? [])
  const iroIds = [...new Set(iros)].filter((id) => !alert?.circle.includes(id))
  const about = { kind, isSealed, learnedAt, officerId, leadId, children: children.length, iroIds }
  for (const owed of owedTo(about)) await mustTell(tx, { pieceId: begun.id, ...owed })
  const piece = await pieces.findById(tx, begun.id)
  await turnClocks<Concern, Turn>(tx, clocks, { piece, move: kind, label: '' }, now)
  return { ref: begun.ref }
}

const nobodyThere =
  'Nobody here has the part of the Local Authority Designated Officer, or answers for it. An administrator gives somebody that role first; ring them meanwhile.'

/** The officer, and whoever answers for the service: the service manager; of what is sealed the Executive Director. */
async function whoActs(tx: Tx, isSealed: boolean, today: Temporal.PlainDate) {
  const restricted = await listPeopleWithDuty(tx, 'hold_restricted', today)
  const sealed = await listPeopleWithDuty(tx, 'hold_sealed', today)
  const both = restricted.filter(({ id }) => sealed.some((one) => one.id === id))
  const alone = (isSealed ? sealed : restricted).filter(({ id }) => !both.some((one) => one.id === id))
  const [officer, lead] = [both[0], alone[0]]
  return officer && lead ? { officerId: officer.id, leadId: lead.id } : undefined
}

/** Whoever writes it down; of what an alert was decided as, the manager of the team that supports the home, where it may reach them. */
function looksAfter({ home, isSealed, alert }: Learned, actorId: number): number {
  const { managerId } = home
  return alert && !isSealed && managerId !== null && !alert.circle.includes(managerId) ? managerId : actorId
}

type Acting = { officerId: number; leadId: number }

/** Who knows of it from the first day, besides the officer and whoever answers for it. Of what is sealed nobody else does. */
function listed(
  { home, isSealed, workerIsPart, alert }: Learned,
  children: readonly InTheHome[],
  { actorId }: Acting & { actorId: number },
) {
  const first = [{ personId: actorId, why: 'They wrote it down.' }]
  if (isSealed) return first
  const named = [
    ...first,
    ...(home.managerId === null ? [] : [{ personId: home.managerId, why: 'Their team supports the home.' }]),
    ...(home.workerId === null || workerIsPart ? [] : [{ personId: home.workerId, why: 'They support the home.' }]),
    ...children.flatMap(({ iroId }) =>
      iroId === null ? [] : [{ personId: iroId, why: 'They review the care of a child who lives there.' }],
    ),
  ]
  const kept = named.filter(({ personId }) => !alert?.circle.includes(personId))
  return kept.filter(({ personId }, at) => kept.findIndex((one) => one.personId === personId) === at)
}

const others = (list: readonly { personId: number }[], { officerId, leadId }: Acting, me: number): number[] =>
  [...new Set([officerId, leadId, ...list.map(({ personId }) => personId)])].filter((id) => id !== me)
