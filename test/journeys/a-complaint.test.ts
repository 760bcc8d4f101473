// A carer complains. The complaints officer writes it down point by point and decides the procedure by name and with why; the team manager answers each point;
// the carer asks for the next stage, which nobody can refuse; what is learned is told back. Without JavaScript, on a small phone.
import assert from 'node:assert/strict'
import { answerPart } from '#modules/complaints/testing.ts'
import type { ComplaintPart } from '#framework/a2-complaint-form/index.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, setStage } from './stage.ts'

const stage = await setStage()
const { people, household } = stage.service
const small = { javascript: false, width: 320 }
const on = (field: string) => ({ [`${field}-day`]: '19', [`${field}-month`]: '11', [`${field}-year`]: '2026' })
const write = (key: string, ref: string, part: ComplaintPart) =>
  stage.database.asPerson(people[key]!, testNow, (tx, actor) => answerPart(tx, actor, { ref, part, now: testNow }))
const latest = () =>
  stage.database.asSystem(testNow, (tx) =>
    tx
      .one<{ ref: string }>(
        sql`select piece.ref from pieces piece join complaints own on own.id = piece.id order by (select min(t.at) from trail t where t.piece_id = piece.id) desc, piece.id desc limit 1`,
      )
      .then(({ ref }) => ref),
  )

journey(
  '8.1 A complaint takes the right procedure, is answered point by point, and goes as far as the person asks',
  async () => {
    const officer = await stage.open('complaints-1', small)
    await officer.visit('/complaints')
    await look(officer.page)
    await officer.visit('/complaints/new')
    await look(officer.page)
    const said = { complainant: 'carer', household: household.ref, ...on('on'), apart: 'no', manager: 'no' }
    await send(officer, '/complaints', said)
    const ref = await latest()
    await officer.visit(`/complaints/${ref}/sections/heard`)
    assert.match(await mainOf(officer), /a child may not be safe\?/, 'it opens for whoever sees no household')
    await look(officer.page)
    const path = `/complaints/${ref}`
    assert.match(
      await sendInVain(officer, `${path}/procedure`, { procedure: 'statutory', reason: 'It is about a child’s care.' }),
      /point by point/,
    )
    await write('complaints-1', ref, 'received')
    await send(officer, `${path}/procedure`, { procedure: 'statutory', reason: 'It is about a child’s care.' })

    const manager = await stage.open('tm-1', small)
    await manager.visit('/work/later')
    assert.match(await mainOf(manager), new RegExp(`Answer .*${ref} point by point`))
    await manager.visit(`${path}/sections/first`)
    await look(manager.page)
    await write('tm-1', ref, 'stage_1')
    await send(manager, `${path}/answer`, on('date'))

    await officer.visit(path)
    await look(officer.page)
    assert.doesNotMatch(await mainOf(officer), /refuse/i, 'nobody refuses a stage')
    await send(officer, `${path}/stage-2`, on('date'))
    await write('complaints-1', ref, 'stage_2')
    await send(officer, `${path}/adjudication`, on('date'))
    await send(officer, `${path}/settlement`, { reason: 'Content: “now somebody told us why”.' })
    assert.match(await sendInVain(officer, `${path}/closure`, {}), /what was learned/)
    await write('tm-1', ref, 'learning')
    await send(officer, `${path}/closure`, {})
    await officer.visit(path)
    await look(officer.page)
    assert.match(await mainOf(officer), /Closed/)

    for (const key of ['tm-2', 'fsw-3', 'ce-1'])
      assert.equal((await read(await stage.open(key), path)).status, 404, `${key} is not told that there is one`)
    assert.match((await read(manager, `/households/${household.ref}`)).words, new RegExp(ref))
  },
)

journey('8.1 A complaint about what one person did is known to those on its list alone', async () => {
  const officer = await stage.open('complaints-1', small)
  await send(officer, '/complaints', {
    ...{ complainant: 'parent', household: household.ref, ...on('on'), apart: 'yes', manager: 'no' },
  })
  const ref = await latest()
  for (const key of ['complaints-1', 'tm-1'])
    assert.equal((await read(await stage.open(key), `/complaints/${ref}`)).status, 200, key)
  for (const key of ['fsw-1', 'tm-2', 'fro-1', 'qa-1', 'iro-1', 'admin-1']) {
    const visitor = await stage.open(key)
    assert.equal((await read(visitor, `/complaints/${ref}`)).status, 404, key)
    for (const page of ['/complaints', `/households/${household.ref}`, '/', '/work/today', '/work/later'])
      assert.doesNotMatch((await read(visitor, page)).words, new RegExp(ref), `${key} on ${page}`)
  }
})
