// Every form of staff with room for sentences, or with four fields, found by following links: typed into, cut off, come back to after signing in
// again, found, and gone once it was sent (decision 64). Nothing that is sent here is kept, so that the order does not matter.
import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import { useSealingKey } from '#modules/people/sealing-key.ts'
import { sealingKeyFrom } from '#modules/people/sealing.ts'
import { fillings } from '#test/every-form/fill.ts'
import type { Form } from '#test/every-form/page.ts'
import { findForms, type FoundForm } from '#test/every-form/pages.ts'
import { furnish } from '#test/every-form/world.ts'
import { undoing } from '#test/every-route/undoing.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { journey, type Person, setStage } from './stage.ts'

let undo: ReturnType<typeof undoing>['undo'] = { on: false }
const stage = await setStage((database) => {
  const undone = undoing(database)
  undo = undone.undo
  return undone.guarded
})

/** Somebody of each part that has forms of its own. */
const people = ['fro-1', 'fsw-1', 'tm-1', 'iro-1', 'qa-1', 'sm-1', 'admin-1'] as const
const words = 'Typed before the train went into the tunnel.'

/** By the words of decision 64, and not by those of the script. */
function takesLong({ fields, action }: Form, page: string): boolean {
  const at = page.indexOf(` action="${action.replaceAll('&', '&amp;')}"`)
  if (page.slice(at, page.indexOf('</form>', at)).includes('data-autosave')) return false
  const seen = fields.filter(({ type }) => type !== 'hidden' && type !== 'file')
  if (seen.some(({ type, about }) => type === 'password' || about.includes('one-time-code'))) return false
  return seen.some(({ tag }) => tag === 'textarea') || new Set(seen.map(({ name }) => name)).size >= 4
}

/** What runs in the page: the form that is sent there with the same fields, since several of a page may be, and the first of its fields that takes words. */
const inForm = ({ form }: FoundForm, work: string): string => `(() => {
  const names = ${JSON.stringify(form.fields.flatMap(({ type, name }) => (type === 'hidden' ? [] : [name])))}
  const form = [...document.querySelectorAll('main form[method="post"]')].find((one) => one.getAttribute('action') === ${JSON.stringify(form.action)} && names.every((name) => name in one.elements))
  const box = [...(form?.elements ?? [])].find((one) => one.type === 'textarea' || one.type === 'text')
  const offer = [...document.querySelectorAll('[data-offers]')].find((one) => one.dataset.offers === form.getAttribute('action'))
  ${work}
})()`

journey(
  'B09 B28 Whatever form somebody was writing in, it is there when they come back, and gone once it was sent',
  async () => {
    useSealingKey(sealingKeyFrom('a secret of this stage'))
    await furnish(stage.database, stage.service)
    const visits = await openVisits(stage.database)
    const visitors = new Map<string, Visitor>()
    for (const key of people) visitors.set(key, await visits.as(key))
    const found = [...(await findForms(visitors, takesLong)).values()]
    await visits.close()
    assert.ok(found.length > 40, `only ${found.length} forms were found`)
    const lanes: Lane[] = []
    for (const key of people) lanes.push({ forms: found.filter(({ who }) => who === key), ...(await signInAhead(key)) })
    undo.on = true
    const lost: string[] = []
    const gone: string[] = []
    const waiting = lanes.filter(({ forms }) => forms.length > 0)
    await Promise.all(
      [0, 1, 2].map(async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await writeAndComeBack(next, { lost, gone })
      }),
    )
    assert.deepEqual(lost, [])
    assert.ok(gone.length > found.length / 2, `only ${gone} were sent`)
  },
)

type Lane = { forms: readonly FoundForm[]; person: Person; first: Cookies; again: Cookies; another: Cookies }
type Cookies = Parameters<Person['context']['addCookies']>[0]

/** Sessions are made before anything is undone: one to write in, one of somebody else, one to come back with. */
async function signInAhead(key: string): Promise<Omit<Lane, 'forms'>> {
  const sessionOf = async (who: string): Promise<Cookies> => {
    const { context } = await stage.open(who)
    return context.cookies()
  }
  const [first, again, another] = [await sessionOf(key), await sessionOf(key), await sessionOf('ed-1')]
  return { person: await stage.openAs(), first, again, another }
}

