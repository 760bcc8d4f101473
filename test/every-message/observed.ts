import { answerPart, noteTalk } from '#modules/observations/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { type Stage, today } from './stage.ts'

/** Visits that are observed: one on its whole way, one that nobody goes on with, and two from which the observer is called away. */
export async function observed(stage: Stage): Promise<void> {
  const { database, service, send, as, job } = stage
  const on = (field: string, day: number) => ({
    [`${field}-day`]: String(day),
    [`${field}-month`]: '11',
    [`${field}-year`]: '2026',
  })
  const plan = async (worker: string) => {
    const household =
      worker === 'fsw-1' ? service.household : worker === 'fsw-2' ? service.sameTeam : service.neighbours
    const visit = { worker: String(service.people[worker]), kind: 'home_visit', mode: 'room', household: household.ref }
    await send('sm-1', '/observations', { ...visit, ...on('on', 25) })
    const { ref } = await database.asSystem(testNow, (tx) =>
      tx.one<{ ref: string }>(sql`select ref from pieces where stream = 'observation' order by id desc limit 1`),
    )
    return ref
  }
  type Answers = Parameters<typeof answerPart>[3]
  const answer = (key: string, ref: string, part: Parameters<typeof answerPart>[2]['part'], answers: Answers = {}) =>
    as(key, (tx, actor) => answerPart(tx, actor, { ref, part, today }, answers))
  const ref = await plan('fsw-1')
  const at = (noun: string) => `/observations/${ref}/${noun}`
  await send('fsw-1', at('day'), { asker: 'family', ...on('date', 26) })
  await answer('fsw-1', ref, 'preparation')
  await send('fsw-1', at('preparation'))
  // It was another day than planned, and they say that it is right.
  await send('sm-1', at('visit'), { ...on('date', 19), 'date-right': '2026-11-19' })
  await answer('sm-1', ref, 'observed', { child_view: 'She listens to me.' })
  await as('sm-1', (tx) => noteTalk(tx, ref, testNow))
  await send('sm-1', at('sharing'))
  await answer('fsw-1', ref, 'answer')
  await send('fsw-1', at('answer'))
  await answer('sm-1', ref, 'record')
  await send('sm-1', at('closure'), { reason: 'All was well.' })
  for (const worker of ['fsw-2', 'fsw-3'])
    await send('sm-1', `/observations/${await plan(worker)}/cancellation`, { why: 'observer_away' })
  const left = await plan('fsw-2')
  for (let days = 1; days <= 12; days += 1) await job('remind of observations', testNow.add({ hours: 24 * days }))
  const to = String(service.people['om-1'])
  await send('hos-1', `/observations/${left}/hand-over/observer`, { to, reason: 'On leave until spring.' })
}
