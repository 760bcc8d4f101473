// A real account, with nothing but pages and forms: invited by an administrator, a password, a code from a phone, recovery
// codes, out and in again. And the demonstration's door, where one chooses whom to be.
import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
useSealingKey(sealingKeyFrom('a secret of this journey'))
const email = 'bronwen.castellan@council.example'
const password = 'lantern pebble orchard'

for (const javascript of [false, true]) {
  journey(
    `An invited person sets up their account and signs in with a code, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      await inviteAndSignIn(javascript, `${javascript ? 'b' : 'c'}.${email}`)
    },
  )
}

async function inviteAndSignIn(javascript: boolean, address: string): Promise<void> {
  const link = await administratorInvites(javascript, address)
  const newcomer = await stage.openAs({ javascript })
  const secret = await setUpTheAccount(newcomer, link)
  await newcomer.context.clearCookies()
  await signIn(newcomer, address, secret)
  assert.match(await mainOf(newcomer), /My work|Bronwen|waits for you/i)
  await look(newcomer.page)
  await newcomer.page.getByRole('link', { name: 'Your account: Bronwen Castellan' }).click()
  await newcomer.page.getByRole('heading', { name: 'Your account' }).waitFor()
  await look(newcomer.page)
  assert.equal((await newcomer.context.request.get(link)).status(), 404, 'the link worked once')
}

async function administratorInvites(javascript: boolean, address: string): Promise<string> {
  const admin = await stage.open('admin-1', { javascript })
  const { page } = admin
  await admin.visit('/people')
  await look(page)
  await page.getByRole('button', { name: /Invite/ }).click()
  await look(page)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await look(page)
  await page.getByLabel('First name and surname').fill('Bronwen Castellan')
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Role', { exact: true }).selectOption('fostering_social_worker')
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  assert.match(await mainOf(admin), /This waits for Person qa-head; they have been told/)
  await look(page)
  await aSecondPersonSaysYes(javascript)
  await admin.visit('/outbox')
  await look(page)
  const link = /\/invitations\/[\w-]+/.exec(await page.content())?.[0]
  assert.ok(link, 'the outbox of the demonstration shows the letter with the link')
  return link
}

/** Somebody who will see cases is invited when the Head of Quality Assurance has said yes. */
async function aSecondPersonSaysYes(javascript: boolean): Promise<void> {
  const head = await stage.open('qa-head', { javascript })
  await head.visit('/')
  await head.page.getByRole('link', { name: 'Say yes or no to a change of Bronwen Castellan’s access' }).click()
  await look(head.page)
  await head.page.getByRole('button', { name: 'Yes, let it happen' }).click()
  assert.match(await mainOf(head), /Agreed/)
}

async function setUpTheAccount({ page, visit }: Person, link: string): Promise<string> {
  await visit(link)
  await look(page)
  await page.getByLabel('Choose a password').fill('short')
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page)
  const secret = (await page.locator('.hearth-key').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page)
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.equal(await page.locator('.hearth-codes li').count(), 10)
  await look(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  return secret
}

async function signIn({ page, visit }: Person, address: string, secret: string): Promise<void> {
  // A code opens the door once.
  stage.setNow(stage.now().add({ minutes: 1 }))
  await visit('/sign-in')
  await look(page)
  const form = page.locator('summary', { hasText: 'invited' })
  if (await form.isVisible()) await form.click()
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password', { exact: true }).fill('something else')
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page)
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page)
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const codeOf = (secret: string): string =>
  generateSync({ secret, epoch: Math.floor(stage.now().epochMilliseconds / 1000) })
