import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from './testing.ts'

describe('UA-D2: the page of a child in an audit', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const { ref } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, { householdId: household.id, state: 'in_audit', auditorId: people['fro-1']! })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    return audit
  })
  const page = `/audits/${ref}/children/${household.childRef}`
  const auditor = await visits.as('fro-1')
  const sections = ['cyp1', 'cyp2', 'cyp3', 'cyp4']

  test('UA-D9: holds four forms, each sent to the address of its section, and each grade with what it looks like', async () => {
    const { text } = await auditor.get(page)
    for (const key of sections) {
      assert.match(text, new RegExp(`<h2[^>]* id="${key}"`))
      assert.match(
        text,
        new RegExp(`<form method="post" action="/audits/${ref}/sections/${key}/${household.childRef}"`),
      )
    }
    assert.equal(text.match(/What good looks like/g)?.length, sections.length)
  })

  test('UA-D18: is where the addresses of its sections lead, and one line in the list', async () => {
    for (const key of sections)
      assert.equal(
        (await auditor.get(`/audits/${ref}/sections/${key}/${household.childRef}`)).location,
        `${page}#${key}`,
      )
    const looks = () =>
      database.asSystem(testNow, (tx) =>
        tx.many(sql`select from trail where actor_id = ${people['fro-1']} and kind = 'audit section looked at'`),
      )
    const before = (await looks()).length
    const closer = `/audits/${ref}/sections/cyp1/${household.childRef}?look=closer`
    for (const path of [page, closer]) assert.equal((await auditor.get(path)).status, 200)
    assert.equal((await looks()).length, before + 2)
    const { text } = await auditor.get(`/audits/${ref}`)
    assert.equal(text.match(new RegExp(`href="${page}"`, 'g'))?.length, 1)
    assert.match(text, /To do: \d+ needed/)
    assert.match(text, /Plans to improve[\s\S]{0,300}Only if you look closer/, 'nobody is asked it at first')
  })
})
