import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type RoleKey, roles } from '#framework/s4-roles.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { setTo } from '#test/settings.ts'
import { openVisits } from '#test/visitor.ts'
import { anAgreedYear, aSlot } from './testing.ts'
import { above, vacantBelow } from './vacant.ts'
import { listCalendarWork } from './work.ts'

const database = await freshDatabase()
const { people } = await aSmallService(database)
const workOf = (key: string, day: string) =>
  database.asPerson(people[key]!, Temporal.Instant.from(`${day}T10:00:00Z`), async (tx, actor) =>
    (await listCalendarWork(tx, actor, { today: Temporal.PlainDate.from(day), gone: [] })).map(
      ({ what, dueOn }) => `${what} (${String(dueOn)})`,
    ),
  )

describe('3.4: who draws a year is asked for it', () => {
  test('for the first one at once, and nobody else', async () => {
    assert.deepEqual(await workOf('qa-1', '2026-11-19'), [
      'Draw the year 1 December 2026 to 31 March 2027 (2026-11-19)',
    ])
    assert.deepEqual(await workOf('sm-1', '2026-11-19'), [])
  })

  describe('and once one is agreed', () => {
    before(() =>
      database.asOwner(async (client) => {
        const tx = asTx(client)
        const yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
        await aSlot(tx, { yearId, personId: null, role: 'team_manager' })
        await aSlot(tx, { yearId, personId: null, role: 'service_manager', activity: 'quarterly_report' })
        await aSlot(tx, { yearId, personId: people['fsw-3']!, activity: 'pqa_attendance', outside: true })
        await tx.run(sql`update people set active = false where id = ${people['fsw-3']!}`)
      }),
    )

    test('from January on for the next, by 1 February, and it stays when that is over', async () => {
      const draw = 'Draw the year 1 April 2027 to 31 March 2028'
      assert.doesNotMatch(String(await workOf('qa-1', '2026-12-31')), /Draw/)
      for (const day of ['2027-01-01', '2027-03-01'])
        assert.ok((await workOf('qa-1', day)).includes(`${draw} (2027-02-01)`), day)
      await setTo(database, { 'calendar.draw_before': 1 })
      assert.ok((await workOf('qa-1', '2027-01-04')).includes(`${draw} (2027-03-01)`))
    })

    test('15.3: what nobody holds stands with Quality Assurance, and with the manager above the post', async () => {
      const of = async (key: string) => (await workOf(key, '2026-11-20')).filter((what) => /Find|See that/.test(what))
      assert.match(String(await of('qa-1')), /^Find somebody for Watch practice, November 2026/)
      assert.deepEqual(await of('sm-1'), ['See that somebody does Watch practice, November 2026 (2026-11-27)'])
      assert.deepEqual(await of('hos-1'), ['See that somebody does Quarterly report, November 2026 (2026-11-27)'])
      assert.deepEqual(await of('tm-2'), ['See that somebody does PQA meeting, November 2026 (2026-11-27)'])
      for (const key of ['tm-1', 'cd-1', 'fsw-1', 'iro-1']) assert.deepEqual(await of(key), [], key)
    })

    test('15.3: the manager above it asks for somebody else there, and nobody beside them', async () => {
      const visits = await openVisits(database)
      after(() => visits.close())
      const asks = { kind: 'given', person: String(people['tm-1']), reason: 'vacancy', words: 'The post is vacant.' }
      const vacant = async (role: string) =>
        (
          await database.asOwner((client) =>
            asTx(client).one<{ id: number }>(
              role === 'left'
                ? sql`select id from slots where person_id = ${people['fsw-3']!}`
                : sql`select id from slots where person_id is null and role = ${role}`,
            ),
          )
        ).id
      for (const [key, role] of [
        ['hos-1', 'service_manager'],
        ['tm-2', 'left'],
      ] as const) {
        const path = `/calendar/lines/${await vacant(role)}`
        for (const other of ['tm-1', 'cd-1', 'fsw-1', 'iro-1']) {
          const beside = await visits.as(other)
          assert.doesNotMatch((await beside.get(path)).text, /Ask for a change/, other)
          assert.equal((await beside.post(`${path}/changes`, asks)).status, 403, other)
        }
        const above = await visits.as(key)
        assert.match((await above.get(path)).text, /Ask for a change/)
        assert.equal((await above.post(`${path}/changes`, asks)).status, 303, key)
        assert.match((await above.get(path)).text, /Not answered yet/)
      }
    })
  })
})

test('15.3: above a vacant post may be another, and then it goes further up', () => {
  const cases: [own: string[], held: string[], below: string[]][] = [
    [['service_manager'], ['service_manager', 'team_manager'], ['team_manager', 'panel_adviser']],
    [
      ['head_of_service'],
      ['service_manager', 'head_of_service', 'team_manager'],
      ['service_manager', 'operational_manager'],
    ],
    [
      ['head_of_service'],
      ['head_of_service'],
      ['fostering_social_worker', 'team_manager', 'panel_adviser', 'service_manager', 'operational_manager'],
    ],
    [['team_manager'], ['team_manager'], ['fostering_social_worker']],
    [['panel_chair'], [], []],
  ]
  for (const [own, held, below] of cases) assert.deepEqual(vacantBelow(own, held), below)
})

test('the database has the same who stands above whom', async () => {
  for (const role of Object.keys(roles) as RoleKey[]) {
    const { next } = await database.asOwner((client) =>
      asTx(client).one<{ next: string | null }>(sql`select role_above(${role}) as next`),
    )
    assert.equal(next, above[role] ?? null, role)
  }
})
