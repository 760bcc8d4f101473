// A leader writes down what they saw where there is no connection: the empty form opens, what is typed lies locked on the device, and it is
// sent once the same person has signed in again. Nothing else of Hearth lies there.
import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { aLeaderVisit } from '#modules/programme/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { journey, look, type Person, setStage } from './stage.ts'

const stage = await setStage()
const way = await aWayTo(stage.address)
after(() => way.cut())
const { people, household } = stage.service
const today = londonDate(stage.now())
// The comment under a question is named by its words too, after its own.
const first = /^\s*Three things I saw: the first/

/** The connection between a device and Hearth, which can be cut: a service worker asks by itself, and a browser that only says of its windows
 * that they are offline lets it through now and then. */
async function aWayTo(address: string) {
  const port = Number(new URL(address).port)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    for (const one of [near, far]) {
      open.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => open.delete(one))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const own = server.address()
  assert.ok(own && typeof own === 'object')
  return {
    to: (path: string) => `http://127.0.0.1:${own.port}${path}`,
    lose: () => {
      isCut = true
      for (const one of open) one.destroy()
    },
    find: () => {
      isCut = false
    },
    cut: () => {
      for (const one of open) one.destroy()
      server.close()
    },
  }
}

async function lose(context: Person['context']): Promise<void> {
  way.lose()
  await context.setOffline(true)
}

async function findAgain(context: Person['context']): Promise<void> {
  way.find()
  await context.setOffline(false)
}

const agree = (key: string) =>
  stage.database.asPerson(people['qa-1']!, stage.now(), (tx) =>
    aLeaderVisit(tx, {
      ...{ leaderId: people[key]!, companionId: people['sm-1']!, kind: 'watch', householdId: household.id, on: today },
      place: 'Zebra house',
    }),
  )
const pathOf = (ref: string) => `/programme/${ref}/sections/leader`

/** Opens the form once with a connection: the device has the empty form then. */
async function prepare(person: Person, ref: string): Promise<void> {
  await person.page.goto(way.to(pathOf(ref)))
  await person.page.getByText('can be opened and filled in on this device without a connection').waitFor()
}

const answerOf = (ref: string, question = 'ldr.saw_1') =>
  stage.database.asSystem(stage.now(), async (tx) => {
    const kept = await tx.maybe<{ words: string }>(
      sql`select n.value #>> '{}' as words from answers n join pieces p on p.id = n.piece_id where p.ref = ${ref} and n.question = ${question}`,
    )
    return kept?.words
  })

async function untilKept(ref: string, words: string, question?: string): Promise<void> {
  for (const end = performance.now() + 10_000; (await answerOf(ref, question)) !== words && performance.now() < end; )
    await delay(50)
  assert.equal(await answerOf(ref, question), words)
}

journey(
  '4.16 A leader opens the form without a connection, and what they type is sent after they sign in again',
  async () => {
    const ref = await agree('ce-1')
    const leader = await stage.open('ce-1', { width: 320 })
    const { page, context } = leader
    await prepare(leader, ref)
    await lose(context)
    await page.goto(way.to(pathOf(ref)))
    assert.match(await page.locator('main').innerText(), /empty form of a leader’s day/)
    await look(page)
    await page.getByLabel(first).fill('A carer waited an hour for a call.')
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('What is it?').first().fill('The form that is filled in twice.')
    await page.getByText('Not sent yet. It lies on this device, locked').waitFor()
    await look(page)
    // Closed and opened again: it cannot be read there, and more is written.
    await page.goto(way.to(pathOf(ref)))
    await page.getByText('lies on this device, locked, and is not sent yet').waitFor()
    assert.equal(await page.getByLabel(first).inputValue(), '')
    await page.getByLabel(/^\s*What surprised me/).fill('How calm it was.')
    await page.getByText('Not sent yet. It lies on this device, locked').waitFor()
    // No other page opens, and an hour later the session has ended.
    await assert.rejects(page.goto(way.to(`/programme/${ref}`)))
    await assert.rejects(page.goto(way.to(`/households/${household.ref}`)))
    stage.setNow(stage.now().add({ hours: 2 }))
    await findAgain(context)
    await page.goto(way.to(pathOf(ref)))
    await page.waitForURL('**/sign-in?**')
    assert.equal(await answerOf(ref), undefined, 'nothing is sent in nobody’s name')
    await page.getByRole('button', { name: 'Person ce-1' }).click()
    await page.waitForURL(`**${pathOf(ref)}`)
    await untilKept(ref, 'A carer waited an hour for a call.')
    await untilKept(ref, 'The form that is filled in twice.', 'ldr.barrier')
    await untilKept(ref, 'How calm it was.', 'ldr.surprised')
    assert.equal(await page.getByLabel(first).inputValue(), 'A carer waited an hour for a call.')
    await page.waitForFunction('!Object.keys(localStorage).some((name) => name.includes(":away:"))')
  },
)

