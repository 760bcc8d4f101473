import { sql, type Tx } from '#platform/sql/index.ts'
import type { AuditPlan } from '../audits/plan.ts'
import { eventsOf } from './actions.ts'
import { insertAll } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

/** The numbers that were given, in the order of the plans. */
export type Numbers = { audits: readonly number[]; voices: readonly number[]; actions: readonly number[] }
type Entry = { at: string; by: string | undefined; kind: string; household_id: number; piece_id: number; data: object }

/** The trail as it would have been left, had each thing been done by hand. */
export async function loadTrail(tx: Tx, plans: readonly AuditPlan[], numbers: Numbers, known: Known): Promise<void> {
  const byActor = Map.groupBy(entriesOf(plans, numbers, known), (entry) => entry.by)
  for (const [key, entries] of byActor) {
    const actor = key === undefined ? null : known.person(key)
    // Everyone writes only their own lines of the trail, and so does this.
    await tx.run(sql`select set_config('hearth.actor', ${String(actor ?? '')}, true)`)
    await insertAll(
      tx,
      'trail',
      columns,
      entries.map((entry) => ({ ...entry, actor_id: actor })),
    )
  }
  await tx.run(sql`select set_config('hearth.actor', '', true)`)
}

const columns = {
  at: 'timestamptz',
  actor_id: 'int',
  kind: 'text',
  household_id: 'int',
  piece_id: 'int',
  data: 'jsonb',
}

function entriesOf(plans: readonly AuditPlan[], numbers: Numbers, known: Known): Entry[] {
  const entries: Entry[] = []
  const [voices, actions] = [numbers.voices.values(), numbers.actions.values()]
  for (const [index, plan] of plans.entries()) {
    const about = { household_id: known.household(plan.household), piece_id: numbers.audits[index] as number }
    const add = (kind: string, by: string | undefined, when: string, data: object = {}) =>
      entries.push({ at: when, by, kind, ...about, data })
    add('audit planned', undefined, at(plan.madeAt), { kind: plan.kind })
    for (const { move, from, to, by, at: moment } of plan.moves) add('audit moved', by, at(moment), { move, from, to })
    if (plan.alert) add('safety alert raised', plan.alert.by, at(plan.alert.at))
    if (plan.alert?.cleared) add('safety alert decided', plan.alert.cleared.by, at(plan.alert.cleared.at))
    for (const voice of plan.voices) {
      const data = { voice: `V-${voices.next().value}` }
      if (voice.given) add('voice given', voice.gatherer, at(voice.given.at), data)
      if (voice.notGiven) add('voice not given', voice.gatherer, at(voice.notGiven.at), data)
      if (voice.given?.told) add('voice answered', voice.given.told.by, at(voice.given.told.at), data)
    }
    for (const action of plan.actions) {
      const data = { action: `T-${actions.next().value}` }
      for (const event of eventsOf(action)) add(trailKinds[event.kind] as string, event.by, event.at, data)
    }
  }
  return entries.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

const trailKinds: Record<string, string> = {
  raised: 'action raised',
  begun: 'action begun',
  manager_told: 'overdue action escalated',
  service_manager_told: 'overdue action escalated',
  done: 'action done',
  verified: 'action verified',
  impact_noted: 'impact of an action noted',
}

/** The trail of what moved in a stream, as it would have been left: everybody writes only their own lines of it. */
export async function leaveTrail(tx: Tx, stream: 'exemption' | 'complaint' | 'escalation'): Promise<void> {
  const actors = await tx.many<{ id: number }>(
    sql`select distinct m.by_id as id from moves m join pieces p on p.id = m.piece_id where p.stream = ${stream} order by 1`,
  )
  for (const { id } of actors) {
    await tx.run(sql`select set_config('hearth.actor', ${String(id)}, true)`)
    await tx.run(sql`insert into trail (at, actor_id, kind, household_id, piece_id, data)
      select m.at, m.by_id, ${`${stream} moved`}, p.household_id, p.id, jsonb_build_object('move', m.move, 'from', m.from_state, 'to', m.to_state)
      from moves m join pieces p on p.id = m.piece_id where p.stream = ${stream} and m.by_id = ${id}`)
  }
  await tx.run(sql`select set_config('hearth.actor', '', true)`)
}
