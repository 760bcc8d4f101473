// A session that is about to end says so and goes on; and signing in that slows down says for how long, and what to do.
import assert from 'node:assert/strict'
import { hashPassword } from '#modules/people/password.ts'
import { newRecoveryCodes, recoveryHash } from '#modules/people/one-time-code.ts'
import { sql } from '#platform/sql/index.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage
const newAction = `/actions/new?household=${service.household.ref}`

/** Time goes by for the server and for the browser alike. */
async function wait({ page }: Person, minutes: number): Promise<void> {
  stage.setNow(stage.now().add({ minutes }))
  await page.clock.runFor(minutes * 60_000)
}

const shown = ({ page }: Person) => page.locator('[data-session] .hearth-session__words')

async function openAt(key: string, path: string): Promise<Person> {
  const person = await stage.open(key)
  await person.page.clock.install({ time: stage.now().epochMilliseconds })
  await person.visit(path)
  return person
}

journey('AX-16 A session that is about to end says so, and goes on at the press of a button', async () => {
  const person = await openAt('fro-1', newAction)
  const { page } = person
  await wait(person, 54)
  assert.equal(await shown(person).count(), 0, 'not before its time')
  await wait(person, 2)
  await shown(person).waitFor()
  assert.match(
    await shown(person).innerText(),
    /You will be signed out at 11:00 if you do nothing\. What you have typed is kept/,
  )
  await look(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent.trim()'), 'Stay signed in')
  await page.keyboard.press('Enter')
  await shown(person).waitFor({ state: 'detached' })
  assert.notEqual(await page.evaluate('document.activeElement.tagName'), 'BODY', 'one goes on where one was')
  assert.match(await page.locator('footer').innerText(), /If you do nothing, you are signed out at 11:56/)
  await wait(person, 50)
  assert.equal(await shown(person).count(), 0)
  await person.visit('/your-account')
  assert.match(await page.locator('h1').innerText(), /Your account/)
})

journey('AX-16 Typing goes on with a session; a page that is only open does not', async () => {
  const typing = await openAt('fro-1', newAction)
  for (let times = 0; times < 3; times += 1) {
    await wait(typing, 40)
    const saved = typing.page.waitForResponse(/your-session\/continuation/)
    await typing.page.locator('textarea').first().pressSequentially('x')
    await saved
  }
  await wait(typing, 50)
  assert.equal(await shown(typing).count(), 0)
  await wait(typing, 6)
  await shown(typing).waitFor()
  await typing.page.locator('textarea').first().pressSequentially('y')
  await shown(typing).waitFor({ state: 'detached' })

  const open = await openAt('fro-2', newAction)
  await wait(open, 57)
  await shown(open).waitFor()
  await wait(open, 5)
  await open.page.getByText('You have been signed out.').waitFor()
  await look(open.page)
  await open.page.locator('textarea').first().fill('A plan for the garden')
  await open.page
    .getByRole('button', { name: /Set|Raise|Save/ })
    .last()
    .click()
  await open.page.getByRole('heading', { name: /Sign in/ }).waitFor()
  const { rows } = await database.asOwner((client) =>
    client.query(`select 1 from kept_forms where fields::text like '%A plan for the garden%'`),
  )
  assert.equal(rows.length, 1, 'what was typed is kept')
})

journey(
  'AX-16 Before the twelve hours are over it is said that they are, and nothing offers what cannot be',
  async () => {
    const person = await openAt('tm-1', newAction)
    for (let times = 0; times < 14; times += 1) {
      stage.setNow(stage.now().add({ minutes: 51 }))
      await person.visit(newAction)
    }
    await wait(person, 2)
    await shown(person).waitFor()
    assert.match(await shown(person).innerText(), /twelve hours after you signed in\. Save what you are writing/)
    assert.equal(await shown(person).getByRole('button').count(), 0)
    await look(person.page)
  },
)

journey('AX-16 Without JavaScript every page says when its reader is signed out', async () => {
  const person = await stage.open('fro-1', { javascript: false })
  await person.visit('/')
  assert.match(
    await person.page.locator('footer').innerText(),
    /If you do nothing, you are signed out at \d\d:\d\d\. What you have typed is kept/,
  )
  await look(person.page)
  await person.visit('/your-session')
  await look(person.page)
  await person.page.getByRole('button', { name: 'Stay signed in' }).click()
  assert.match(await person.page.locator('main').innerText(), /You stay signed in/)
})

for (const javascript of [true, false])
  journey(
    `SB-9 Signing in slows down, and says for how long and what to do, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      const email = `slow.${javascript}@council.example`
      const codes = newRecoveryCodes()
      await anAccount(service.people['fsw-1']!, email, codes)
      const person = await stage.openAs({ javascript })
      const { page } = person
      for (let tried = 0; tried < 5; tried += 1) await tryPassword(person, email, 'not the password')
      assert.match(await mainOf(person), /do not go together\. You can try again in 1 minute, after \d\d:\d\d/)
      await look(page)
      await tryPassword(person, email, 'lantern pebble orchard')
      assert.match(await mainOf(person), /There have been too many wrong tries\. Wait 1 minute/)
      stage.setNow(stage.now().add({ minutes: 1 }))
      await page.getByRole('link', { name: 'Sign in with a recovery code' }).click()
      await look(page)
      await page.getByRole('button', { name: 'Continue' }).click()
      await look(page)
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Recovery code').fill(codes[0]!)
      await page.getByRole('button', { name: 'Continue' }).click()
      await look(page)
      await page.getByLabel('Password', { exact: true }).fill('lantern pebble orchard')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      assert.match(await mainOf(person), /You used a recovery code\. You have 9 left/)
      await person.visit('/your-account')
      assert.match(await mainOf(person), /Browsers that know you[\s\S]*This browser/)
      await look(page)
    },
  )

journey('Failed access is shown to an administrator, and names no case', async () => {
  const worker = await stage.open('fsw-2')
  for (let times = 0; times < 3; times += 1) await worker.visit('/audits/A-987654')
  await worker.visit('/people')
  const admin = await stage.open('admin-1')
  await admin.visit('/people')
  await admin.page.getByRole('link', { name: 'What was refused' }).click()
  assert.match(await mainOf(admin), /Person fsw-2[\s\S]*GET \/audits\/:ref/)
  assert.ok(!(await admin.page.content()).includes('987654'))
  await look(admin.page)
})

async function anAccount(personId: number, email: string, codes: readonly string[]): Promise<void> {
  const passwordHash = await hashPassword('lantern pebble orchard')
  await database.asSystem(stage.now(), (tx) => tx.run(sql`update people set email = ${email} where id = ${personId}`))
  await database.atDoor(stage.now(), (tx) =>
    tx.run(sql`insert into credentials (person_id, password_hash, totp_secret, totp_confirmed_at, recovery_hashes)
      values (${personId}, ${passwordHash}, 'x', ${stage.now()}, ${codes.map(recoveryHash)})
      on conflict (person_id) do update set recovery_hashes = excluded.recovery_hashes`),
  )
}

async function tryPassword({ page, visit }: Person, email: string, password: string): Promise<void> {
  await visit('/sign-in')
  const form = page.locator('summary', { hasText: 'invited' })
  if (await form.isVisible()) await form.click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
}
