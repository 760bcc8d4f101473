import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { useSealingKey } from '#modules/people/sealing-key.ts'
import { sealingKeyFrom } from '#modules/people/sealing.ts'
import { allRoutes } from '#src/app.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { notMet, notTaken } from './every-form/not-taken.ts'
import { type Filling, fillings } from './every-form/fill.ts'
import { type Form, formsIn, linksIn } from './every-form/page.ts'
import { doneTwice, each, sentTwice, twice, twiceFaults } from './every-form/sent-twice.ts'
import { kindOf, routeOf } from './every-form/pages.ts'
import { keepForLater, listWordless, meanwhile, sendTooLate } from './every-form/too-late.ts'
import { furnish } from './every-form/world.ts'
import { undoing } from './every-route/undoing.ts'
import { linkTo } from './second-person.ts'
import { aSmallService, staffKeys } from './service.ts'
import { type Answer, openVisits, type Visitor } from './visitor.ts'

/*
 * B10: whatever form a person is shown, they can send; and whatever link, they can follow. Every role walks from its first page along
 * every link, fills in every form that it is shown, and sends it by each of its buttons. Nothing of it is kept: each request is undone,
 * so that the order does not matter. A form that is not taken as it was filled in stands in every-form/not-taken.ts, on purpose.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const { guarded, undo } = undoing(database)
const visits = await openVisits(guarded)
const faults = new Map<string, string>()
const found = new Map<string, Set<string>>()
const met = new Set<string>()
/** Whoever holds a link has a cookie for its visit, and goes on from there. */
async function throughLink(link: string): Promise<[string, Visitor, string]> {
  const opened = await visits.anyone.get(link)
  const cookie = [opened.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ')
  const visitor: Visitor = {
    get: (path, headers = {}) => visits.anyone.get(path, { cookie, ...headers }),
    post: (path, fields, headers = {}) => visits.anyone.post(path, fields, { cookie, ...headers }),
  }
  return ['whoever holds a link', visitor, opened.location ?? '/']
}

/** A change of somebody's access waits, for the second person and for the link at the address of before: gives back that link. */
async function askForAnAddress(administrator: Visitor): Promise<string> {
  const person = service.people['fsw-2']!
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update people set email = 'fsw-2@before.example', saved_at = ${testNow} where id = ${person}`),
  )
  const fields = { name: 'Person fsw-2', email: 'fsw-2@elsewhere.example' }
  const { status, text } = await administrator.post(`/people/${person}/details`, fields)
  assert.equal(status, 303, text)
  return (await linkTo(database, 'access change asked')) ?? assert.fail('no link was sent to the address of before')
}

/** Who may do what somebody else here may, and sees as much. */
const doubles = new Set(['ed-1', 'cd-1', 'fro-2', 'fsw-3'])

/** As many pages of one kind as may differ: the page of an audit at each step twice over, fewer of the others; and of those without a
 * form no more than a few. */
const most = (route: string, withForms: boolean): number => {
  if (
    /^\/(audits|observations|programme|exemptions|complaints|escalations|concerns|actions|voices|alerts)\/:ref$|^\/people\/:id$/.test(
      route,
    )
  )
    return 36
  return withForms && !route.includes(':section') ? 3 : 2
}

async function walk(who: string, visitor: Visitor, from: readonly string[]): Promise<void> {
  const queue = [...from]
  const known = new Set(queue)
  const walked = new Map<string, number>()
  const sent = new Map<string, number>()
  const ledBy = new Map<string, string>()
  const afterForm = new Set<string>()
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf('GET', path)
    const kind = kindOf(route, path)
    const count = (withForms: boolean) => walked.get(`${kind} ${withForms}`) ?? 0
    if (count(true) >= most(route, true) || count(false) >= most(route, false)) continue
    const answer = await visitor.get(path)
    met.add(`GET ${route}`)
    const hasForms = formsIn(answer.text).some(({ method, buttons }) => method === 'post' && buttons.length > 0)
    walked.set(`${kind} ${hasForms}`, count(hasForms) + 1)
    // What a form makes is undone by then: the page that it leads to may not be there.
    const isUndone = answer.status === 404 && afterForm.has(path)
    if (answer.status >= 400 && !isUndone)
      fault(`${who} is led to GET ${route}: ${answer.status}`, `${ledBy.get(path)} to ${path}`, answer)
    const next = [...linksIn(answer.text), ...(answer.location?.startsWith('/') ? [answer.location] : [])]
    for (const link of next) {
      if (known.has(link) || link.startsWith('/assets/')) continue
      known.add(link)
      ledBy.set(link, path)
      queue.push(link)
    }
    for (const form of formsIn(answer.text)) noteTyped(route, routeOf('POST', form.action || path), form)
    for (const form of formsIn(answer.text))
      if (form.buttons.length > 0)
        for (const next of await send(who, visitor, form, path, sent)) {
          if (known.has(next)) continue
          known.add(next)
          afterForm.add(next)
          queue.push(next)
        }
  }
}

/** Pages without a key in their address on which something is typed. */
const typed = new Set<string>()
/** Fields of which no form says in words what they ask. */
const wordless = new Set<string>()

/** Forms that are sent to change one thing to what they say: sent again they change nothing, and leave nothing behind. */
const sameAgain = new Set([
  '/audits/:ref/alert',
  '/complaints/:ref/alert',
  '/escalations/:ref/alert',
  '/audits/:ref/who-knows',
  '/children/:ref/reviewing-officer',
  '/households/:ref/team',
  '/households/:ref/worker',
  '/observations/:ref/alert',
  '/concerns/:ref/who-knows',
  '/observations/:ref/who-knows',
  '/programme/:ref/who-knows',
  '/exemptions/:ref/who-knows',
  '/complaints/:ref/who-knows',
  '/escalations/:ref/who-knows',
  '/people/:id/details',
  '/people/role-titles',
  '/people/teams/:id',
  '/tool/questions/:question',
  '/tool/questions/:question/place',
  '/tool/sections/:section/words',
  '/voices/:ref/language',
  '/voices/:ref/record',
  '/your-account/telephone',
])

function noteTyped(page: string, to: string, form: Form): void {
  for (const one of listWordless(form)) wordless.add(`${page} -> ${to}: ${one}`)
  const asked = allRoutes.find((one) => one.method === 'POST' && one.path === to)
  const shown = allRoutes.find((one) => one.method === 'GET' && one.path === page)
  const isTyped = form.fields.some(({ type }) => type !== 'hidden')
  if (
    form.method !== 'post' ||
    !isTyped ||
    asked?.open ||
    asked?.again === 'freely' ||
    sameAgain.has(to) ||
    (!shown?.open && shown?.keyed)
  )
    return
  typed.add(`${page} -> ${to}`)
}

/** Each form of each kind a few times: what is said of one audit may be refused of the next. */
const mostSent = 2

async function send(
  who: string,
  visitor: Visitor,
  form: Form,
  page: string,
  sent: Map<string, number>,
): Promise<string[]> {
  const led: string[] = []
  for (const filling of fillings(form)) {
    const action = filling.action === '' ? page : filling.action
    const method = form.method === 'post' ? 'POST' : 'GET'
    const route = routeOf(method, action)
    const kind = `${method} ${kindOf(route, action)} ${Object.keys(filling.fields).length > 0}`
    const times = sent.get(kind) ?? 0
    if (times >= mostSent * 2) return led
    sent.set(kind, times + 1)
    met.add(`${method} ${route}`)
    const sendIt = () => sendAs(visitor, form, { ...filling, action })
    const answer = await (method === 'POST' ? twice(`POST ${route}`, sendIt) : sendIt())
    if (method === 'POST') keepForLater(`POST ${route}`, form, filling, sendIt)
    if (answer.location?.startsWith('/')) led.push(answer.location.split('#')[0]!)
    const name = `${method} ${route}`
    const isRefused = answer.status >= 400 || /govuk-error-summary/.test(answer.text)
    if (answer.status === 409 || answer.status === 422 || (isRefused && answer.status === 200)) {
      if (/<h1/.test(answer.text)) found.set(name, (found.get(name) ?? new Set()).add(whyIn(answer)))
      else fault(`${name}: ${answer.status} without a page`, page, answer)
    } else if (answer.status >= 400) fault(`${who} is shown ${name}: ${answer.status}`, page, answer)
  }
  return led
}

function sendAs(visitor: Visitor, form: Form, { action, fields }: Filling): Promise<Answer> {
  if (form.method === 'get')
    return visitor.get(
      `${action}?${new URLSearchParams(Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value])))}`,
    )
  if (!form.multipart) return visitor.post(action, fields)
  const boundary = 'the-end-of-a-part'
  const parts = Object.entries(fields).flatMap(([name, values]) =>
    values.map((value) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nCHILD,SEX\r\n1,2\r\n`
  return visitor.post(action, `${[...parts, file].join('')}--${boundary}--\r\n`, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  })
}