journey('4.16 What was answered meanwhile meets both texts, and another person gets nothing of it', async () => {
  const ref = await agree('ed-1')
  const leader = await stage.open('ed-1')
  const { page, context } = leader
  await prepare(leader, ref)
  await lose(context)
  await page.goto(way.to(pathOf(ref)))
  await page.getByLabel(first).fill('Typed on the train.')
  await page.getByText('Not sent yet. It lies on this device, locked').waitFor()
  await findAgain(context)
  // Somebody else signs in here: it is not theirs.
  await context.request.post('/sign-in/demo', { form: { person: 'cd-1' } })
  await page.goto(way.to('/programme'))
  await page.goto(way.to(pathOf(await agree('cd-1'))))
  await page.getByText('can be opened and filled in on this device').waitFor()
  assert.equal(await page.getByLabel(first).inputValue(), '')
  // The leader wrote it at their desk, too.
  const desk = await stage.open('ed-1')
  await desk.visit(pathOf(ref))
  await desk.page.getByLabel(first).fill('Typed at the desk.')
  await untilKept(ref, 'Typed at the desk.')
  await context.request.post('/sign-in/demo', { form: { person: 'ed-1' } })
  await page.goto(way.to(pathOf(ref)))
  const box = page.locator('[data-conflict]').filter({ hasText: 'Typed at the desk.' })
  await box.waitFor()
  await look(page)
  assert.equal(await page.getByLabel(first).first().inputValue(), 'Typed on the train.')
})

journey(
  '4.16 A new version of the form meanwhile loses nothing: what has no place in it is shown until it is copied',
  async () => {
    const ref = await agree('cd-1')
    const leader = await stage.open('cd-1')
    const { page, context } = leader
    await prepare(leader, ref)
    await lose(context)
    await page.goto(way.to(pathOf(ref)))
    // The form on the device asks something that the other does not.
    await page.evaluate(`document.getElementById('ldr-surprised').id = 'ldr-no_more'`)
    await page.getByLabel(/^\s*What surprised me/).fill('Understaffed.')
    await page.getByLabel(first).fill('A carer on the stairs.')
    await page.getByText('Not sent yet. It lies on this device, locked').waitFor()
    await delay(1000)
    await findAgain(context)
    for (let times = 0; times < 2; times += 1) {
      await page.goto(way.to(pathOf(ref)))
      await page.getByText('Understaffed.').waitFor()
    }
    await look(page)
    await untilKept(ref, 'A carer on the stairs.')
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await page.goto(way.to(pathOf(ref)))
    await page.getByText('can be opened and filled in on this device').waitFor()
    assert.equal(await page.getByText('Understaffed.').count(), 0)
  },
)

journey('4.16 The device keeps the empty form and what was typed, locked: no name, no household, no page', async () => {
  const ref = await agree('ce-1')
  const leader = await stage.open('ce-1')
  const { page, context } = leader
  for (const path of ['/', `/programme/${ref}`, `/households/${household.ref}`, '/programme'])
    await page.goto(way.to(path))
  await prepare(leader, ref)
  await lose(context)
  await page.goto(way.to(pathOf(ref)))
  await page.getByLabel(first).fill('Words that only I may read.')
  await page.getByText('Not sent yet. It lies on this device, locked').waitFor()
  const { caches, all } = await everythingOn(leader)
  assert.deepEqual(
    caches.filter((path) => !path.startsWith('/assets/')),
    ['/programme/form'],
  )
  for (const secret of [
    /ce-1/,
    /Person /,
    new RegExp(household.ref),
    /Zebra/,
    new RegExp(ref),
    /only I may read/,
    /data-person/,
  ])
    assert.doesNotMatch(all, secret)
  await findAgain(context)
  await page.goto(way.to('/'))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in**')
  assert.equal(await page.evaluate('localStorage.length'), 0, 'signed out, nothing of theirs is left')
  await lose(context)
  await page.goto(way.to(pathOf(ref)))
  await page.getByText('could not keep what you write').waitFor()
  await look(page)
  assert.equal(await page.getByLabel(first).isDisabled(), true)
})

/** Every cache and store that the browser has for Hearth, as text. */
async function everythingOn({ page }: Person): Promise<{ caches: string[]; all: string }> {
  return page.evaluate(`(async () => {
    const paths = []
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const path = new URL(request.url).pathname
        paths.push(path)
        if (path.startsWith('/assets/')) continue
        const reply = await cache.match(request)
        texts.push(name, path, JSON.stringify([...reply.headers]), await reply.text())
      }
    }
    return { caches: paths, all: [...texts, JSON.stringify(await indexedDB.databases())].join(' ') }
  })()`)
}
