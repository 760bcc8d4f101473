import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type RoleKey, roles } from '#framework/s4-roles.ts'
import { anAnswer, aVoice } from '#modules/voices/testing.ts'
import { allWork } from '#test/all-work.ts'
import { aSmallService } from '#test/service.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { openVisits } from '#test/visitor.ts'
import { coverFor, listWhoMayCover } from './queries/directory.ts'
import { aPerson, isAway } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const tomorrow = today.add({ days: 1 })
const all = Object.keys(roles) as RoleKey[]

/** Who covers for whom, by the one role that each holds. Whoever has no case is covered by anybody, which lends nothing. */
const table: Record<RoleKey, readonly RoleKey[]> = {
  head_of_quality_assurance: ['head_of_quality_assurance'],
  quality_assurance: ['quality_assurance', 'head_of_quality_assurance'],
  fostering_reviewing_officer: ['fostering_reviewing_officer'],
  fostering_social_worker: ['fostering_social_worker'],
  team_manager: ['team_manager', 'service_manager'],
  service_manager: ['service_manager'],
  operational_manager: [
    ...(['operational_manager', 'service_manager', 'head_of_service', 'corporate_director'] as const),
    'executive_director',
  ],
  fostering_manager: [
    ...(['fostering_manager', 'operational_manager', 'service_manager', 'head_of_service'] as const),
    ...(['corporate_director', 'executive_director', 'quality_assurance', 'head_of_quality_assurance'] as const),
  ],
  head_of_service: ['service_manager', 'head_of_service', 'corporate_director', 'executive_director'],
  corporate_director: ['service_manager', 'head_of_service', 'corporate_director', 'executive_director'],
  executive_director: ['service_manager', 'head_of_service', 'corporate_director', 'executive_director'],
  independent_reviewing_officer: ['independent_reviewing_officer'],
  iro_manager: ['iro_manager'],
  administrator: ['administrator'],
  information_governance: ['information_governance', 'quality_assurance', 'head_of_quality_assurance'],
  chief_executive: all,
  lado: ['lado', 'service_manager'],
  decision_maker: all,
  panel_chair: all,
  panel_adviser: all,
  complaints_officer: ['complaints_officer'],
  safeguarding_lead: all,
  workforce_lead: all,
}

