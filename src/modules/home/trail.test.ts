import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { raise } from '#modules/alerts/index.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'

describe('UM-D26: who saw and did what', async () => {
  const database = await freshDatabase()
  const { household, neighbours, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [quality, worker] = [await visits.as('qa-1'), await visits.as('fsw-1')]
  const voice = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, { householdId: household.id })
    return aVoice(tx, {
      householdId: household.id,
      childId: household.childId,
      gathererId: people['iro-1']!,
      pieceId: audit.id,
    })
  })
  await worker.get(`/households/${household.ref}`)
  await worker.get(`/children/${household.childRef}`)
  await worker.get('/households.csv')
  await (await visits.as('iro-1')).get(`/voices/${voice.ref}`)
  await quality.get(`/households/${neighbours.ref}`)
  const rows = (text: string) =>
    [...text.matchAll(/<tr class="govuk-table__row"[^]*?<\/tr>/g)].map(([row]) =>
      row
        .replaceAll(/<[^>]+>|\s+/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
  const read = async (visitor: Visitor, query: string) => rows((await visitor.get(`/trail${query}`)).text).slice(1)

  test('is read by whoever answers for information governance, who opens none of what it names', async () => {
    const governance = await visits.as('governance-1')
    const lines = await read(governance, `?household=${household.ref}`)
    assert.ok(
      lines.some((row) => row.includes('Person fsw-1') && row.includes(household.ref)),
      lines.join('\n'),
    )
    const whole = await read(quality, `?household=${household.ref}`)
    assert.deepEqual(
      lines,
      whole.map((row) => row.replace(/ A-\d+/, '')),
      'no piece of evidence is named that is not theirs to see',
    )
    assert.doesNotMatch((await governance.get('/trail')).text, /href="\/households\//)
    for (const path of [`/households/${household.ref}`, `/children/${household.childRef}`, `/voices/${voice.ref}`])
      assert.equal((await governance.get(path)).status, 404, path)
    for (const path of ['/month', '/imports', '/people', '/settings/deadlines'])
      assert.equal((await governance.get(path)).status, 403, path)
    const { text } = await governance.get('/')
    assert.match(text, /answer whoever asks who saw their record/)
    assert.match((await governance.get('/access-changes')).text, /Changes of access/)
  })

  test('is read by household, person, child and day', async () => {
    const ofHousehold = await read(quality, `?household=${household.ref}`)
    assert.ok(
      ofHousehold.some((row) => /Person fsw-1 Household looked at/.test(row)),
      ofHousehold.join('\n'),
    )
    assert.ok(ofHousehold.every((row) => !row.includes(neighbours.ref)))
    const ofPerson = await read(quality, `?person=${people['fsw-1']!}`)
    assert.ok(ofPerson.length >= 3 && ofPerson.every((row) => row.includes('Person fsw-1')))
    assert.ok(
      ofPerson.some((row) => /List taken out .*list: households; rows: 1/.test(row)),
      ofPerson.join('\n'),
    )
    const ofChild = await read(quality, `?child=${household.childRef}`)
    assert.deepEqual(
      ofChild.map((row) => /Person \S+ (Child|Voice) looked at/.exec(row)?.[0]),
      ['Person iro-1 Voice looked at', 'Person fsw-1 Child looked at'],
    )
    assert.ok((await read(quality, '')).length > 5, 'today, without anything asked')
    assert.deepEqual(await read(quality, '?from=2020-01-01&to=2020-02-20'), [])
    assert.ok((await read(quality, '?which=taken')).every((row) => row.includes('List taken out')))
  })

  test('is itself recorded, and as a file too', async () => {
    await quality.get(`/trail?household=${household.ref}`)
    assert.match((await quality.get(`/trail.csv?child=${household.childRef}`)).text, /"Voice looked at"/)
    const { rows: lines } = await database.asOwner((client) =>
      client.query<{ kind: string; household_id: number | null; data: unknown }>(
        `select kind, household_id, data from trail where actor_id = ${people['qa-1']!} order by id desc limit 2`,
      ),
    )
    assert.deepEqual(lines, [
      {
        kind: 'list taken out',
        household_id: null,
        data: { list: 'lines of the trail', rows: 2, narrowed: { child: household.childRef } },
      },
      { kind: 'trail looked at', household_id: null, data: { trail: { household: household.ref } } },
    ])
  })

  test('is asked for by a form: a mistake stands at its field, and the address holds references alone', async () => {
    const sent = {
      about: household.childRef.toLowerCase(),
      person: String(people['fsw-1']!),
      'from-day': '1',
      'from-month': '11',
      'from-year': '2026',
    }
    const { location } = await quality.post('/trail', sent)
    assert.equal(location, `/trail?person=${people['fsw-1']!}&child=${household.childRef}&from=2026-11-01`)
    const wrong = await quality.post('/trail', {
      about: 'Smith',
      'from-day': '32',
      'from-month': '1',
      'from-year': '2026',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /href="#about"[^]*href="#from/)
  })

  test('is for whoever holds that duty, and led to from the pages of a household and a child', async () => {
    for (const key of ['fsw-1', 'tm-1', 'sm-1', 'admin-1', 'iro-1'])
      assert.equal((await (await visits.as(key)).get('/trail')).status, 403, key)
    assert.match((await quality.get(`/households/${household.ref}`)).text, /href="\/trail\?household=/)
    assert.match((await quality.get(`/children/${household.childRef}`)).text, /href="\/trail\?child=/)
    assert.doesNotMatch((await worker.get(`/households/${household.ref}`)).text, /href="\/trail/)
    const none = await database.asPerson(people['fsw-1']!, testNow, (tx) =>
      tx.one<{ ids: number[] | null }>(sql`select trail_of_child(${household.childRef}, 10) as ids`),
    )
    assert.equal(none.ids, null)
  })

  test('says nothing of a restricted matter, whoever asks', async () => {
    await database.asOwner(async (client) => {
      await client.query(
        `insert into trail (at, actor_id, kind, matter) values (now(), ${people['fsw-1']!}, 'matter looked at', gen_random_uuid())`,
      )
    })
    assert.ok(restrictedFrom > 0)
    const all = (await read(await visits.as('qa-head'), `?person=${people['fsw-1']!}`)).join('\n')
    assert.match(all, /Household looked at/)
    assert.doesNotMatch(all, /Matter looked at/)
  })

  test('says of a safety alert to its readers alone what happened to it: nothing to whom it is about', async () => {
    const alert = await database.asPerson(people['fsw-1']!, testNow, (tx) =>
      raise(
        tx,
        {
          ...{
            source: 'household',
            circleSaid: true,
            householdId: household.id,
            childIds: [household.childId],
            what: 'A bruise.',
          },
          about: [people['qa-1']!],
        },
        testNow,
      ),
    )
    const head = await visits.as('qa-head')
    assert.equal((await head.get(`/alerts/${alert.ref}`)).status, 200)
    const today = async (visitor: Visitor) =>
      (await read(visitor, '')).join('\n') + (await visitor.get('/trail.csv')).text
    assert.match(await today(head), new RegExp(`Safety alert raised alert: ${alert.ref}`))
    for (const key of ['qa-1', 'governance-1'])
      assert.doesNotMatch(await today(await visits.as(key)), new RegExp(`${alert.ref}|Safety alert`), key)
  })
})
