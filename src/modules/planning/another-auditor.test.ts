import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit, type AuditGiven } from '#modules/audits/testing.ts'

describe('Another auditor', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [quality, officer] = [await visits.as('qa-1'), await visits.as('fro-1')]
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)
  const begun = (given: Partial<AuditGiven> = {}) =>
    inside((tx) =>
      anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        auditorId: people['fro-1']!,
        workerId: people['fsw-1']!,
        ...given,
      }),
    )
  const partsOf = (id: number) =>
    inside((tx) => tx.one<{ auditor: number }>(sql`select auditor_id as auditor from audits where id = ${id}`))
  const reason = 'Fro-1 is away for three months.'

  test('Quality Assurance and Partnerships give an audit to another auditor, with the reason, and both are told', async () => {
    const { id, ref } = await begun({ state: 'in_audit' })
    const voice = await inside((tx) =>
      aVoice(tx, { householdId: household.id, pieceId: id, kind: 'carer', gathererId: people['fro-1']! }),
    )
    assert.match((await quality.get(`/audits/${ref}`)).text, /Choose another auditor/)
    const given = { auditor: String(people['fro-2']), reason }
    assert.equal((await quality.post(`/audits/${ref}/auditor`, given)).location, `/audits/${ref}`)
    assert.equal((await partsOf(id)).auditor, people['fro-2'])
    assert.match((await quality.get(`/audits/${ref}`)).text, new RegExp(reason))
    await database.asOwner(async (client) => {
      const tx = asTx(client)
      const told = sql`select to_id as to, kind from messages where made_at = ${testNow} order by kind`
      assert.deepEqual(await tx.many(told), [
        { to: people['fro-2'], kind: 'audit scheduled' },
        { to: people['fro-1'], kind: 'auditor changed' },
      ])
      const by = sql`select actor_id as by from trail where kind = 'auditor changed' and piece_id = ${id}`
      assert.deepEqual(await tx.many(by), [{ by: people['qa-1'] }])
      const asks = sql`select gatherer_id as id from voices where id = ${voice.id}`
      assert.deepEqual(await tx.one(asks), { id: people['fro-2'] }, 'the carer is the new auditor’s to ask')
    })
  })

  test('Nobody is offered, or taken, who is part of what is audited, moderates it, or has left', async () => {
    const { id, ref } = await begun()
    const not = await inside(async (tx) => {
      const gone = await aPerson(tx, { name: 'Gone Auditor', roles: ['fostering_reviewing_officer'], active: false })
      await tx.run(sql`insert into person_roles (person_id, role) values
        (${people['fsw-1']}, 'fostering_reviewing_officer'), (${people['iro-1']}, 'fostering_reviewing_officer')`)
      await tx.run(sql`update audits set moderator_id = ${people['iro-1']} where id = ${id}`)
      return { gone: gone.id, worker: people['fsw-1']!, manager: people['tm-1']!, moderator: people['iro-1']! }
    })
    const { text } = await quality.get(`/audits/${ref}/auditor`)
    assert.match(text, /Person fro-2/)
    for (const person of [...Object.values(not), people['fro-1'], people['qa-1']]) {
      assert.doesNotMatch(text, new RegExp(`<option value="${person}"`))
      const refused = await quality.post(`/audits/${ref}/auditor`, { auditor: String(person), reason })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Choose who carries out this audit/)
    }
    assert.equal((await partsOf(id)).auditor, people['fro-1'])
  })

  test('The reason is wanted, and what was chosen stays on the form', async () => {
    const { ref } = await begun()
    const refused = await quality.post(`/audits/${ref}/auditor`, { auditor: String(people['fro-2']), reason: ' ' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say why somebody else carries it out/)
    assert.match(refused.text, new RegExp(`<option value="${people['fro-2']}" selected`))
  })

  test('Once an audit is sent its auditor stays; nobody else may change them before', async () => {
    const sent = await begun({ state: 'submitted' })
    const given = { auditor: String(people['fro-2']), reason }
    assert.equal((await quality.get(`/audits/${sent.ref}/auditor`)).status, 409)
    assert.equal((await quality.post(`/audits/${sent.ref}/auditor`, given)).status, 409)
    assert.doesNotMatch((await quality.get(`/audits/${sent.ref}`)).text, /Choose another auditor/)
    const open = await begun()
    for (const visitor of [officer, await visits.as('tm-1'), await visits.as('sm-1')])
      assert.equal((await visitor.post(`/audits/${open.ref}/auditor`, given)).status, 403)
    assert.doesNotMatch((await officer.get(`/audits/${open.ref}`)).text, /Choose another auditor/)
  })
})