describe('who may cover', async () => {
  const database = await freshDatabase()
  const holders = await database.asSystem(testNow, async (tx) => {
    const found = new Map<RoleKey, { id: number }[]>()
    for (const role of all)
      found.set(role, [await aPerson(tx, { roles: [role] }), await aPerson(tx, { roles: [role] })])
    return found
  })
  for (const away of all)
    test(`SB-7a: for ${roles[away].title}: ${table[away] === all ? 'anybody' : table[away].map((role) => roles[role].title).join(', ')}`, async () => {
      const person = holders.get(away)![0]!
      const found = await database.asSystem(testNow, (tx) => listWhoMayCover(tx, person.id, today))
      const wanted = table[away].flatMap((role) => holders.get(role)!.map(({ id }) => id))
      assert.deepEqual(
        found.map(({ id }) => id).toSorted((a, b) => a - b),
        wanted.filter((id) => id !== person.id).toSorted((a, b) => a - b),
      )
    })

  test('SB-7a: duties are held by oneself, on the day, and each of them', async () => {
    await database.asSystem(testNow, async (tx) => {
      const both = await aPerson(tx, { roles: ['team_manager', 'independent_reviewing_officer'] })
      const half = await aPerson(tx, { roles: ['team_manager'] })
      const whole = await aPerson(tx, { roles: ['independent_reviewing_officer', 'team_manager'] })
      const once = await aPerson(tx)
      const lent = await aPerson(tx)
      await tx.run(sql`insert into person_roles (person_id, role, until_on) values
        (${once.id}, 'team_manager', '2026-11-18'), (${once.id}, 'independent_reviewing_officer', '2026-11-19')`)
      await tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
        values (${whole.id}, ${lent.id}, ${today}, ${today})`)
      const found = (await listWhoMayCover(tx, both.id, today)).map(({ id }) => id)
      assert.ok(found.includes(whole.id))
      for (const { id } of [half, once, lent]) assert.ok(!found.includes(id))
    })
  })
})

describe('who never covers', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const mayCover = (away: string) =>
    database.asSystem(testNow, async (tx) => (await listWhoMayCover(tx, people[away]!, today)).map(({ id }) => id))
  const give = (key: string, role: RoleKey) =>
    database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into person_roles (person_id, role) values (${people[key]!}, ${role})`),
    )

  test('UM-D6: a fostering social worker, even one who holds the duties too, for an IRO, a reviewing officer or Quality Assurance', async () => {
    for (const [away, role] of [
      ['iro-2', 'independent_reviewing_officer'],
      ['fro-2', 'fostering_reviewing_officer'],
      ['qa-1', 'quality_assurance'],
    ] as const) {
      await give('fsw-2', role)
      assert.ok(!(await mayCover(away)).includes(people['fsw-2']!), away)
    }
  })

  test('UM-D6: the household’s own worker, for whoever reviews or audits it or is the IRO of a child there', async () => {
    const moveTo = (key: string) =>
      database.asSystem(testNow, (tx) =>
        tx.run(sql`update households set supervising_worker_id = ${people[key]!} where id = ${household.id}`),
      )
    await give('tm-1', 'independent_reviewing_officer')
    assert.ok((await mayCover('iro-1')).includes(people['tm-1']!))
    await moveTo('tm-1')
    assert.ok(!(await mayCover('iro-1')).includes(people['tm-1']!))
    assert.ok((await mayCover('iro-2')).includes(people['tm-1']!), 'iro-2 has no child there')
    await give('tm-1', 'fostering_reviewing_officer')
    assert.ok(!(await mayCover('fro-1')).includes(people['tm-1']!), 'fro-1 is to review these carers')
    await moveTo('fsw-1')
    assert.ok((await mayCover('fro-1')).includes(people['tm-1']!))
  })
})

describe('what a cover brings', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const cover = (away: string, by: string) =>
    database.asSystem(testNow, async (tx) => {
      await tx.run(sql`delete from absences`)
      await tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
        values (${people[away]!}, ${people[by]!}, ${today}, ${today})`)
    })
  const standing = (key: string) =>
    database.asPerson(people[key]!, testNow, async (tx, { duties, actsFor, reach, roles: held }) => ({
      duties: [...duties].toSorted(),
      actsFor,
      reach,
      roles: held,
      households: (await tx.many<{ id: number }>(sql`select id from households order by id`)).map(({ id }) => id),
    }))

  for (const [away, by] of [
    ['qa-1', 'fsw-3'],
    ['qa-head', 'iro-2'],
    ['iro-1', 'fsw-1'],
    ['iro-1', 'tm-2'],
    ['sm-1', 'tm-1'],
    ['fro-1', 'fsw-1'],
    ['tm-1', 'fsw-3'],
    ['fsw-1', 'tm-2'],
    ['admin-1', 'tm-2'],
    ['admin-1', 'fsw-1'],
    ['iro-manager', 'fsw-1'],
  ] as const)
    test(`SB-7a: of ${away} by ${by}, set before it had to fit, stays recorded and brings nothing`, async () => {
      await database.asSystem(testNow, (tx) => tx.run(sql`delete from absences`))
      const before = await standing(by)
      await cover(away, by)
      assert.deepEqual(await standing(by), before)
      const { covered, isOut } = await database.asSystem(testNow, async (tx) => ({
        covered: await coverFor(tx, people[away]!, today),
        isOut: await isAway(tx, people[away]!, today),
      }))
      assert.deepEqual([covered, isOut], [undefined, true], 'nor does mail go to them')
    })

  test('7.8 of an IRO by another: their children, and no more', async () => {
    await cover('iro-1', 'iro-2')
    const { actsFor, households, reach } = await standing('iro-2')
    assert.deepEqual(new Set(actsFor), new Set([people['iro-1'], people['iro-2']]))
    assert.deepEqual([households, reach], [[household.id], 'assigned'])
  })

  test('7.8 of a team manager by the service manager: their response as well', async () => {
    await cover('tm-1', 'sm-1')
    const { duties } = await standing('sm-1')
    assert.ok(duties.includes('respond') && duties.includes('sign_off'))
  })

  test('SB-7a: ends on the day on which the one who covers becomes the household’s worker', async () => {
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update households set supervising_worker_id = ${people['iro-2']!} where id = ${household.id}`),
    )
    await cover('iro-1', 'iro-2')
    assert.deepEqual((await standing('iro-2')).actsFor, [people['iro-2']])
  })

  test('UM-D6: a household’s worker made the cover of Quality Assurance or the IRO reads nothing that a child said', async () => {
    await database.asSystem(testNow, async (tx) => {
      const { childId } = household
      const voice = await aVoice(tx, {
        householdId: household.id,
        childId,
        gathererId: people['iro-1']!,
        state: 'given',
      })
      await anAnswer(tx, { voiceId: voice.id, words: 'Only for my IRO' })
    })
    const words = (key: string) =>
      database.asPerson(people[key]!, testNow, (tx) => tx.many(sql`select words from voice_answers`))
    assert.equal((await words('qa-1')).length, 1)
    for (const away of ['qa-1', 'qa-head', 'iro-1']) {
      await cover(away, 'fsw-1')
      assert.deepEqual(await words('fsw-1'), [], away)
    }
  })
})

