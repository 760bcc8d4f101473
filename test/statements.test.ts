import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { counted } from './statements.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits } from './visitor.ts'

/*
 * How many statements a page asks at most, whoever looks (SC-7, SC-9): each is a round trip, and round trips are what a page costs. The
 * beginning, who asks, the line in the trail and the end are among them.
 */

const most = { list: 5, audit: 16, section: 14, child: 18, poll: 6, save: 8, month: 12 }

/** How large a child's page may be. */
const largest = 140_000

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

/** An audit with every kind of thing that a page of it shows, a re-audit of another; its household has an open alert when `alert` is set. */
async function anAuditInHand(alert: boolean): Promise<string> {
  const { ref } = await database.asSystem(testNow, async (tx) => {
    const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
    const before = await anAudit(tx, { householdId: household.id, state: 'closed', ...parts })
    const audit = await anAudit(tx, { householdId: household.id, state: 'in_audit', ...parts })
    await tx.run(sql`update audits set reaudit_of = ${before.id} where id = ${audit.id}`)
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    const asked = { householdId: household.id, pieceId: audit.id, state: 'given' } as const
    await aVoice(tx, { ...asked, childId: household.childId, gathererId: people['iro-1']! })
    await aVoice(tx, { ...asked, kind: 'carer', gathererId: people['fro-1']! })
    await anAnswer(tx, audit.id, 'safe.immediate', 'yes')
    return audit
  })
  await database.asOwner(async (client) => {
    await client.query('delete from alerts')
    if (alert)
      await client.query(
        `insert into alerts (household_id, circle, raised_at, again_at, climbs_at) values ($1, '{}', $2, $2, $2)`,
        [household.id, String(testNow)],
      )
  })
  return ref
}

const roles = {
  IRO: 'iro-1',
  'reviewing officer': 'fro-1',
  worker: 'fsw-1',
  'team manager': 'tm-1',
  'service manager': 'sm-1',
  QA: 'qa-1',
}

/** What the page asked, the first time left out: then statements are prepared and published tools are read. */
async function asked(key: string, path: string, allowed: readonly number[] = [200]) {
  const visitor = await visits.as(key)
  await visitor.get(path)
  const { statements, result } = await counted(() => visitor.get(path))
  assert.ok(allowed.includes(result.status), `${path} for ${key}: ${result.status}`)
  return { statements, text: result.text }
}

function within(statements: readonly string[], limit: number, what: string): void {
  const list = statements.map((one) => one.replaceAll(/\s+/g, ' ').slice(0, 100)).join('\n')
  assert.ok(statements.length <= limit, `${what} asks ${statements.length} statements, at most ${limit}:\n${list}`)
}

describe('SC-7: statements a page', () => {
  for (const [role, key] of Object.entries(roles)) {
    test(`a list asks ${most.list} for the ${role}`, async () => {
      const lists = ['/audits', '/audits?state=open', '/actions', ...(key === 'qa-1' ? ['/voices'] : [])]
      for (const path of lists) within((await asked(key, path, [200, 403])).statements, most.list, `${path} for ${key}`)
    })

    for (const alert of [false, true])
      test(`an audit asks ${most.audit} and a section ${most.section} for the ${role}, ${alert ? 'with an alert open' : 'without an alert'}`, async () => {
        const ref = await anAuditInHand(alert)
        const { statements, text } = await asked(key, `/audits/${ref}`)
        within(statements, most.audit, `an audit for ${key}`)
        const sections = new Set(text.match(new RegExp(`(?<=href=")/audits/${ref}/sections/[^"#?]+`, 'g')))
        assert.ok(key === 'iro-1' ? sections.size === 0 : sections.size > 10, `${sections.size} sections for ${key}`)
        for (const path of sections) within((await asked(key, path)).statements, most.section, `${path} for ${key}`)
        const children = new Set(text.match(new RegExp(`(?<=href=")/audits/${ref}/children/[^"#?]+`, 'g')))
        assert.equal(children.size, 1, `${children.size} children for ${key}`)
        for (const path of children) {
          const page = await asked(key, path)
          within(page.statements, most.child, `${path} for ${key}`)
          assert.ok(
            Buffer.byteLength(page.text) <= largest,
            `${path} for ${key}: ${Buffer.byteLength(page.text)} bytes`,
          )
        }
      })
  }

  for (const key of ['sm-1', 'qa-1'])
    test(`SC-9: the month asks ${most.month} for ${key}, a past one too`, async () => {
      for (const path of ['/month', '/month?month=2025-03'])
        within((await asked(key, path)).statements, most.month, `${path} for ${key}`)
    })

  test(`a poll with nothing new asks ${most.poll}`, async () => {
    const ref = await anAuditInHand(true)
    for (const key of ['fro-1', 'fsw-1', 'tm-1']) {
      const visitor = await visits.as(key)
      for (const part of ['section=ovr', `child=${household.childRef}`]) {
        const path = `/audits/${ref}/live?${part}`
        const { stamp } = JSON.parse((await visitor.get(path, { accept: 'application/json' })).text) as {
          stamp: string
        }
        const again = await counted(() => visitor.get(`${path}&stamp=${stamp}`, { accept: 'application/json' }))
        assert.equal(again.result.status, 204)
        within(again.statements, most.poll, `a poll of ${part} for ${key}`)
      }
    }
  })

  for (const [key, question, value] of [
    ['fro-1', 'ovr.strengths', ''],
    ['fro-1', 'safe.grade', 'good'],
    ['fsw-1', 'safe.safer_care', 'yes'],
  ] as const)
    test(`the saving of one answer asks ${most.save}: ${question}`, async () => {
      const ref = await anAuditInHand(false)
      const visitor = await visits.as(key)
      const save = (version: number) =>
        visitor.post(
          `/audits/${ref}/sections/${question.split('.')[0]}`,
          {
            [`${question}:value`]: value,
            [`${question}:explanation`]: `Words ${version}`,
            [`${question}:evidence`]: '',
            [`${question}:version`]: String(version),
          },
          { accept: 'application/json' },
        )
      assert.equal((await save(0)).status, 200)
      const { statements, result } = await counted(() => save(1))
      assert.equal(result.status, 200, result.text)
      within(statements, most.save, `a save of ${question}`)
    })
})
