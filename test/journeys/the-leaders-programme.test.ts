// The Chief Executive meets the work: a day is agreed with their office, they see the one case of it, write down what they saw, promise what only
// they can move, and staff hear what came of it. Nobody moves or excuses their own day. All of it without JavaScript, on a small phone.
import assert from 'node:assert/strict'
import { type Fields, read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { household, people, neighbours } = stage.service
const on = (day: number, month = 11, field = 'on') => ({
  [`${field}-day`]: String(day),
  [`${field}-month`]: String(month),
  [`${field}-year`]: '2026',
})

journey('4.16 A leader watches practice, promises what they can move, and staff are told what came of it', async () => {
  const quality = await stage.open('qa-1')
  const ref = await agree(quality)
  const leader = await stage.open('ce-1', { javascript: false, width: 320 })
  const at = (noun: string) => `/programme/${ref}/${noun}`
  await leader.visit('/')
  await look(leader.page)
  await leader.page.getByRole('link', { name: 'Go to your day of Tue 24 November, and say that it was held' }).click()
  await look(leader.page)
  assert.match(await mainOf(leader), new RegExp(`Household ${household.ref}`))
  assert.equal((await read(leader, `/households/${household.ref}`)).status, 200)
  assert.equal((await read(leader, `/households/${neighbours.ref}`)).status, 404, 'no other case')
  const worker = await stage.open('fsw-3')
  assert.doesNotMatch(
    (await read(worker, `/programme/${ref}`)).words,
    new RegExp(household.ref),
    'nobody learns whose case',
  )
  assert.match(await sendInVain(leader, at('excuse'), { why: 'other', reason: 'Busy.' }), /nobody moves their own day/)

  stage.setNow(Temporal.Instant.from('2026-11-24T16:00:00Z'))
  const ofTheDay = await stage.open('ce-1', { javascript: false, width: 320 })
  const reader = await stage.open('fsw-3')
  await send(ofTheDay, at('holding'), on(24, 11, 'date'))
  await ofTheDay.visit('/')
  await ofTheDay.page.getByRole('link', { name: 'Write down what you saw on your day of Tue 24 November' }).click()
  await look(ofTheDay.page)
  await fill(ofTheDay, at('sections/leader'), {
    ...{
      saw_1: 'A carer who rang three numbers.',
      saw_2: 'A child who knew her plan.',
      saw_3: 'A worker who listened.',
    },
    ...{ impact: 'Contact waits.', child_heard: 'alone', barrier_is: 'yes', barrier: 'Two budgets for one taxi.' },
  })
  assert.doesNotMatch((await read(reader, at('sections/leader'))).words, /three numbers/, 'not before it is written')
  await send(ofTheDay, at('writing'))
  assert.match((await read(reader, at('sections/leader'))).words, /three numbers/)

  assert.match(await sendInVain(ofTheDay, at('promise')), /Set an action first/)
  await ofTheDay.visit(`/programme/${ref}`)
  await ofTheDay.page.getByRole('link', { name: 'Set an action' }).click()
  await look(ofTheDay.page)
  await send(ofTheDay, '/actions', {
    ...{
      from: ref,
      says: 'One budget for taxis by spring.',
      for_whom: 'service',
      owner: String(people['ce-1']),
      priority: 'p3',
    },
  })
  await send(ofTheDay, at('promise'))
  await ofTheDay.visit(`/programme/${ref}`)
  await look(ofTheDay.page)
  assert.match(await mainOf(ofTheDay), /Staff of the service: not told yet/)
  await fill(ofTheDay, at('sections/came_of'), {
    told_what: 'We heard that contact waits for two budgets. There will be one.',
  })
  await noteTold(ofTheDay, ref)
  await send(ofTheDay, at('telling-back'))
  assert.match(await sendInVain(ofTheDay, at('closure')), /still open/)
  const action = /T-\d+/.exec((await read(ofTheDay, `/programme/${ref}`)).words)?.[0] ?? ''
  await send(ofTheDay, `/actions/${action}/evidence`, {
    ...(await versionAt(ofTheDay, action)),
    'finish-words': 'One budget.',
  })
  const checks = await stage.open('qa-1')
  await send(checks, `/actions/${action}/verification`, await versionAt(checks, action))
  await send(ofTheDay, at('closure'))
  await ofTheDay.visit('/programme')
  await look(ofTheDay.page)
  assert.match(
    await mainOf(ofTheDay),
    /Promises found done in time\s+1 of 1[\s\S]*Staff told in time what came of it\s+1 of 1/,
  )

  // Twenty-one working days later the case is nobody's business of theirs any more.
  stage.setNow(Temporal.Instant.from('2026-12-29T10:00:00Z'))
  const later = await stage.open('ce-1')
  assert.equal((await read(later, `/households/${household.ref}`)).status, 404)
})

async function agree(quality: Person): Promise<string> {
  await quality.visit('/programme/new')
  await look(quality.page)
  const day = { kind: 'watch', area: 'fostering', place: 'Team North', household: household.ref, ...on(24) }
  assert.match(
    await sendInVain(quality, '/programme', { ...day, leader: String(people['ce-1']), companion: '' }),
    /a leader does not judge alone/,
  )
  const leads = await send(quality, '/programme', {
    ...{ ...day, leader: String(people['ce-1']), companion: String(people['sm-1']) },
  })
  await quality.visit(leads)
  await look(quality.page)
  return /P-\d+/.exec(leads)?.[0] ?? ''
}

/** Fills in a section as a browser without JavaScript does. */
async function fill(person: Person, path: string, said: Fields): Promise<void> {
  const { source } = await read(person, path)
  const fields: Record<string, string | readonly string[]> = {}
  for (const [, name = '', version = ''] of source.matchAll(/name="([a-z0-9_.]+):version" value="(\d+)"/g)) {
    const value = said[name.slice('ldr.'.length)]
    if (value === undefined) continue
    fields[`${name}:version`] = version
    fields[`${name}:value`] = value
  }
  await send(person, path, fields)
}

async function noteTold(person: Person, ref: string): Promise<void> {
  await person.visit(`/programme/${ref}`)
  await person.page.getByRole('link', { name: /^Write down when/ }).click()
  await look(person.page)
  for (const [label, value] of [
    ['Day', '24'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await person.page.getByLabel(label, { exact: true }).fill(value)
  await person.page.getByLabel('At what time?').first().fill('15:30')
  await person.page.getByLabel('In a meeting').check()
  await person.page.getByLabel('All of it').check()
  await person.page.getByRole('button', { name: 'Keep it' }).click()
}

async function versionAt(person: Person, action: string): Promise<Fields> {
  const { source } = await read(person, `/actions/${action}`)
  return { version: /name="version" value="(\d+)"/.exec(source)?.[1] ?? '' }
}
