import type { Duty } from '#framework/s4-roles.ts'
import { type Hearer, hearing, type MoveKey, tellings } from '#modules/audits/index.ts'
import { dutyOf, personOf } from '#modules/evidence/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { ActionPlan, AuditPlan, Moment } from '../audits/plan.ts'
import { type Day, dateOf, workingDaysAfter } from '../days.ts'
import { people } from '../people.ts'
import { insertAll } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'
import type { Numbers } from './trail.ts'

type Message = { to: number | null; kind: MessageKind; path: string; urgent: boolean; when: Moment }
/** Who has a duty, by their numbers. */
type WhoHas = (duty: Duty | undefined) => readonly number[]

/** Working days whose messages the outbox shows. None has gone out: the demonstration sends no mail. */
const shown = 4

/** What people were told in the last days, as the commands would have told them. */
export async function loadMessages(
  tx: Tx,
  plans: readonly AuditPlan[],
  numbers: Numbers,
  known: Known,
  today: Day,
): Promise<void> {
  const whoHas = await findWhoHas(tx, today)
  const [voices, actions] = [numbers.voices.values(), numbers.actions.values()]
  const all = plans.flatMap((plan, index) => [
    ...ofAudit(plan, `/audits/A-${numbers.audits[index]}`, known, whoHas),
    ...plan.voices.flatMap((voice) => ofVoice(voice, `/voices/V-${voices.next().value}`, whoHas)),
    ...plan.actions.flatMap((action) => ofAction(action, `/actions/T-${actions.next().value}`, known)),
  ])
  const since = workingDaysAfter(today, -shown)
  await insertAll(tx, 'messages', columns, rowsOf(all.filter(({ when }) => when.day >= since)))
}

/** What was said before those days has gone out in its time: nobody gets mail today of what is long over. */
export async function leaveTheLatest(tx: Tx, today: Day): Promise<void> {
  await tx.run(sql`update messages set sent_at = made_at, sent_in = case when urgent then 'alone' else 'digest' end
    where sent_at is null and made_at < ${at({ day: workingDaysAfter(today, -shown), minute: 0 })}`)
}

const columns = { to_id: 'int', kind: 'text', path: 'text', urgent: 'boolean', made_at: 'timestamptz' }

/** In the order they were said; nothing is said twice while it waits. */
function rowsOf(messages: readonly Message[]) {
  const rows = messages
    .filter(({ to }) => to !== null)
    .map(({ to, when, ...message }) => ({ ...message, to_id: to, made_at: at(when) }))
    .toSorted((one, other) => (one.made_at < other.made_at ? -1 : one.made_at > other.made_at ? 1 : 0))
  const seen = new Set<string>()
  return rows.filter(({ to_id: to, kind, path, urgent }) => {
    const key = `${to} ${kind} ${path} ${urgent}`
    return !seen.has(key) && seen.add(key)
  })
}

function ofAudit(plan: AuditPlan, path: string, known: Known, whoHas: WhoHas): Message[] {
  const { auditor, worker, moderator, moves, drawn, madeAt, alert } = plan
  const manager = people.find(({ key }) => key === worker)?.manager
  const parts = {
    auditorId: known.person(auditor),
    workerId: known.person(worker),
    moderatorId: moderator === undefined ? null : known.person(moderator),
    teamManagerId: manager === undefined ? null : known.person(manager),
  }
  const urgent = (plan.finalGrade ?? plan.auditorGrade) === 'inadequate'
  const hearers = (hearer: Hearer) => [
    personOf(hearing, hearer, parts) ?? null,
    ...whoHas(dutyOf(hearing, hearer, parts, true)),
  ]
  const told = moves.flatMap(({ move, to: state, by, at: when }) => {
    const maker = by === undefined ? undefined : known.person(by)
    return tellings[move as MoveKey]
      .filter(({ into }) => into === undefined || into === state)
      .flatMap(({ kind, to, listOnly }) => {
        const ids = new Set(to.flatMap(hearers).filter((one) => one !== maker))
        return [...ids].map((one) => ({ to: one, kind, path: listOnly ? '/audits' : path, urgent, when }))
      })
  })
  const inAlarm = alert ? [parts.teamManagerId, ...whoHas('sign_off')] : []
  return [
    ...(drawn ? [{ to: parts.auditorId, kind: 'sample drawn' as const, path, urgent: false, when: madeAt }] : []),
    ...told,
    ...inAlarm.map((to) => ({
      to,
      kind: 'safety alert raised' as const,
      path: '/',
      urgent: true,
      when: alert!.at,
    })),
  ]
}

function ofVoice({ kind, given }: AuditPlan['voices'][number], path: string, whoHas: WhoHas): Message[] {
  if (kind !== 'child' || !given) return []
  return whoHas('hold_voices').map((to) => ({ to, kind: 'voice received', path, urgent: false, when: given.at }))
}

function ofAction(action: ActionPlan, path: string, known: Known): Message[] {
  const { owner, raisedBy, raisedAt, priority, due, told, done, verified } = action
  const say = (kind: MessageKind, to: string, when: Moment, urgent = false): Message[] => [
    { to: known.person(to), kind, path, urgent, when },
  ]
  return [
    ...(owner === raisedBy ? [] : say('action set', owner, raisedAt, priority === 'p1')),
    ...told.flatMap(({ to, at: when }, step) => [
      ...say('action escalated', to, when, step === 1),
      ...(step === 0 ? say('action overdue', owner, { day: due + 1, minute: 6 * 60 + 41 }) : []),
    ]),
    ...(done && owner !== raisedBy ? say('action done', raisedBy, done.at) : []),
    ...(verified ? say('action verified', owner, verified.at) : []),
  ]
}

async function findWhoHas(tx: Tx, today: Day): Promise<WhoHas> {
  const duties = ['assign_moderators', 'decide_disagreements', 'sign_off', 'close_audits', 'hold_voices'] as const
  const found = new Map<Duty | undefined, readonly number[]>()
  for (const duty of duties) {
    const having = await listPeopleWithDuty(tx, duty, dateOf(today))
    found.set(
      duty,
      having.map(({ id }) => id),
    )
  }
  return (duty) => found.get(duty) ?? []
}
