// A child waits. Their Independent Reviewing Officer says first what that means for the child, raises it informally, makes it formal, goes on when the answer is
// not enough, and closes it once it has happened. Nobody else ends it, and whoever must not know does not. Without JavaScript, on a small phone.
import assert from 'node:assert/strict'
import type { EscalationPart } from '#framework/a2-escalation-form/index.ts'
import { answerPart } from '#modules/escalations/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, setStage } from './stage.ts'

const stage = await setStage()
const { people, household } = stage.service
const small = { javascript: false, width: 320 }
const on = (field: string, day = '19', month = '11') => ({
  ...{ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: '2026' },
})
const write = (ref: string, part: EscalationPart) =>
  stage.database.asPerson(people['iro-1']!, testNow, (tx, actor) => answerPart(tx, actor, { ref, part, now: testNow }))
const latest = () =>
  stage.database.asSystem(testNow, (tx) =>
    tx
      .one<{ ref: string }>(sql`select ref from pieces where stream = 'escalation' order by id desc limit 1`)
      .then(({ ref }) => ref),
  )

journey(
  '4.11 A reviewing officer escalates what a child waits for, stage by stage, until it has happened',
  async () => {
    const officer = await stage.open('iro-1', small)
    await officer.visit('/escalations')
    await look(officer.page)
    await officer.visit(`/escalations/new?child=${household.childRef}`)
    await look(officer.page)
    const begun = { child: household.childRef, kind: 'concern', ...on('on') }
    assert.match(await sendInVain(officer, '/escalations', { ...begun, allegation: 'yes' }), /safety alert/)
    await send(officer, '/escalations', { ...begun, allegation: 'no' })
    const path = `/escalations/${await latest()}`
    await officer.visit(`${path}/sections/noticed`)
    assert.match(await mainOf(officer), /What does it mean for the child now\?[\s\S]*What is it about\?/)
    await look(officer.page)
    assert.match(await sendInVain(officer, `${path}/raising`, {}), /what it means for the child/)
    await write(await latest(), 'noticed')
    await send(officer, `${path}/raising`, {})

    const manager = await stage.open('tm-1', small)
    await manager.visit('/')
    assert.match(await mainOf(manager), /Answer .*escalation/)
    await manager.visit(path)
    await look(manager.page)
    await send(manager, `${path}/answer`, { ...on('date', '3', '12'), reason: 'A worker is named, and visits.' })
    await send(officer, `${path}/formal`, { stage: '1', ...on('date'), reason: 'Nobody has visited yet.' })
    await send(officer, `${path}/cafcass`, { ...on('date'), reason: 'It cannot wait.' })
    await send(officer, `${path}/next-stage`, { stage: '2', reason: 'The day has passed.' })
    await officer.visit(path)
    await look(officer.page)
    assert.match(await mainOf(officer), /Stage 2: the service manager/)

    const above = await stage.open('sm-1', small)
    await send(above, `${path}/answer`, {
      ...on('date', '4', '12'),
      reason: 'She visits on Friday, and then each week.',
    })
    await send(officer, `${path}/agreement`, {})
    await send(officer, `${path}/check`, { outcome: 'full' })
    assert.match(await sendInVain(officer, `${path}/closure`, {}), /what changed for the child/)
    await write(await latest(), 'result')
    await send(officer, `${path}/closure`, {})
    await officer.visit(path)
    await look(officer.page)
    assert.match(await mainOf(officer), /Closed/)

    for (const key of ['tm-2', 'fsw-3', 'ce-1', 'iro-2', 'complaints-1'])
      assert.equal((await read(await stage.open(key), path)).status, 404, `${key} is not told that there is one`)
    for (const key of ['fsw-1', 'iro-manager']) assert.equal((await read(await stage.open(key), path)).status, 200, key)
    assert.match((await read(manager, `/households/${household.ref}`)).words, new RegExp(path.split('/')[2]!))
  },
)

journey('4.11 Good practice is noted, and read by the manager; nothing is asked of anybody', async () => {
  const officer = await stage.open('iro-1', small)
  await send(officer, '/escalations', {
    ...{ child: household.childRef, kind: 'good_practice', allegation: 'no', ...on('on') },
  })
  const ref = await latest()
  await write(ref, 'noticed')
  await send(officer, `/escalations/${ref}/note`, {})
  const manager = await stage.open('tm-1', small)
  await manager.visit(`/escalations/${ref}`)
  assert.doesNotMatch(await mainOf(manager), /Answer it/)
  await send(manager, `/escalations/${ref}/reading`, {})
  await officer.visit('/escalations')
  assert.match(await mainOf(officer), /More of them is not worse[\s\S]*Good practice noted\s*1/)
})
