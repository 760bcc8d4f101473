// Nobody becomes somebody else: what an administrator asks for waits for a second one, for the Head of Quality Assurance or for
// the person's own yes. By pages and forms alone, with and without JavaScript, on a wide and on a narrow screen.
import assert from 'node:assert/strict'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { people } = stage.service
await stage.database.asOwner(async (client) => {
  const { rows } = await client.query<{ id: number }>(
    `insert into people (name, email, demonstration_key) values ('Person admin-2', 'admin-2@hearth.example', 'admin-2') returning id`,
  )
  await client.query(`insert into person_roles (person_id, role) values ($1, 'administrator')`, [rows[0]!.id])
})

for (const javascript of [false, true]) {
  const how = javascript ? 'with' : 'without'
  journey(`SB-6 Two administrators change somebody’s address, ${how} JavaScript`, async () => {
    const width = javascript ? 1100 : 360
    const [one, other] = [
      await stage.open('admin-1', { javascript, width }),
      await stage.open('admin-2', { javascript, width }),
    ]
    const address = `${how}@council.example`
    await asksForAddress(one, address)
    await refuses(other, 'I could not reach them')
    assert.match(await workOf(one), /Nothing waits for you today/)
    await asksForAddress(one, address)
    await saysYes(other)
    await one.visit(`/people/${people['fsw-1']}`)
    assert.match(await mainOf(one), new RegExp(address))
    await one.visit('/access-changes')
    assert.match(await mainOf(one), /Agreed[\s\S]*Person admin-2[\s\S]*Refused[\s\S]*I could not reach them/)
    await look(one.page)
  })

  journey(`SB-6 A person says no to a change of their own access, ${how} JavaScript`, async () => {
    const [admin, worker] = [await stage.open('admin-1', { javascript }), await stage.open('fsw-2', { javascript })]
    await admin.visit(`/people/${people['fsw-2']}`)
    await admin.page.getByRole('button', { name: 'Send a new invitation' }).click()
    await worker.visit('/')
    await worker.page.getByRole('link', { name: 'Say whether a change of your own access is right' }).click()
    await look(worker.page)
    await worker.page.getByLabel('If not: what do you know about it?').first().fill('I still have my phone')
    await worker.page.getByRole('button', { name: 'No, refuse it' }).click()
    assert.match(await mainOf(worker), /Refused/)
    await worker.visit('/your-account')
    assert.match(await mainOf(worker), /What changed in your access[\s\S]*By the person themselves/)
    await look(worker.page)
  })

  journey(`SB-6 The link at the old address asks, and says what became of it, ${how} JavaScript`, async () => {
    const admin = await stage.open('admin-1', { javascript })
    await admin.visit(`/people/${people['fsw-3']}`)
    await admin.page.getByRole('button', { name: 'Send a new invitation' }).click()
    await admin.visit('/outbox')
    const link = /\/access-answers\/[\w-]+/.exec(await admin.page.content())?.[0]
    assert.ok(link, 'the outbox of the demonstration shows the letter with the link')
    const reader = await stage.openAs({ javascript })
    await reader.visit(link)
    await look(reader.page)
    await reader.page.getByRole('button', { name: 'Yes, it is right' }).click()
    await reader.page.getByRole('heading', { name: 'Thank you: it is done' }).waitFor()
    await look(reader.page)
    const then = stage.now()
    stage.setNow(then.add({ minutes: 21 }))
    await reader.visit(link)
    await look(reader.page)
    stage.setNow(then)
    assert.match(await mainOf(reader), /nothing to answer here any more/)
  })
}

journey('UM-D25 Ending somebody’s access asks once more and why, without JavaScript', async () => {
  const admin = await stage.open('admin-1', { javascript: false })
  await admin.visit(`/people/${people['lado-1']}`)
  await admin.page.getByRole('button', { name: 'End their access now' }).click()
  await look(admin.page)
  await admin.page.getByRole('button', { name: 'End their access' }).click()
  assert.match(await mainOf(admin), /Say why their access ends/)
  await look(admin.page)
  await admin.page.getByLabel('Why does it end?').first().fill('They have left the council')
  await admin.page.getByRole('button', { name: 'End their access' }).click()
  assert.match(await mainOf(admin), /Has left/)
  await admin.visit('/access-changes')
  assert.match(await mainOf(admin), /Access ended[\s\S]*They have left the council/)
})

async function asksForAddress({ page, visit }: Person, address: string): Promise<void> {
  await visit(`/people/${people['fsw-1']}/details`)
  await page.getByLabel('E-mail address').fill(address)
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await page.locator('main').innerText(), /This waits for .*Person admin-2.* or Person fsw-1’s own yes/)
  await look(page)
}

async function opensWhatWaits(person: Person): Promise<void> {
  await person.visit('/')
  await person.page.getByRole('link', { name: 'Say yes or no to a change of Person fsw-1’s access' }).click()
  await look(person.page)
}

async function refuses(person: Person, why: string): Promise<void> {
  await opensWhatWaits(person)
  await person.page.getByRole('button', { name: 'No, refuse it' }).click()
  assert.match(await mainOf(person), /Say why you refuse it/)
  await look(person.page)
  await person.page.getByLabel('If not: why?').first().fill(why)
  await person.page.getByRole('button', { name: 'No, refuse it' }).click()
  assert.match(await mainOf(person), /Refused/)
}

async function saysYes(person: Person): Promise<void> {
  await opensWhatWaits(person)
  await person.page.getByRole('button', { name: 'Yes, let it happen' }).click()
  assert.match(await mainOf(person), /Agreed/)
}

async function workOf(person: Person): Promise<string> {
  await person.visit('/')
  return mainOf(person)
}
