import { aLeaderVisit, answerLeader, tellStaff } from '#modules/programme/testing.ts'
import { testNow } from '#test/database.ts'
import { type Stage, today } from './stage.ts'

/** The leaders' programme: one day on its whole way, two of which the same leader is excused, and one that nobody goes on with. */
export async function leaders(stage: Stage): Promise<void> {
  const { service, send, as, job } = stage
  const agree = (on: Temporal.PlainDate) =>
    as('qa-1', (tx) =>
      aLeaderVisit(tx, { leaderId: service.people['ce-1']!, companionId: service.people['sm-1']!, kind: 'watch', on }),
    ) as Promise<string>
  const on = (day: Temporal.PlainDate) => ({
    'date-day': String(day.day),
    'date-month': String(day.month),
    'date-year': String(day.year),
  })
  const ref = await agree(today)
  await send('ce-1', `/programme/${ref}/holding`, on(today))
  await as('ce-1', (tx, actor) => answerLeader(tx, actor, { ref, part: 'seen', today }, { barrier_is: 'none' }))
  await send('ce-1', `/programme/${ref}/writing`)
  await send('ce-1', `/programme/${ref}/promise`)
  await as('ce-1', (tx, actor) => answerLeader(tx, actor, { ref, part: 'told', today }))
  await as('ce-1', (tx) => tellStaff(tx, ref, testNow))
  await send('ce-1', `/programme/${ref}/telling-back`)
  for (const days of [7, 14])
    await send('qa-1', `/programme/${await agree(today.add({ days }))}/excuse`, { why: 'absence', reason: 'Away.' })
  await agree(today.add({ days: 4 }))
  for (let days = 1; days <= 12; days += 1) await job('remind of leader visits', testNow.add({ hours: 24 * days }))
}
