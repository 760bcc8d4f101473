// A manager watches a visit: the worker is told, asks the family and prepares; the child is heard alone, and danger is told at
// once; what was seen is shared, the worker answers, an action follows, and the record is read. Nobody else learns whose it was.
import assert from 'node:assert/strict'
import { domains } from '#framework/a2-observation-form/index.ts'
import { type Fields, read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { household, people, sameTeam } = stage.service

journey('4.4 7.6 A manager watches a visit, the worker answers, and an action follows', async () => {
  const ref = await plan(await stage.open('tm-1'))
  const at = (noun: string) => `/observations/${ref}/${noun}`
  await prepare(await stage.open('fsw-1'), ref)
  stage.setNow(Temporal.Instant.from('2026-11-24T17:30:00Z'))
  const [manager, worker] = [await stage.open('tm-1'), await stage.open('fsw-1')]
  await see(manager, ref)
  await danger(manager, ref)
  await writeDown(manager, ref)
  assert.equal((await read(worker, at('sections/judged'))).status, 404, 'nothing is read before it is shared')
  assert.match(await sendInVain(worker, at('answer')), /not at the step/, 'nothing is answered before it is shared')
  await manager.visit(`/observations/${ref}`)
  await press(manager, 'Share it with the worker')
  await answer(worker, ref)
  await agreeAnAction(manager, worker, ref)
  await close(manager, ref)
  await whatOthersKnow(ref)
})

async function press(person: Person, label: string): Promise<void> {
  const link = person.page.getByRole('button', { name: label })
  await link.click()
  await look(person.page)
  await person.page.getByRole('button', { name: label }).click()
}

async function plan(manager: Person): Promise<string> {
  const { page } = manager
  await manager.visit('/evidence')
  await page.getByRole('link', { name: 'Observations of practice' }).click()
  await look(page)
  await page.getByRole('link', { name: 'Whose visit is next' }).click()
  await look(page)
  await page.getByRole('link', { name: 'Plan a visit with Person fsw-1' }).click()
  await page.getByLabel('Home visit').check()
  await page.getByLabel('In the room').check()
  await page.getByLabel('Household, when it is with one').fill(household.ref)
  for (const [label, value] of [
    ['Day', '23'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Plan the visit' }).click()
  assert.match(await mainOf(manager), /Person fsw-1 needs time to ask the family: give 24 November 2026/)
  await look(page)
  await page.getByLabel('Day', { exact: true }).fill('24')
  await page.getByRole('button', { name: 'Plan the visit' }).click()
  assert.match(await mainOf(manager), /Observer\s+Person tm-1, who manages Person fsw-1/)
  await look(page)
  return /O-\d+/.exec(page.url())?.[0] ?? ''
}

/** Fills in a section as a browser without JavaScript does: what is said here, each with a sentence. */
async function fill(person: Person, path: string, said: Fields, sentence = 'She knelt down to speak with him.') {
  const { source } = await read(person, path)
  const fields: Record<string, string | readonly string[]> = {}
  for (const [, name = '', version = ''] of source.matchAll(/name="([a-z0-9_.]+(?:\/\d+)?):version" value="(\d+)"/g)) {
    const topic = (name.split('/')[0] ?? '').slice('obs.'.length)
    if (said[topic] === undefined) continue
    fields[`${name}:version`] = version
    for (const [part, value] of Object.entries(asPosted(said[topic]!))) fields[`${name}${part}`] = value
    fields[`${name}:explanation`] = sentence
  }
  return send(person, path, fields)
}

const asPosted = (value: string | readonly string[]) => {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value))
  return day ? { ':value-day': day[3]!, ':value-month': day[2]!, ':value-year': day[1]! } : { ':value': value }
}

async function prepare(worker: Person, ref: string): Promise<void> {
  const { page } = worker
  await worker.visit('/')
  await look(page)
  await page
    .getByRole('link', { name: `Ask the family, and prepare the observed visit to household ${household.ref}` })
    .click()
  await look(page)
  await fill(worker, `/observations/${ref}/sections/before`, {
    ...{ prep_aim: 'His contact with his brother.', asked_by: 'worker', consent_carer: 'yes', consent_child: 'yes' },
  })
  await worker.visit(`/observations/${ref}`)
  await press(worker, 'Say that everything is prepared')
  assert.match(await mainOf(worker), /Prepared\. It is with Person tm-1/)
}

async function see(manager: Person, ref: string): Promise<void> {
  const { page } = manager
  await manager.visit(`/observations/${ref}`)
  await page.getByRole('button', { name: 'Say that the visit was observed' }).click()
  await look(page)
  for (const [label, value] of [
    ['Day', '24'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Say that the visit was observed' }).click()
  assert.match(await mainOf(manager), /Observed\. It is with Person tm-1/)
  await look(page)
}

/** What was seen is told the same day, whatever else waits to be written. */
async function danger(manager: Person, ref: string): Promise<void> {
  const leads = await fill(manager, `/observations/${ref}/sections/visit`, {
    ...{
      safety_alert: 'yes',
      went_well: 'He laughed with her.',
      carer_view: 'She always rings when she says she will.',
    },
  })
  assert.match(leads, new RegExp(`/alerts/new\\?from=${ref}`))
  await manager.visit(leads)
  await look(manager.page)
  const { source } = await read(manager, leads)
  const child = /name="children[^"]*" [^>]*value="(\d+)"|value="(\d+)"[^>]*name="children/.exec(source)
  await send(manager, '/alerts', {
    ...{ from: ref, what: 'A bruise on his arm that nobody could explain.', child: child?.[1] ?? child?.[2] ?? '' },
  })
  const service = await stage.open('sm-1')
  await service.visit('/')
  assert.match(await mainOf(service), /safety alert/i)
}

async function writeDown(manager: Person, ref: string): Promise<void> {
  const at = (section: string) => `/observations/${ref}/sections/${section}`
  await fill(manager, `${at('child')}/${household.childRef}`, {
    ...{ child_seen: 'yes', child_alone_by: 'observer', child_alone_where: 'own_room', child_method: 'talking' },
    ...{
      child_view: 'She listens. I want to see my brother more.',
      child_share: 'iro_and_quality',
      child_worker_known: 'yes',
    },
  })
  const seen = Object.fromEntries(Object.keys(domains).map((domain) => [`${domain}.seen`, 'seen']))
  const good = Object.fromEntries(
    Object.keys(domains).map((domain) => [domain, domain === 'plan_next' ? 'yes' : 'good']),
  )
  await manager.visit(at('judged'))
  await look(manager.page)
  assert.match(
    await bare(manager, at('judged'), 'obs.purpose'),
    /it is kept together with it/,
    'no judgement without a sentence',
  )
  await fill(manager, at('judged'), { ...seen, ...good })
  await fill(manager, at('learned'), { observer_learned: 'Contact waits for transport.' })
  await manager.visit(`/observations/${ref}`)
  assert.match(
    await mainOf(manager),
    /Write down first when you talked it over[\s\S]*Person fsw-1: not told yet, due today/i,
  )
  await manager.page.getByRole('link', { name: /^Write down when/ }).click()
  await look(manager.page)
  for (const [label, value] of [
    ['Day', '24'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await manager.page.getByLabel(label, { exact: true }).fill(value)
  await manager.page.getByLabel('At what time?').first().fill('17:10')
  await manager.page.getByLabel('In person').check()
  await manager.page.getByLabel('All of it').check()
  await manager.page.getByRole('button', { name: 'Keep it' }).click()
  assert.match(await mainOf(manager), /Person fsw-1: told all of it in person/)
}

/** The page that comes back when a judgement is sent with no sentence. */
async function bare(person: Person, path: string, question: string): Promise<string> {
  const form = new URLSearchParams({
    [`${question}.seen:version`]: '0',
    [`${question}.seen:value`]: 'seen',
    [`${question}:version`]: '0',
    [`${question}:value`]: 'good',
    [`${question}:explanation`]: '',
  })
  const reply = await person.context.request.post(path, {
    data: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    maxRedirects: 0,
  })
  return reply.text()
}

/** Both texts stay; the child’s words went where the child said. */
async function answer(worker: Person, ref: string): Promise<void> {
  const { page } = worker
  await worker.visit('/')
  await page.getByRole('link', { name: `Read and answer the observed visit to household ${household.ref}` }).click()
  await look(page)
  const child = await read(worker, `/observations/${ref}/sections/child/${household.childRef}`)
  assert.doesNotMatch(child.source, /I want to see my brother more/)
  assert.match((await read(worker, `/observations/${ref}/sections/judged`)).words, /She knelt down to speak with him/)
  await fill(
    worker,
    `/observations/${ref}/sections/answer`,
    { worker_agrees: 'partly', share_good: 'yes' },
    'I had rung before.',
  )
  await worker.visit(`/observations/${ref}`)
  await press(worker, 'Send your answer')
  assert.match(await mainOf(worker), /Agreeing what follows\. It is with Person tm-1/)
}

async function agreeAnAction(manager: Person, worker: Person, ref: string): Promise<void> {
  assert.match((await read(manager, `/observations/${ref}/sections/answer`)).words, /I had rung before/)
  await send(manager, '/actions', {
    ...{
      from: ref,
      says: 'Agree transport for contact.',
      for_whom: 'child',
      owner: String(people['fsw-1']),
      priority: 'p3',
    },
  })
  await manager.visit(`/observations/${ref}`)
  await press(manager, 'Say that the actions are agreed')
  assert.match(await mainOf(manager), /Agree transport for contact/)
  const action = /T-\d+/.exec(await mainOf(manager))?.[0] ?? ''
  await send(worker, `/actions/${action}/evidence`, {
    ...(await versionAt(worker, action)),
    'finish-words': 'The driver is booked.',
  })
  await send(manager, `/actions/${action}/verification`, await versionAt(manager, action))
}

async function versionAt(person: Person, action: string): Promise<Fields> {
  const { source } = await read(person, `/actions/${action}`)
  return { version: /name="version" value="(\d+)"/.exec(source)?.[1] ?? '' }
}

async function close(manager: Person, ref: string): Promise<void> {
  await fill(manager, `/observations/${ref}/sections/record`, { record_check: 'yes', record_checked_on: '2026-11-24' })
  await manager.visit(`/observations/${ref}`)
  await manager.page.getByRole('button', { name: 'Close the observation' }).click()
  await look(manager.page)
  await manager.page.locator('textarea').fill('Contact is twice a month now.')
  await manager.page.getByRole('button', { name: 'Close the observation' }).click()
  assert.match(await mainOf(manager), /Closed\./)
  await look(manager.page)
}

/** That a visit was observed; numbers; and what the child said, to the quality team and the child’s reviewing officer. */
async function whatOthersKnow(ref: string): Promise<void> {
  const quality = await stage.open('qa-1')
  assert.equal((await read(quality, `/observations/${ref}`)).status, 404)
  assert.match((await read(quality, `/households/${household.ref}`)).words, /A visit was observed/)
  assert.match((await read(quality, '/month?month=2026-11')).words, /1 of 1 planned[\s\S]*Fewer than 5: not shown/)
  for (const key of ['qa-1', 'iro-1']) {
    const person = await stage.open(key)
    await person.visit('/voices/heard')
    await look(person.page)
    assert.match(await mainOf(person), /I want to see my brother more[\s\S]*Only their IRO and the quality team/i)
    assert.doesNotMatch(await mainOf(person), /fsw-1|tm-1/)
  }
  const colleague = await stage.open('fsw-2')
  await colleague.visit('/observations')
  assert.doesNotMatch(await mainOf(colleague), /O-\d+|brother/)
}

journey('4.4 The family would rather not, without JavaScript and on a small phone: nobody asks why', async () => {
  const manager = await stage.open('sm-1', { javascript: false, width: 320 })
  const visit = { worker: String(people['fsw-2']), kind: 'home_visit', mode: 'room', household: sameTeam.ref }
  const path = await send(manager, '/observations', { ...visit, 'on-day': '3', 'on-month': '12', 'on-year': '2026' })
  const worker = await stage.open('fsw-2', { javascript: false, width: 320 })
  for (const page of [path, `${path}/sections/before`, `${path}/day`, `${path}/cancellation`]) {
    await worker.visit(page)
    await look(worker.page)
  }
  await worker.visit(path)
  await worker.page.getByRole('link', { name: 'The family would rather not' }).click()
  await look(worker.page)
  await worker.page.getByLabel('A child').check()
  await worker.page.getByRole('button', { name: 'The family would rather not' }).click()
  assert.match(await mainOf(worker), /Called off by the family/)
  assert.match(
    (await read(await stage.open('qa-1'), '/month?month=2026-12')).words,
    /0 of 0 planned, and 1 called off by the family/,
  )
})
