// Decision 87: what is asked at first, and what of whoever looks closer; what is needed is marked and counted.
import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAnswer, anAudit } from './testing.ts'

describe('The page of a section', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [auditor, moderator] = [await visits.as('fro-1'), await visits.as('iro-2')]
  let audit = { id: 0, ref: '' }
  const own = database.asSystem.bind(database, testNow)
  const begun = (given: Partial<Parameters<typeof anAudit>[1]> = {}) =>
    database.asSystem(testNow, async (tx) => {
      const made = await anAudit(tx, {
        ...{ householdId: household.id, kind: 'thematic', state: 'in_audit' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! },
        ...given,
      })
      await tx.run(sql`insert into audit_children (audit_id, child_id) values (${made.id}, ${household.childId})
        on conflict do nothing`)
      return made
    })
  const at = (section: string) => `/audits/${audit.ref}/sections/${section}`
  const asks = (text: string, key: string) => text.includes(`id="${key.replace('.', '-')}"`)
  const words = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  const read = async (visitor: Visitor, path: string) => {
    const reply = await visitor.get(path)
    assert.equal(reply.status, 200, path)
    return reply.text
  }
  beforeEach(async () => {
    audit = await begun()
  })

  test('shows what is asked at first, and how many more questions wait', async () => {
    const text = await read(auditor, at('safe'))
    assert.ok(asks(text, 'safe.bedrooms') && !asks(text, 'safe.pets') && !asks(text, 'safe.baby_plan'))
    assert.match(words(text), /Look closer: \d+ more questions/)
  })

  test('opens what is further on a page of its own, without a script and with nothing lost that was typed', async () => {
    const sent = await auditor.post(at('safe'), {
      ...{ 'safe.guidance:value': 'yes', 'safe.guidance:version': '0', 'safe.guidance:explanation': '' },
      look: 'closer',
    })
    assert.deepEqual([sent.status, sent.location], [303, `${at('safe')}?look=closer`])
    const text = await read(auditor, sent.location!)
    assert.ok(asks(text, 'safe.pets') && !asks(text, 'safe.bedrooms') && !asks(text, 'safe.baby_plan'))
    const saved = await own((tx) =>
      tx.many(sql`select value from answers where piece_id = ${audit.id} and question = 'safe.guidance'`),
    )
    assert.deepEqual(saved, [{ value: 'yes' }])
  })

  test('keeps what was mistyped there on the same page', async () => {
    const sent = await auditor.post(`${at('wfc1')}?look=closer`, {
      ...{
        'wfc1.visit_last:value-day': '31',
        'wfc1.visit_last:value-month': '2',
        'wfc1.visit_last:value-year': '2026',
      },
      ...{ 'wfc1.visit_last:version': '0', 'wfc1.visit_last:explanation': '' },
    })
    assert.equal(sent.status, 422)
    assert.ok(asks(sent.text, 'wfc1.visit_last') && asks(sent.text, 'wfc1.breaks'))
  })

  test('shows a further question once it has an answer, or once an answer calls for it', async () => {
    await own(async (tx) => {
      await anAnswer(tx, audit.id, 'safe.pets', 'no')
      await anAnswer(tx, audit.id, 'safe.missing_protocol', 'no')
    })
    const text = await read(auditor, at('safe'))
    assert.ok(asks(text, 'safe.pets') && asks(text, 'safe.missing_pattern') && !asks(text, 'safe.smoking'))
  })

  test('shows what a fact calls for, and a module only to whom it is for', async () => {
    const before = await read(auditor, at('wfc1'))
    assert.ok(!asks(before, 'wfc1.kinship_plan'))
    await own((tx) => tx.run(sql`update households set carer_type = 'connected' where id = ${household.id}`))
    const text = await read(auditor, at('wfc1'))
    await own((tx) => tx.run(sql`update households set carer_type = 'mainstream' where id = ${household.id}`))
    for (const key of ['wfc1.kinship_plan', 'wfc1.assessment']) assert.ok(asks(text, key), key)
  })

  test('UA-D10: marks what is needed and says how many are left', async () => {
    const text = await read(auditor, at('safe'))
    assert.match(words(text), /3 of 3 needed answers were still to be given or confirmed/)
    await own((tx) => anAnswer(tx, audit.id, 'safe.immediate', 'no'))
    assert.match(words(await read(auditor, at('safe'))), /2 of 3 needed answers were still/)
    assert.match(words(text), /Is any child here at risk of serious harm now\? Needed/)
    assert.match(words(await read(auditor, at('wfc4'))), /Nothing here must be answered/)
  })

  test('has a line for evidence or a comment under every answer, closed until it is wanted, and kept with the answer', async () => {
    const text = await read(auditor, at('hdr'))
    const lines = text.match(/<details class="hearth-comment"[^>]*>/g) ?? []
    assert.equal(lines.length, (text.match(/data-autosave/g) ?? []).length)
    assert.ok(lines.every((line) => !/ open/.test(line)))
    const said = 'Seen in the minutes.'
    const date = { 'value-day': '10', 'value-month': '11', 'value-year': '2026', version: '0', explanation: said }
    const fields = Object.entries(date).map(([part, value]) => [`hdr.collab_date:${part}`, value] as const)
    assert.equal((await auditor.post(at('hdr'), Object.fromEntries(fields))).status, 303)
    const after = await read(auditor, at('hdr'))
    assert.match(after, /<details class="hearth-comment" data-why open>/)
    for (const path of [at('hdr'), `/audits/${audit.ref}/print`])
      assert.ok((await read(auditor, path)).includes(said), path)
  })

  test('tells whoever only reads how many further ones were not answered, and shows them what those ask', async () => {
    audit = await begun({ state: 'closed' })
    const text = await read(auditor, at('safe'))
    assert.match(words(text), /\d+ further questions were not answered/)
    assert.doesNotMatch(words(text), /Were the animals in the home assessed/)
    assert.match(words(await read(auditor, `${at('safe')}?look=closer`)), /Were the animals in the home assessed/)
  })

  test('tells a blind moderator nothing of a grade by what stands there', async () => {
    audit = await begun({ state: 'in_moderation' })
    await own(async (tx) => {
      await tx.run(sql`update audits set blind_moderation = true where id = ${audit.id}`)
      await anAnswer(tx, audit.id, 'cyp4.grade', 'inadequate', { childId: household.childId })
    })
    const path = `/audits/${audit.ref}/children/${household.childRef}`
    const asksWhy = /did someone explain why/
    assert.doesNotMatch(words(await read(moderator, path)), asksWhy)
    assert.match(words(await read(auditor, path)), asksWhy)
  })
})