async function writeAndComeBack(
  { forms, person, first, again, another }: Lane,
  { lost, gone }: Record<'lost' | 'gone', string[]>,
) {
  await person.context.addCookies(first)
  const { page, context } = person
  for (const one of forms)
    await write(person, one).catch((problem) => void lost.push(`${one.to} on ${one.page}: ${problem}`))
  await page.goto('/')
  const kept = await page.evaluate<string>('JSON.stringify(localStorage)')
  assert.doesNotMatch(kept, /train|tunnel/, 'nothing can be read on the device')
  // The connection is lost, then the session; somebody else sits down here before they come back.
  await context.clearCookies()
  await context.addCookies(another)
  await othersCannotRead(person, forms, kept)
  await context.clearCookies()
  await context.addCookies(again)
  for (const one of forms) {
    const isSent = await findAndSend(page, one).catch(
      (problem) => void lost.push(`${one.to} on ${one.page}: ${problem}`),
    )
    if (isSent) gone.push(one.to)
  }
}

async function write({ page, context }: Person, one: FoundForm): Promise<void> {
  await page.goto(one.page)
  // What a choice opens is opened first.
  await page.evaluate(
    inForm(
      one,
      `for (let at = box; at; at = at.parentElement) {
        at.hidden = false
        if (getComputedStyle(at).display === 'none') at.style.display = 'block'
        if (at.tagName === 'DETAILS') at.open = true
      }
      box.focus()
      box.select()
      document.execCommand('insertText', false, ${JSON.stringify(words)})`,
    ),
  )
  await until(
    page,
    inForm(
      one,
      `return [...document.querySelectorAll('[data-typed-into]')].some((line) => line.dataset.typedInto === form.getAttribute('action') && line.textContent.includes('kept on this device'))`,
    ),
  )
  await context.setOffline(true)
  const failed = page.waitForEvent('requestfailed', { timeout: 5000 })
  await page.evaluate(
    inForm(one, `form.requestSubmit([...form.elements].find((one) => one.matches('button:not([type="button"])')))`),
  )
  await failed.finally(() => context.setOffline(false))
}

/** Whoever else is signed in on this machine is offered nothing on the pages that both may open, also when it is put under their own name. */
async function othersCannotRead({ page }: Person, forms: readonly FoundForm[], kept: string): Promise<void> {
  await page.goto('/')
  const id = await page.evaluate<string>('document.body.dataset.person')
  await page.evaluate(
    `for (const [name, value] of Object.entries(${kept})) localStorage.setItem(name.replace(/:\\d+:/, ':${id}:'), value)`,
  )
  for (const one of forms.slice(0, 4)) {
    const answer = await page.goto(one.page)
    if (answer?.status() !== 200) continue
    await page.waitForTimeout(150)
    assert.equal(await page.getByText('You had written something here').count(), 0, one.page)
    assert.ok(!(await page.content()).includes(words), one.page)
  }
  await page.evaluate(
    `for (const name of Object.keys(localStorage)) if (name.includes(':${id}:')) localStorage.removeItem(name)`,
  )
}

/** Puts back what was written, and sends the form filled in; whether it was taken. */
async function findAndSend(page: Page, one: FoundForm): Promise<boolean> {
  await page.goto(one.page)
  await until(page, inForm(one, `return Boolean(offer?.querySelector('button'))`))
  await page.evaluate(inForm(one, `offer.querySelector('button').click()`))
  assert.equal(await page.evaluate(inForm(one, 'return box.value')), words)
  const before = await lying(page)
  const { fields } = fillings(one.form)[0]!
  await page.evaluate(
    inForm(
      one,
      `const given = ${JSON.stringify(fields)}
      for (const field of form.elements) {
        if (!field.name || field.type === 'hidden' || field === box || !(field.name in given)) continue
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = given[field.name].includes(field.value)
        else field.value = given[field.name][0]
      }`,
    ),
  )
  let status = 0
  page.on('response', (answer) => {
    if (answer.request().method() === 'POST' && answer.request().isNavigationRequest()) status = answer.status()
  })
  const led = page.waitForEvent('load', { timeout: 10_000 })
  await page.evaluate(
    inForm(one, `form.requestSubmit([...form.elements].find((one) => one.matches('button:not([type="button"])')))`),
  )
  await led
  if (status !== 303) return false
  // What it made is undone, so that the page it leads to may not be there: the next one that is says that it was sent.
  if ((await page.evaluate('document.body.dataset.person')) === undefined) await page.goto('/')
  assert.equal(await lying(page), before - 1, 'and is gone from the device')
  return true
}

const lying = (page: Page): Promise<number> =>
  page.evaluate(
    `Object.keys(localStorage).filter((name) => name.startsWith('hearth-typed:' + document.body.dataset.person + ':')).length`,
  )

/** Asks the page again and again, as a policy without "eval" has it. */
async function until(page: Page, isSo: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await page.evaluate(isSo)) return
    await page.waitForTimeout(25)
  }
  throw new Error(`It did not come to be: ${isSo.slice(-120)}`)
}
