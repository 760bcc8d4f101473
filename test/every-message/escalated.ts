import { escalations } from '#modules/escalations/index.ts'
import { anEscalation, answerPart, leadTo, request } from '#modules/escalations/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { testNow } from '#test/database.ts'
import type { Stage } from './stage.ts'

/** An escalation that is answered, one that nobody answers, and good practice. */
export async function escalated({ service, as, job }: Stage): Promise<void> {
  const keys = { officer: 'iro-1', manager: 'tm-1', above: 'sm-1' } as const
  const { childRef } = service.household
  const begin = (kind: 'concern' | 'good_practice' = 'concern') =>
    as('iro-1', (tx, actor) => anEscalation(tx, actor, childRef, testNow, { kind })) as Promise<string>
  await leadTo((who, work) => as(keys[who], work), { ref: await begin(), state: 'closed', now: testNow })
  await leadTo((who, work) => as(keys[who], work), { ref: await begin(), state: 'informal', now: testNow })
  const good = await begin('good_practice')
  await as('iro-1', (tx, actor) => answerPart(tx, actor, { ref: good, part: 'noticed', now: testNow }))
  await as('iro-1', (tx, actor) => escalations.makeMove(tx, actor, good, request('note', londonDate(testNow)), testNow))
  for (let days = 1; days <= 10; days += 1) await job('remind of escalations', testNow.add({ hours: 24 * days }))
}
