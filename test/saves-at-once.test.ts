import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type pg from 'pg'
import { planAudit } from '#modules/audits/index.ts'
import { makeMove } from '#modules/audits/commands/move.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { answerPart } from '#modules/audits/testing.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits, type Visitor } from './visitor.ts'

/*
 * Several people, some in two windows, save answers of one audit at the same time, each naming the version they started
 * from, as the script of the page does. What was acknowledged is never lost.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
const today = londonDate(testNow)
after(() => visits.close())

const questions = ['safe.grade', 'safe.safer_care', 'rec.grade'] as const
const windows = ['fro-1', 'fro-1', 'fsw-1', 'fsw-1', 'fsw-1'] as const

type Save = { question: string; text: string; from: number }
type Acknowledged = Save & { version: number }

/** An audit that both people write now. */
async function anAuditBeingWritten(): Promise<string> {
  return database.asSystem(testNow, async (tx) => {
    const { id, ref } = await planAudit(
      tx,
      { kind: 'thematic', householdId: service.household.id, scheduledFor: today, auditorId: service.people['fro-1']! },
      today,
    )
    await tx.run(sql`update pieces set state = 'in_audit' where id = ${id}`)
    return ref
  })
}

async function send(
  visitor: Visitor,
  ref: string,
  { question, text, from }: Save,
): Promise<{ status: number; version: number; message?: string }> {
  const fields = {
    [`${question}:value`]: '',
    [`${question}:explanation`]: text,
    [`${question}:evidence`]: '',
    [`${question}:version`]: String(from),
  }
  const answer = await visitor.post(`/audits/${ref}/sections/${question.split('.')[0]}`, fields, {
    accept: 'application/json',
  })
  return { status: answer.status, ...(JSON.parse(answer.text) as { version: number; message?: string }) }
}

type Version = { question: string; version: number; explanation: string }

/** Every version of every answer of the audit: the newest, and those in the history. */
async function allVersions(ref: string): Promise<Version[]> {
  return database.asOwner((client: pg.Client) =>
    asTx(client).many<Version>(sql`
      select n.question, n.version, n.explanation from answers n join pieces a on a.id = n.piece_id where a.ref = ${ref}
      union all
      select n.question, (y.was->>'version')::int, y.was->>'explanation' from answers n join pieces a on a.id = n.piece_id
        join history y on y.table_name = 'answers' and y.row_id = n.id where a.ref = ${ref}`),
  )
}

describe('answers saved at the same time', () => {
  test('are never lost once they were acknowledged, and a conflict is told', async () => {
    const visitors = await Promise.all(windows.map((key) => visits.as(key)))
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.tuple(fc.nat(windows.length - 1), fc.nat(questions.length - 1)), { minLength: 20, maxLength: 30 }),
        async (scheduler, plan) => {
          const ref = await anAuditBeingWritten()
          const acknowledged: Acknowledged[] = []
          const save = scheduler.scheduleFunction((at: number, one: Save) => send(visitors[at]!, ref, one))
          const sitAt = async (at: number) => {
            const known = new Map<string, number>()
            for (const [turn, [who, which]] of plan.entries()) {
              if (who !== at) continue
              const question = questions[which]!
              const one: Save = { question, text: `Window ${at}, turn ${turn}.`, from: known.get(question) ?? 0 }
              const reply = await save(at, one)
              assert.ok(
                reply.status === 200 || reply.status === 409,
                `${reply.status}: ${reply.message} ${visits.problems}`,
              )
              if (reply.status === 200) acknowledged.push({ ...one, version: reply.version })
              else conflicts += 1
              known.set(question, reply.version)
            }
          }
          await scheduler.waitFor(Promise.all(windows.map((_key, at) => sitAt(at))))
          await checkKept(ref, acknowledged)
        },
      ),
      { numRuns: 15, seed: 5, endOnFailure: true },
    )
    assert.ok(conflicts > 20, `windows did meet (${conflicts} conflicts)`)
    assert.deepEqual(visits.problems, [])
  })

  test('are never lost either when nothing orders them but the database', async () => {
    const visitors = await Promise.all(windows.map((key) => visits.as(key)))
    const ref = await anAuditBeingWritten()
    const acknowledged: Acknowledged[] = []
    await Promise.all(
      visitors.map(async (visitor, at) => {
        let from = 0
        for (let turn = 0; turn < 25; turn += 1) {
          const one: Save = { question: 'safe.grade', text: `Window ${at}, turn ${turn}.`, from }
          const reply = await send(visitor, ref, one)
          if (reply.status === 200) acknowledged.push({ ...one, version: reply.version })
          from = reply.version
        }
      }),
    )
    assert.ok(acknowledged.length >= 25)
    await checkKept(ref, acknowledged)
  })

  test('and sent twice, because the reply was lost, are saved once', async () => {
    const visitor = await visits.as('fro-1')
    const ref = await anAuditBeingWritten()
    const one: Save = { question: 'safe.grade', text: 'She settles quickly now.', from: 0 }
    const replies = await Promise.all([send(visitor, ref, one), send(visitor, ref, one), send(visitor, ref, one)])
    assert.deepEqual(
      replies.map(({ status, version }) => [status, version]),
      [
        [200, 1],
        [200, 1],
        [200, 1],
      ],
    )
    assert.deepEqual(await allVersions(ref), [{ question: 'safe.grade', version: 1, explanation: one.text }])
  })

  test('to a question that the tool does not ask are not acknowledged', async () => {
    const visitor = await visits.as('fro-1')
    const ref = await anAuditBeingWritten()
    assert.equal((await send(visitor, ref, { question: 'safe.horoscope', text: 'Nothing.', from: 0 })).status, 404)
  })

  test('while the audit is being sent are refused, and the audit is as it was sent', async () => {
    const visitor = await visits.as('fsw-1')
    const ref = await anAuditReadyToSend()
    const sent = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const sending = database.asPerson(service.people['fro-1']!, testNow, async (tx, actor) => {
      await makeMove(tx, actor, ref, { move: 'submit' }, testNow)
      sent.resolve()
      await mayCommit.promise
    })
    await Promise.race([sent.promise, sending])
    const saving = send(visitor, ref, { question: 'safe.grade', text: 'One word more.', from: 1 })
    await untilSomethingWaits()
    mayCommit.resolve()
    await sending
    assert.equal((await saving).status, 409)
    const said = await allVersions(ref)
    assert.ok(!said.some(({ explanation }) => explanation === 'One word more.'))
  })
})