/** What the page says is to be mended, or why it cannot be done. */
function whyIn({ text }: Answer): string {
  const main = text.slice(text.indexOf('<main'))
  const summary = /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(main)?.[0] ?? /<h1[\s\S]*?<\/p>/.exec(main)?.[0] ?? ''
  return summary
    .replaceAll(/<[^>]*>|govuk-error-summary__list">/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function fault(what: string, page: string, { text }: Answer): void {
  if (!faults.has(what)) faults.set(what, `${what} (on ${page}): ${whyIn({ text } as Answer).slice(0, 160)}`)
}

describe('B10: every form that a person is shown', () => {
  before(async () => {
    useSealingKey(sealingKeyFrom('a secret of this test'))
    const world = await furnish(database, service)
    const people = new Map<string, Visitor>()
    for (const key of staffKeys.filter((one) => !doubles.has(one))) people.set(key, await visits.as(key))
    const answering = await askForAnAddress(people.get('admin-1')!)
    const byLink: [string, Visitor, string][] = []
    for (const link of world.links) byLink.push(await throughLink(link))
    undo.on = true
    undo.each = each
    const waiting = [...people].map(
      ([key, visitor]) =>
        () =>
          walk(key, visitor, ['/', ...(world.also[key] ?? [])]),
    )
    // Three at a time: each request is undone by itself, and waits where another holds what it changes.
    await Promise.all(
      [0, 1, 2].map(async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await next()
      }),
    )
    for (const [key, visitor, at] of byLink) await walk(key, visitor, [at])
    await walk('anyone', visits.anyone, ['/sign-in', world.invitation, '/help', answering])
  })

  after(() => visits.close())

  test('can be sent, and every link followed: no 403, no 404, no 500', () => {
    const why = visits.problems.slice(0, 5).map((one) => (one as Error).stack)
    assert.deepEqual([...faults.values()], [], why.join('\n'))
  })

  test('is taken as it is filled in, or its answer stands in the list, on purpose', () => {
    const said = [...found].flatMap(([name, why]) => [...why].map((one) => ({ name, one })))
    const unknown = said.filter(({ name, one }) => !notTaken[name]?.says.test(one))
    assert.deepEqual(
      unknown,
      [],
      'refused as the walk fills it in: mend the form; or, where it is right, say why in every-form/not-taken.ts',
    )
    const taken = Object.keys(notTaken).filter((name) => !found.has(name))
    assert.deepEqual(taken, [], 'in the list, and taken after all')
  })

  test('SB-15: sent twice, is done once, and answered as the first time', () => {
    const faults = [...twiceFaults].filter(([name]) => !(name in doneTwice))
    assert.deepEqual(faults, [])
    assert.ok(sentTwice.size > 80, `only ${sentTwice.size} routes were tried`)
    assert.deepEqual(
      Object.keys(doneTwice).filter((name) => !twiceFaults.has(name)),
      [],
      'in the list, and done once',
    )
  })

  test('SB-15: stands on a page with a key in its address, where it could be sent again by going back', () => {
    assert.deepEqual([...typed].toSorted(), [], 'a page on which something is typed is `keyed`')
  })

  test('says in words what it asks, and what each choice is, for whatever page answers it', () => {
    assert.deepEqual([...wordless], [])
  })

  for (const what of Object.keys(meanwhile) as (keyof typeof meanwhile)[])
    test(`gives back what was written when meanwhile ${what}`, async () => {
      const { lost, refused } = await sendTooLate(database, what)
      assert.deepEqual(lost, [])
      assert.ok(refused.size > 20, `only ${[...refused]} were refused`)
    })

  test('is met: no form of Hearth is left out of the walk', () => {
    const posts = allRoutes.filter(({ method }) => method === 'POST').map(({ path }) => `POST ${path}`)
    const missing = posts.filter((name) => !met.has(name))
    assert.deepEqual(
      missing.toSorted(),
      Object.keys(notMet).toSorted(),
      'no page that the walk found shows this form: link to its page, or furnish what the page needs (every-form/world.ts), or say in every-form/not-taken.ts where it is tried',
    )
  })
})
