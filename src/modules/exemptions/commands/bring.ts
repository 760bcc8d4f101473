import { beginAndTell, type Brought, broughtPieces, type Said, turnClocks } from '#modules/evidence/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { beganOn, endedOn, kindOf, standsAs } from '../brought.ts'
import { childrenBySource, homeBySource, type HomeNamed } from '../queries/brought.ts'
import { pieces } from '../queries/exemptions.ts'
import { exemptionSettings } from '../settings.ts'
import type { MoveKey } from '../states.ts'
import { exemptions } from '../stream.ts'

/** What the law gives is counted from the day that the file says; when somebody looks again, from today. */
const clocks = (exemptions.stream.clocks ?? []).filter(({ severity }) => severity === 'law')
const starts: Readonly<Record<string, MoveKey>> = { exception: 'run', temporary: 'extend' }
const stops: Readonly<Record<string, MoveKey>> = { exception: 'settle', temporary: 'decide' }

/** Exemptions, exceptions and temporary approvals as a file says them: begun as they stand, and told to nobody one by one. */
export const exemptionsBrought: Brought = broughtPieces({
  ...{ kind: 'exemptions', stream: 'exemption', path: '/exemptions', recorded: 'exemption', byItself: ['over'] },
  begin: async (tx, said, { now, once }) => {
    const today = londonDate(now)
    const [kind, on, ended] = [kindOf(said), beganOn(said), endedOn(said, today)]
    const source = String(said['household'])
    const home = await once(`home ${source}`, () => homeBySource(tx, source))
    const deciders = await once('deciders', () => listPeopleWithDuty(tx, 'hold_exemptions', today))
    const parts = partsOf(home, deciders, said, today)
    const days = await once('days', () => readSettings(tx, today, exemptionSettings))
    const { state, since, dueOn } = standsAs(said, today, days, now)
    const childIds = await namedIn(tx, said)
    const there = await listChildrenPlaced(tx, home.id, on, on)
    const begun = await beginAndTell(
      tx,
      {
        ...{ stream: 'exemption', state, since, dueOn, records: 'exemption brought in', data: { kind } },
        ...{ householdId: home.id, parts },
      },
      (id) =>
        tx.run(sql`insert into exemptions (id, kind, child_ids, from_on, began_on, ended_on, terms_then, fostered_then)
          values (${id}, ${kind}, ${childIds}, ${on}, ${on}, ${ended}, '', ${Math.max(there.length, childIds.length)})`),
    )
    await turn(tx, begun.id, kind, starts, now)
    if (ended) await turn(tx, begun.id, kind, stops, now)
    return { ...begun, isWith: ended ? null : parts.manager }
  },
  change: async (tx, { id }, said, { now, once }) => {
    const today = londonDate(now)
    const [before, ended] = [await pieces.findById(tx, id), endedOn(said, today)]
    const wasMoved = !before.beganOn?.equals(beganOn(said))
    await tx.run(sql`update exemptions set child_ids = ${await namedIn(tx, said)}, from_on = ${beganOn(said)},
      began_on = ${beganOn(said)}, ended_on = ${ended} where id = ${id}`)
    const turned = before.state === 'closed' ? starts : { exception: 'correct_day', temporary: 'correct_day' }
    if (before.state === 'closed' ? !ended : wasMoved) await turn(tx, id, before.kind, turned as typeof starts, now)
    if (ended) await turn(tx, id, before.kind, stops, now)
    return standsAs(said, today, await once('days', () => readSettings(tx, today, exemptionSettings)), now)
  },
})

async function turn(tx: Tx, id: number, kind: string, by: Readonly<Record<string, MoveKey>>, now: Temporal.Instant) {
  const move = by[kind]
  if (move)
    await turnClocks(tx, clocks, { piece: await pieces.findById(tx, id), move, label: 'Its file says otherwise' }, now)
}

const namedIn = (tx: Tx, { children }: Said): Promise<number[]> =>
  childrenBySource(tx, typeof children === 'string' ? children.split(';') : [])

/** Whoever answers for the home now. What is over needs nobody: where nobody is left, it stands with whoever decides exemptions. */
function partsOf(
  { managerId, workerId }: HomeNamed,
  deciders: readonly { id: number }[],
  said: Said,
  today: Temporal.PlainDate,
) {
  const decider = deciders.find(({ id }) => id !== managerId && id !== workerId)
  if (!decider) throw new Refused('Nobody here decides exemptions: ask whoever sets roles. Nothing was brought in.')
  if (!endedOn(said, today) && (managerId === null || workerId === null))
    throw new Refused(
      `Nobody supervises household ${String(said['household'])}, or its team has no manager: that is put right in the register first. Nothing was brought in.`,
    )
  return { manager: managerId ?? decider.id, worker: workerId ?? managerId ?? decider.id, decider: decider.id }
}
