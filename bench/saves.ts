import { makeMove } from '#modules/audits/commands/move.ts'
import { planAudit } from '#modules/audits/commands/plan.ts'
import { saveAnswer } from '#modules/audits/commands/save-answer.ts'
import { holdAuditInHand } from '#modules/audits/queries/find-audit.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'
import type { SmallService } from '#test/service.ts'

/** How many times longer it takes to save one answer, with its access check, trail and history, than to insert one bare
 * row: the middle of each, both in a transaction of their own, one after the other, in turn so that noise hits both. */
export async function timeSaves(database: TestDatabase, service: SmallService): Promise<number> {
  const now = Temporal.Now.instant()
  const today = londonDate(now)
  const auditor = service.people['fro-1']!
  const { ref } = await database.asPerson(auditor, now, (tx) =>
    planAudit(
      tx,
      { kind: 'thematic', householdId: service.household.id, scheduledFor: today, auditorId: auditor },
      today,
    ),
  )
  await database.asPerson(auditor, now, (tx, actor) => makeMove(tx, actor, ref, { move: 'begin' }, now))
  await database.asOwner((client) =>
    client.query(
      'create table bare (id int generated always as identity primary key, words text); grant insert on bare to hearth_web',
    ),
  )
  let version = 0
  const save = (words: string) =>
    database.asPerson(auditor, now, async (tx, actor) => {
      const given = { question: 'ovr.strengths', childId: null, value: words, explanation: '', evidence: '', version }
      const saved = await saveAnswer(tx, actor, await holdAuditInHand(tx, ref), given, today)
      if (saved.kind === 'saved') version = saved.version
    })
  const insert = (words: string) =>
    database.atDoor(now, (tx) => tx.run(sql`insert into bare (words) values (${words})`))
  const times = { save: [] as number[], insert: [] as number[] }
  for (let round = 0; round < 600; round += 1) {
    const words = `She sleeps through the night now: ${round}`
    const insertTime = await timed(() => insert(words))
    const saveTime = await timed(() => save(words))
    if (round < 100) continue
    times.save.push(saveTime)
    times.insert.push(insertTime)
  }
  return middleOf(times.save) / middleOf(times.insert)
}

const middleOf = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
