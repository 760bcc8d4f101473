import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor, withoutKeys } from '#test/visitor.ts'
import { readSought } from './sought.ts'

test('What is looked for is read as people type it', () => {
  assert.deepEqual(readSought(' g.p. ').initials, ['GP', 'G.P.'])
  assert.deepEqual(readSought('G P').initials, ['GP', 'G.P.'])
  assert.deepEqual(readSought('Smith').initials, [])
  assert.equal(readSought('1407').digits, 1407)
  assert.ok(readSought('fh1003').numbers.includes('FH1003'))
  assert.deepEqual(readSought('h-1407').reference, { letter: 'H', ref: 'H-1407' })
  assert.deepEqual(readSought('\u200b '), { numbers: [], initials: [] })
})

describe('UM-D7, B20: what is looked for', async () => {
  const database = await freshDatabase()
  const { household, neighbours, sameTeam } = await aSmallService(database)
  await database.asOwner(async (client) => {
    await client.query(`update households set source_id = 'FH1003' where id = ${household.id}`)
    await client.query(`update households set source_id = '00' || id where id = ${neighbours.id}`)
    await client.query(`update children set source_id = '00149', initials = 'G.P.' where id = ${household.childId}`)
    await client.query(`update carers set source_id = 'FC1820-2', initials = 'WR' where household_id = ${household.id}`)
    await client.query(`update carers set initials = 'XZ' where household_id = ${neighbours.id}`)
  })
  const visits = await openVisits(database)
  after(() => visits.close())
  const [worker, quality] = [await visits.as('fsw-1'), await visits.as('qa-1')]
  const found = async (visitor: Visitor, q: string) => {
    const { status, location } = await visitor.post('/search', { q })
    assert.equal(status, 303)
    assert.ok(location!.startsWith('/'))
    return location!.startsWith('/search') ? (await visitor.get(location!)).text : location!
  }

  test('is found by its number in the case system, of a household, a carer or a child', async () => {
    for (const number of ['FH1003', 'fh 1003', 'FC1820-2'])
      assert.equal(await found(worker, number), `/households/${household.ref}`)
    assert.equal(await found(worker, '00149'), `/children/${household.childRef}`)
    for (const path of [`/households/${household.ref}`, '/households'])
      assert.match((await worker.get(path)).text, /FH1003/)
    assert.match((await worker.get(`/children/${household.childRef}`)).text, /00149/)
  })

  test('is found by the digits of its reference alone, and by the list, too', async () => {
    const to = await found(worker, String(household.id))
    assert.match(to, new RegExp(`/households/${household.ref}`))
    assert.match((await worker.get(`/households?ref=${household.id}`)).text, /1 household\b/)
  })

  test('is found by initials, worker and team', async () => {
    assert.match(await found(worker, 'gp'), new RegExp(`/children/${household.childRef}`))
    assert.match(await found(quality, 'W R'), new RegExp(`/households/${household.ref}`))
    assert.match(await found(quality, 'fsw-1'), /\/households\?worker=\d+/)
    assert.match(await found(quality, 'south'), /\/households\?team=\d+/)
  })

  test('is not found by whoever may not see it, and the answer is that for what does not exist', async () => {
    const said = (text: string, q: string) =>
      withoutKeys(text)
        .replaceAll(q, '…')
        .match(/<h1[^]*<\/main>/)?.[0]
    const none = said(await found(worker, 'QQ'), 'QQ')
    assert.match(none ?? '', /nothing called/)
    assert.equal(said(await found(worker, 'XZ'), 'XZ'), none)
    assert.match(await found(worker, `00${neighbours.id}`), /nothing called/)
    assert.match(await found(worker, 'South'), /nothing called/)
    assert.match(await found(worker, 'fsw-3'), /nothing called/)
    assert.match(await found(worker, String(sameTeam.id)), /nothing called/)
  })

  test('stands in no address in words, and an address is no use to anybody else', async () => {
    const { location } = await quality.post('/search', { q: 'WR' })
    assert.match(location!, /^\/search\?for=[\w-]{30,}$/)
    assert.match((await quality.get(location!)).text, new RegExp(household.ref))
    assert.doesNotMatch((await worker.get(location!)).text, new RegExp(`/${household.ref}"`))
    assert.equal((await quality.get('/search?for=nonsense')).status, 200)
  })

  test('UM-D40: who sees no case is not offered to look for one', async () => {
    const administrator = await visits.as('admin-1')
    assert.doesNotMatch((await administrator.get('/')).text, /role="search"/)
    assert.match((await worker.get('/')).text, /role="search"/)
  })
})

describe('UM-D19: the children of the returns', async () => {
  const database = await freshDatabase()
  const { household } = await aSmallService(database)
  await database.asOwner((client) =>
    client.query(`insert into children (source_id, initials) select 'R' || n, '' from generate_series(1, 600) n`),
  )
  const visits = await openVisits(database)
  after(() => visits.close())

  test('are counted to the last, for whoever brings the returns in', async () => {
    const quality = await visits.as('qa-1')
    const { text } = await quality.get('/children')
    assert.match(text, /603 children/)
    assert.match(text, /R22\b/)
    assert.match(
      (await quality.get('/children?home=here')).text,
      new RegExp(`3 children[^]*/children/${household.childRef}`),
    )
    assert.match((await quality.get('/children?home=none')).text, /600 children/)
    assert.equal((await quality.get('/children.csv')).text.trim().split('\r\n').length, 604)
    for (const key of ['fsw-1', 'tm-1', 'admin-1'])
      assert.equal((await (await visits.as(key)).get('/children')).status, 403)
  })
})
