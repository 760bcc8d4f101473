import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/problems.ts'
import { asTx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { states } from './steps.ts'
import { saveAnswer } from './commands/save-answer.ts'
import { holdAuditInHand } from './queries/find-audit.ts'
import { anAudit } from './testing.ts'
import { differences, framework, lineFor, lines, names, partOf, questions, wanted } from './writers.testing.ts'

test('7.1: what somebody may not write is not written, whatever they send; what they may write is', async () => {
  const database = await freshDatabase()
  const { household } = await aSmallService(database)
  const today = Temporal.PlainDate.from('2026-11-19')
  const ofNoChild = questions.filter(({ section: { perChild } }) => !perChild).map(({ question: { key } }) => key)
  const asked = framework.flatMap((line) => ofNoChild.filter((key) => lineFor(key) === line).slice(0, 1))
  const undone = new Error('undone')
  const written: string[] = []
  await database
    .asOwner(async (client) => {
      const tx = asTx(client)
      await client.query('begin')
      for (const state of states) {
        const { ref } = await anAudit(tx, { householdId: household.id, kind: 'thematic', state })
        const inHand = await holdAuditInHand(tx, ref)
        for (const name of names) {
          const { actor, audit } = partOf(name)
          for (const question of asked) {
            const given = { question, childId: null, value: '', explanation: name, evidence: '', version: 0 }
            await client.query('savepoint one')
            const saved = await saveAnswer(tx, actor, { ...inHand, ...audit, id: inHand.id }, given, today).catch(
              (problem: unknown) => {
                if (problem instanceof Refused) return undefined
                throw problem
              },
            )
            await client.query('rollback to savepoint one')
            if (saved?.kind === 'saved') written.push(`${state}: ${name}: ${question}`)
          }
        }
      }
      throw undone
    })
    .catch((problem: unknown) => {
      if (problem !== undone) throw problem
    })
  const among = (line: string) => asked.includes(line.split(': ')[2] ?? '')
  assert.deepEqual(differences(written, lines(wanted).filter(among)), { tooMuch: [], tooLittle: [] })
  assert.ok(written.length > 50)
})
