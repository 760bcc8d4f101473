import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from '#modules/audits/testing.ts'

describe('LW-1: a child over the usual fostering limit', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const auditor = await visits.as('fro-1')
  const { ref } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, {
      householdId: household.id,
      kind: 'thematic',
      auditorId: people['fro-1']!,
      state: 'in_audit',
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    return audit
  })
  const page = `/audits/${ref}/sections/cyp3/${household.childRef}`
  const versions: Record<string, number> = {}
  const say = async (answers: Readonly<Record<string, string>>) => {
    const fields = Object.entries(answers).flatMap(([topic, value]) => {
      const name = `cyp3.${topic}/${household.childId}`
      const version = versions[topic] ?? 0
      versions[topic] = version + 1
      return [
        [`${name}:value`, value],
        [`${name}:version`, String(version)],
      ]
    })
    assert.equal((await auditor.post(page, Object.fromEntries(fields))).status, 303)
  }
  const told = () =>
    database.asOwner((client) =>
      asTx(client).many<{ key: string; urgent: boolean; path: string }>(sql`
        select p.demonstration_key as key, m.urgent, m.path from messages m join people p on p.id = m.to_id
        where m.kind = 'fostering limit passed' order by key`),
    )
  const urgent = (key: string) => ({ key, urgent: true, path: `/audits/${ref}/children/${household.childRef}#cyp3` })

  test('is nothing to tell while nobody has said whether an exemption names the child', async () => {
    await say({ over_limit: 'yes' })
    assert.deepEqual(await told(), [])
    assert.match(
      (await auditor.get(`/audits/${ref}/children/${household.childRef}`)).text,
      /Is there an exemption that names this child\?/,
    )
  })

  test('is told to the service manager and the head of service at once, with the answer, and once', async () => {
    await say({ exemption: 'no' })
    assert.deepEqual(await told(), [urgent('hos-1'), urgent('sm-1')])
    await say({ exemption: 'yes' })
    await say({ exemption: 'no' })
    assert.deepEqual(await told(), [urgent('hos-1'), urgent('sm-1')], 'not again while it waits to be read')
  })

  test('is no safety alert, and asks whose decision, when, and how it will be lawful', async () => {
    const alerts = await database.asOwner((client) => asTx(client).many(sql`select id from alerts`))
    assert.deepEqual(alerts, [])
    const { text } = await auditor.get(`/audits/${ref}/children/${household.childRef}`)
    for (const words of [/Whose decision was it/, /When was it decided\?/, /How will it be lawful/])
      assert.match(text, words)
  })

  test('limits the grade from the first day', async () => {
    const { text } = await auditor.get(`/audits/${ref}/sections/ovr`)
    assert.match(text, /over the usual fostering limit, with no exemption that names the child: the highest grade is/)
    assert.deepEqual(visits.problems, [])
  })
})
