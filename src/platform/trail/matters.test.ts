import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Sql, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'

const matter = '5f0c7a52-8d1e-4b7e-9a86-0b8f2f5f6c11'

describe('what happens to a restricted matter', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  await database.asOwner(async (client) => {
    for (const [key, until] of [
      ['sm-1', null],
      ['tm-1', null],
      ['fsw-1', '2026-11-18T12:00:00Z'],
    ] as const)
      await client.query(
        `insert into need_to_know (matter, person_id, from_at, until_at, why) values ($1, $2, '2026-11-02', $3, 'the household is theirs')`,
        [matter, people[key], until],
      )
  })
  const as = (key: string, query: Sql) => database.asPerson(people[key]!, testNow, (tx) => tx.many(query))
  const looked = (more: { household?: number; piece?: number; data?: object } = {}) =>
    sql`insert into trail (at, actor_id, kind, household_id, piece_id, data, matter) values (request_now(), actor(), 'matter looked at',
      ${more.household ?? null}, ${more.piece ?? null}, ${more.data ?? {}}, ${matter}::uuid)`
  const seen = sql`select from trail where kind = 'matter looked at'`
  await as('sm-1', looked())
  await database.asOwner((client) =>
    client.query(`insert into trail (at, actor_id, kind, matter) values ($1, $2, 'matter looked at', $3)`, [
      '2026-11-10T10:00:00Z',
      people['fsw-1'],
      matter,
    ]),
  )

  it('is seen by those on its list, and by nobody else: not by who reads the trail, nor by who did it and is on it no more', async () => {
    for (const key of ['sm-1', 'tm-1']) assert.equal((await as(key, seen)).length, 2, key)
    const others = Object.keys(people).filter((key) => key !== 'sm-1' && key !== 'tm-1')
    for (const key of others) {
      assert.deepEqual(await as(key, seen), [], key)
      assert.deepEqual(await as(key, sql`select from need_to_know`), [], key)
    }
  })

  it('is not seen by whoever covers for somebody on the list', async () => {
    const notYet = await as('tm-2', sql`select from households where id = ${household.id}`)
    await database.asOwner((client) =>
      client.query(
        `insert into absences (person_id, cover_id, from_on, until_on) values ($1, $2, '2026-11-19', '2026-11-20')`,
        [people['tm-1'], people['tm-2']],
      ),
    )
    assert.equal(notYet.length, 0)
    assert.ok((await as('tm-2', sql`select from households where id = ${household.id}`)).length > 0, 'they do cover')
    assert.deepEqual(await as('tm-2', seen), [])
  })

  it('names no household, no piece and no reference by which the matter could be found', async () => {
    for (const more of [{ household: household.id }, { piece: 1 }, { data: { household: household.ref } }])
      await assert.rejects(as('sm-1', looked(more)), /row-level security/, JSON.stringify(more))
  })

  it('is written by nobody who is not on the list', async () => {
    for (const key of ['fsw-1', 'qa-head', 'qa-1', 'hos-1'])
      await assert.rejects(as(key, looked()), /row-level security/, key)
    await assert.rejects(
      as(
        'sm-1',
        sql`insert into need_to_know (matter, person_id, from_at, why) values (${matter}::uuid, actor(), request_now(), 'x')`,
      ),
      /permission denied|row-level security/,
    )
  })
})