describe('who holds no role on the day', async () => {
  const database = await freshDatabase()
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))

  test('opens a request that brings nothing, with nothing empty in its lists', async () => {
    const { actsFor, roles: held, duties, reach } = await database.asPerson(id, testNow, async (_tx, actor) => actor)
    assert.deepEqual([actsFor, held, [...duties], reach], [[id], [], [], 'assigned'])
    await database.asPerson(id, testNow, async (tx) => {
      const { duties: kept, own } = await tx.one<{ duties: string; own: string }>(
        sql`select current_setting('hearth.duties') as duties, current_setting('hearth.own_duties') as own`,
      )
      assert.deepEqual([kept, own], ['{}', '{}'])
    })
  })
})

describe('an absence that nobody covers', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const work = async (key: string) => await allWork(await visits.as(key))
  const absent = (away: string, by: string | null, from: Temporal.PlainDate) =>
    database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
        values (${people[away]!}, ${by && people[by]!}, ${from}, '2026-11-24')`),
    )

  test('SB-7a: waits for the administrator while it lasts, and for the person who chose somebody that does not fit', async () => {
    await absent('qa-head', null, today)
    await absent('fro-1', 'tm-1', today)
    await absent('sm-1', null, tomorrow)
    await absent('iro-1', 'fsw-1', tomorrow)
    await absent('fro-2', 'fro-1', tomorrow)
    await absent('lado-1', 'tm-1', today)
    const found = (text: string) => [...text.matchAll(/Nobody covers for (Person [\w-]+)/g)].map(([, name]) => name)
    assert.deepEqual(found(await work('admin-1')), ['Person qa-head', 'Person fro-1'])
    assert.deepEqual(found(await work('tm-1')), [])
    assert.match(await work('iro-1'), /Choose who covers for you from Fri 20 November/)
    assert.match(await work('iro-1'), /Person fsw-1 does not have the same duties as you/)
    for (const key of ['fro-2', 'sm-1', 'lado-1']) assert.doesNotMatch(await work(key), /Choose who covers/, key)
    assert.deepEqual(visits.problems, [])
  })
})
