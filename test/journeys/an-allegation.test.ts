// An allegation from the first call to safe closing, as each person on its list; and looked for as everybody who is not on it; and the
// officer's report of the month in which it was.
import assert from 'node:assert/strict'
import { answerConcern, tellEverybody } from '#modules/allegations/testing.ts'
import type { ConcernPart } from '#framework/a2-concern-form/index.ts'
import { staffKeys } from '#test/service.ts'
import { type Fields, read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { household, people } = stage.service
const onDay = (field: string) => ({ [`${field}-day`]: '19', [`${field}-month`]: '11', [`${field}-year`]: '2026' })
const onList = ['tm-1', 'fsw-1', 'iro-1', 'lado-1', 'sm-1']

const answer = (key: string, ref: string, part: ConcernPart) =>
  stage.database.asPerson(people[key]!, stage.now(), (tx, actor) =>
    answerConcern(tx, actor, { ref, part, now: stage.now() }),
  )

journey(
  '4.9 4.10 An allegation is told, decided, answered and safely closed, and nobody else learns of it',
  async () => {
    const manager = await stage.open('tm-1', { javascript: false, width: 390 })
    const officer = await stage.open('lado-1')
    const lead = await stage.open('sm-1')
    const before = await seenByOthers()

    const path = await begin(manager)
    const ref = path.split('/')[2]!
    const at = (noun: string) => `${path}/${noun}`
    await onPage(manager, path, /Each child in the home[\s\S]*What is said/)
    assert.match(await mainOf(manager), /Local Authority Designated Officer: not told yet, due [^.]*/)
    assert.match(await sendInVain(manager, at('handing')), /what keeps each child safe tonight[\s\S]*write down when/)
    await onPage(manager, at(`sections/children/${household.childRef}`), /What keeps this child safe tonight/)
    await answer('tm-1', ref, 'first')
    await noteTold(manager, path, 'Local Authority Designated Officer')
    await send(manager, at('handing'))

    await officer.visit('/')
    await officer.page.getByRole('link', { name: /Decide about the threshold/ }).click()
    await look(officer.page)
    assert.match(
      await mainOf(officer),
      new RegExp(household.ref),
      'the officer sees no households, and knows which it is',
    )
    await onPage(officer, at('sections/children/' + household.childRef), /What keeps this child safe tonight/)
    assert.match(await sendInVain(manager, at('threshold')), /done by the Local Authority Designated Officer/)
    await answer('lado-1', ref, 'threshold')
    await send(officer, at('threshold'))

    await send(manager, at('carer-told'), onDay('date'))
    await onPage(manager, path, /Independent support offered/)
    await answer('tm-1', ref, 'process')
    await answer('lado-1', ref, 'outcome')
    await onPage(officer, at('sections/outcome'), /says nothing about guilt[\s\S]*By which definitions/)
    await send(officer, at('outcome'), onDay('date'))

    await answer('sm-1', ref, 'after')
    await onPage(lead, path, /Unsubstantiated|What each child was told/)
    await send(lead, at('answer'))
    await send(lead, at('review'), { review: 'held', reason: 'The panel met.' })
    await answer('sm-1', ref, 'learning')
    assert.match(await sendInVain(lead, at('closing')), /still to be told/)
    await stage.database.asPerson(people['tm-1']!, stage.now(), (tx) => tellEverybody(tx, ref, stage.now()))
    await send(lead, at('closing'))
    assert.match(await sendInVain(lead, at('closure')), /not whoever handed it over/)
    await send(officer, at('closure'))
    for (const person of [officer, manager, lead]) await onPage(person, path, /Closed/)
    await onPage(lead, at('history'), /What happened, step by step/)
    await onPage(lead, at('print'), /Each child in the home/)
    await onPage(lead, '/concerns', new RegExp(ref))

    for (const key of staffKeys) {
      const person = await stage.open(key)
      const known = onList.includes(key)
      assert.equal((await read(person, path)).status, known ? 200 : 404, key)
      assert.equal((await read(person, '/concerns')).words.includes(ref), known, key)
    }
    assert.deepEqual(await seenByOthers(), before, 'where it would stand, nothing has changed for anybody else')

    await send(lead, at('new-information'), { reason: 'Another child has said something.' })
    await onPage(lead, path, /In process/)
  },
)

journey(
  '4.10 The month’s report on allegations is signed by the officer, and each reads the edition that is theirs',
  async () => {
    stage.setNow(Temporal.Instant.from('2026-12-02T09:00:00Z'))
    const small = { javascript: false, width: 320 }
    const signs = await stage.open('lado-1', small)
    await signs.visit('/')
    await signs.page.getByRole('link', { name: 'Sign the report of November 2026 on allegations' }).click()
    await look(signs.page)
    assert.match(await mainOf(signs), /How children are[\s\S]*Children who are said to have been harmed\s+1/)
    const report = '/concerns/reports/2026-11'
    const said = { children: 'Safe, and told by somebody they trust.', learning: 'To tell sooner.' }
    assert.match(await sendInVain(signs, `${report}/signature`, said), /“Nothing” is an answer/)
    await send(signs, `${report}/signature`, { ...said, decide: 'Nothing.' })
    await onPage(signs, report, /Signed by Person lado-1/)

    const leader = await stage.open('ed-1', small)
    await onPage(leader, report, /told by somebody they trust[\s\S]*Allegations that met the threshold\s+1/)
    const quality = await stage.open('qa-head', small)
    await onPage(quality, '/concerns/reports', /November 2026[\s\S]*Signed: Wed 2 December/)
    await onPage(quality, report, /To tell sooner/)
    assert.doesNotMatch(await mainOf(quality), /somebody they trust|met the threshold/)
    await onPage(quality, '/month?month=2026-11', /signed the report on allegations of November 2026/)
    for (const key of ['tm-1', 'fsw-1', 'iro-1'])
      assert.equal((await read(await stage.open(key), report)).status, 404, key)
  },
)

/** What those read who are not on its list, where it would stand. */
async function seenByOthers(): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  const paths = [
    `/households/${household.ref}`,
    `/children/${household.childRef}`,
    '/',
    '/concerns',
    '/concerns/reports',
    '/month',
    '/search?q=N',
  ]
  for (const key of ['qa-1', 'qa-head', 'tm-2', 'fsw-2', 'fro-1', 'iro-2', 'cd-1', 'ed-1']) {
    const person = await stage.open(key)
    for (const path of paths) {
      const { status, source } = await read(person, path)
      const main = source.slice(source.indexOf('<main'), source.indexOf('</main>'))
      seen[`${key} ${path}`] = `${status} ${main.replaceAll(/name="form-key" value="[^"]*"|\d{1,2}[:.]\d{2}/g, '')}`
    }
  }
  return seen
}

async function begin(manager: Person): Promise<string> {
  await manager.visit('/concerns/new')
  await look(manager.page)
  const learned = { household: household.ref, kind: 'allegation', ...onDay('on'), sealed: 'no', worker: 'no' }
  assert.match(await sendInVain(manager, '/concerns', { ...learned, time: 'at noon' }), /for example 16:30/)
  return send(manager, '/concerns', { ...learned, time: '08:30' })
}

async function onPage(person: Person, path: string, says: RegExp): Promise<void> {
  await person.visit(path)
  await look(person.page)
  assert.match(await mainOf(person), says, `${person.key} reads ${path}`)
}

async function noteTold(person: Person, path: string, whom: string): Promise<void> {
  await person.visit(path)
  await person.page.getByRole('link', { name: new RegExp(`Write down when.*${whom}`) }).click()
  await look(person.page)
  const row = new URL(person.page.url()).searchParams.get('row')!
  const said: Fields = { row, whom, ...onDay('at'), 'at-time': '08:45', how: 'phone', level: 'full' }
  await send(person, `${path}/told`, said)
}