async function anAuditReadyToSend(): Promise<string> {
  const ref = await anAuditBeingWritten()
  await database.asPerson(service.people['fro-1']!, testNow, (tx) => answerPart(tx, ref, 'audit'))
  return ref
}

/** Until a transaction waits for a row that another one holds; or for a second, when none does. */
async function untilSomethingWaits(): Promise<void> {
  const waiting = () =>
    database.asOwner((client) =>
      client.query('select 1 from pg_locks where not granted').then(({ rowCount }) => rowCount ?? 0),
    )
  for (let tries = 0; tries < 200 && (await waiting()) === 0; tries += 1) await sleep(5)
}

/** Every acknowledged text is there under the version that was acknowledged, and each version was given out once. */
async function checkKept(ref: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const versions = await allVersions(ref)
  const at = new Map(versions.map((one) => [`${one.question}/${one.version}`, one.explanation]))
  assert.equal(at.size, versions.length, 'two texts under one version')
  for (const { question, version, text, from } of acknowledged) {
    assert.equal(at.get(`${question}/${version}`), text, `what was acknowledged as version ${version} of ${question}`)
    assert.equal(version, from + 1, 'saved over what its writer had not seen')
  }
}

describe('what was typed when the session ended', () => {
  test('comes back to the last character, and one press saves it', async () => {
    let now = testNow
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 3 }), async (texts) => {
        const ref = await anAuditBeingWritten()
        visits.setNow(now)
        const visitor = await visits.as('fro-1')
        const fields = Object.fromEntries(
          texts.flatMap((text, at) => [
            [`${questions[at]}:version`, '0'],
            [`${questions[at]}:value`, ''],
            [`${questions[at]}:explanation`, text],
            [`${questions[at]}:evidence`, ''],
          ]),
        )
        const path = `/audits/${ref}/sections/safe`
        now = now.add({ hours: 13 })
        visits.setNow(now)
        const signedOut = await visitor.post(path, fields)
        const back = /return=(.*)$/.exec(decodeURIComponent(signedOut.location ?? ''))?.[1] ?? ''
        assert.match(back, /^\/kept-words\//)
        const again = await visits.as('fro-1')
        const { text: page } = await again.get(back)
        const kept = Object.fromEntries(
          [...page.slice(page.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
            ([, name, value]) => [unescape(name!), unescape(value!)],
          ),
        )
        const { 'form-key': key, ...words } = kept
        assert.ok(key)
        assert.deepEqual(words, fields)
        assert.equal((await again.post(path, kept)).status, 303)
        const saved = (await allVersions(ref)).map((one) => one.explanation).toSorted()
        const inSection = texts.filter((text, at) => questions[at]!.startsWith('safe.') && text !== '')
        assert.deepEqual(saved, inSection.map((text) => text.replaceAll('\r\n', '\n')).toSorted())
      }),
      { numRuns: 15, seed: 9, endOnFailure: true },
    )
  })
})

/** What people type: lines, quotes, accents, emoji, angle brackets. A form never sends a line feed alone. */
const words = fc
  .array(
    fc.constantFrom(
      'She said “no”.',
      '\r\n',
      '<b>not bold</b>',
      '& "so"',
      'naïve café',
      '🙂',
      '',
      '  two  spaces ',
      "it's",
      '</textarea>',
      '&amp;',
    ),
    { minLength: 0, maxLength: 6 },
  )
  .map((parts) => parts.join(''))

function unescape(text: string): string {
  const named: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#x27;': "'",
  }
  return text.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (entity) => named[entity]!)
}
