import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { deactivate } from '#modules/people/index.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

const today = Temporal.PlainDate.from('2026-11-19')

describe('What somebody who has left leaves behind', async () => {
  const database = await freshDatabase()
  const { household, neighbours, people, teams } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const work = async (key: string) => (await allWork(await visits.as(key))).replaceAll(/([HC]-\d+) \([^)]*\)/g, '$1')
  const line = (href: string, what: string) => `href="${href}">${what}</a>`
  const leaves = (key: string) =>
    database.asSystem(testNow, (tx) => deactivate(tx, people[key]!, { today, now: testNow }))
  const about = { householdId: household.id, workerId: people['fsw-1']! }
  const { second, written, moderated, action, faraway, voice } = await database.asSystem(testNow, async (tx) => ({
    second: await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']! }),
    written: await anAudit(tx, { ...about, state: 'in_audit', auditorId: people['fro-1']! }),
    moderated: await anAudit(tx, {
      ...about,
      kind: 'thematic',
      state: 'in_moderation',
      auditorId: people['fro-2']!,
      moderatorId: people['iro-1']!,
    }),
    action: await anAction(tx, { householdId: household.id, ownerId: people['fsw-1']! }),
    faraway: await anAction(tx, { ownerId: people['fsw-1']!, raisedBy: people['fro-1']! }),
    voice: await aVoice(tx, { householdId: household.id, childId: household.childId, gathererId: people['iro-1']! }),
  }))

  test('is nobody else’s while they are here', async () => {
    for (const key of ['qa-1', 'tm-1', 'tm-2', 'sm-1', 'admin-1'])
      assert.doesNotMatch(await work(key), /another|Ask an administrator/, key)
  })

  describe('when they leave', () => {
    before(async () => {
      for (const key of ['fro-1', 'iro-1', 'fsw-1', 'tm-2']) await leaves(key)
    })

    test('an audit waits for Quality Assurance and Partnerships, who choose another auditor or moderator', async () => {
      const mine = await work('qa-1')
      const it = `the audit of household ${household.ref}`
      assert.ok(mine.includes(line(`/audits/${written.ref}/auditor`, `Choose another auditor for ${it}`)))
      assert.ok(mine.includes(line(`/audits/${moderated.ref}/moderator-change`, `Choose another moderator for ${it}`)))
      const quality = await visits.as('qa-1')
      assert.equal((await quality.get(`/audits/${written.ref}/auditor`)).status, 200)
      assert.equal((await quality.get(`/audits/${moderated.ref}/moderator-change`)).status, 200)
    })

    test('so do a child without their officer, and whoever was still to be asked', async () => {
      const mine = await work('qa-1')
      const child = household.childRef
      const another = `Choose another Independent Reviewing Officer for child ${child}`
      assert.ok(mine.includes(line(`/children/${child}`, another)))
      assert.ok(mine.includes(line(`/voices/${voice.ref}`, `Ask child ${child} what they think`)))
      assert.match(mine, /Nobody is there to ask them/)
    })

    test('a household waits for its team manager, and an action for them or whoever else can give it away', async () => {
      const mine = await work('tm-1')
      const worker = `Choose another fostering social worker for household ${household.ref}`
      assert.ok(mine.includes(line(`/households/${household.ref}`, worker)))
      assert.match(mine, /Person fsw-1 sees no cases any more \(the first of 2 households\)/)
      assert.ok(!mine.includes(`/households/${second.ref}"`), 'one row for both')
      const given = `Choose another owner for action ${action.ref} for household ${household.ref}`
      assert.ok(mine.includes(line(`/actions/${action.ref}#owner`, given)))
      assert.ok(!(await work('sm-1')).includes(action.ref), 'nobody else needs to, while the team has a manager')
      for (const key of ['sm-1', 'qa-1'])
        assert.ok(
          (await work(key)).includes(
            line(`/actions/${faraway.ref}#owner`, `Choose another owner for action ${faraway.ref}`),
          ),
          key,
        )
    })

    test('a team waits for the administrator, and the service manager knows', async () => {
      assert.ok(
        (await work('admin-1')).includes(line(`/people/teams/${teams.south}`, 'Choose another manager for the South')),
      )
      const mine = await work('sm-1')
      const href = `/households?team=${teams.south}`
      assert.ok(mine.includes(line(href, 'Ask an administrator for a manager of the South')))
      assert.ok((await (await visits.as('sm-1')).get(href)).text.includes(neighbours.ref))
    })

    test('nothing waits any more once each has been given to somebody else', async () => {
      await database.asSystem(testNow, async (tx) => {
        await tx.run(sql`update audits set auditor_id = ${people['fro-2']} where id = ${written.id}`)
        await tx.run(sql`update audits set moderator_id = ${people['iro-2']} where id = ${moderated.id}`)
        await tx.run(sql`update children set iro_id = ${people['iro-2']}`)
        await tx.run(sql`update voices set gatherer_id = ${people['iro-2']}`)
        await tx.run(
          sql`update households set supervising_worker_id = ${people['fsw-2']} where team_id = ${teams.north}`,
        )
        await tx.run(sql`update actions set owner_id = ${people['fsw-2']}`)
        await tx.run(sql`update teams set manager_id = ${people['tm-1']}`)
      })
      for (const key of ['qa-1', 'tm-1', 'sm-1', 'admin-1'])
        assert.doesNotMatch(await work(key), /another|Ask an administrator|Nobody is there/, key)
    })
  })
})
