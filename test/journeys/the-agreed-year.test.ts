// Quality Assurance draws the year, both sides agree it, a team manager does their part and asks to be excused once; what was done
// stands against what was agreed, and nobody ticked it.
import assert from 'node:assert/strict'
import { anObservation } from '#modules/observations/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { people, household } = stage.service

journey('3.3 3.4 Both sides agree a year, and it is met by what is done', async () => {
  const [officer, manager, head] = [await stage.open('qa-1'), await stage.open('sm-1'), await stage.open('qa-head')]
  await draw(officer)
  await giveBack(manager)
  await proposeAgain(officer)
  await sign(manager, /fostering service has signed/)
  await sign(head, /the year is agreed/)
  stage.setNow(Temporal.Instant.from('2026-12-02T10:00:00Z'))
  await lookBack()
  await excuse(await stage.open('tm-1'), await stage.open('qa-head'))
  await watch()
})

async function press(person: Person, label: string): Promise<void> {
  await person.page.getByRole('button', { name: label }).click()
  await look(person.page)
}

async function draw(officer: Person): Promise<void> {
  const { page } = officer
  await officer.visit('/')
  await page.getByRole('navigation').getByRole('link', { name: 'Calendar', exact: true }).first().click()
  await look(page)
  await page.getByRole('main').getByRole('link', { name: 'The agreed year' }).click()
  assert.match(await mainOf(officer), /No year is agreed yet/)
  await press(officer, 'Draw the next year')
  assert.match(await mainOf(officer), /1 December 2026 to 31 March 2027[\s\S]*Watch practice/)
  await press(officer, 'Propose the year')
}

async function giveBack(manager: Person): Promise<void> {
  const { page } = manager
  await manager.visit('/')
  await page
    .getByRole('link', { name: /Read the year/ })
    .first()
    .click()
  await look(page)
  await page.getByText('Something should be different').click()
  await page.getByLabel('What should be different?').first().fill('The operational manager watches practice too.')
  await press(manager, 'Give it back with what should be different')
}

async function proposeAgain(officer: Person): Promise<void> {
  const { page } = officer
  await officer.visit('/calendar')
  assert.match(await mainOf(officer), /The operational manager watches practice too/)
  await page.getByRole('link', { name: 'Add a line' }).click()
  await look(page)
  await page.getByLabel('What?').first().selectOption({ label: 'Watch practice' })
  await page.getByLabel('Who does it?').first().selectOption({ label: 'Person om-1' })
  for (const [label, value] of [
    ['Day', '14'],
    ['Month', '1'],
    ['Year', '2027'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
  await press(officer, 'Add it')
  await press(officer, 'Propose the year')
}

async function sign(person: Person, says: RegExp): Promise<void> {
  await person.visit('/calendar')
  await press(person, 'Agree and sign')
  assert.match(await mainOf(person).then((main) => main), /Signed/)
  assert.match(await person.page.locator('body').innerText(), says)
}

/** Everybody reads the year; whoever has a part in it finds it in My work. */
async function lookBack(): Promise<void> {
  const [team, worker] = [await stage.open('tm-1'), await stage.open('fsw-1')]
  await worker.visit('/calendar')
  assert.match(await mainOf(worker), /The agreed year/)
  await look(worker.page)
  await team.visit('/')
  assert.match(await mainOf(team), /Watch practice, December 2026: plan a visit that you observe, and write it down/)
  await team.page
    .getByRole('link', { name: /Watch practice, December 2026/ })
    .first()
    .click()
  await look(team.page)
  assert.match(await mainOf(team), /Whose visit is next/)
}

async function excuse(team: Person, head: Person): Promise<void> {
  const { page } = team
  await team.visit(`/calendar/lines?activity=managers_audit&month=2027-02&person=${people['tm-1']}`)
  await look(page)
  await page.getByRole('link', { name: 'Manager’s audit, February 2027' }).first().click()
  await page.getByText('Ask for a change of this line').click()
  await page.getByLabel('Excused this time').check()
  await page.getByLabel('Why?').first().selectOption({ label: 'Somebody is away' })
  await page.getByLabel('In a sentence').fill('An operation, and three weeks to get well.')
  await press(team, 'Ask the other side')
  assert.match(await mainOf(team), /Not answered yet: the line stands as agreed/)
  await head.visit('/')
  await head.page
    .getByRole('link', { name: /Say yes or no to a change/ })
    .first()
    .click()
  await look(head.page)
  await press(head, 'Yes, change it')
  assert.match(await mainOf(head), /Excused/)
}

/** A visit that was watched and shared meets the line of its month: nobody says so. */
async function watch(): Promise<void> {
  await stage.database.asSystem(testNow, async (tx) => {
    const on = Temporal.PlainDate.from('2026-12-08')
    const visit = { householdId: household.id, observerId: people['tm-1']!, workerId: people['fsw-1']!, on }
    const ref = await anObservation(tx, visit)
    await tx.run(
      sql`update observations set seen_on = planned_for where id = (select id from pieces where ref = ${ref})`,
    )
    await tx.run(sql`update pieces set state = 'written' where ref = ${ref}`)
  })
  stage.setNow(Temporal.Instant.from('2026-12-14T10:00:00Z'))
  const head = await stage.open('qa-head')
  await head.visit(`/calendar/lines?activity=practice_observation&month=2026-12&person=${people['tm-1']}`)
  assert.match(await mainOf(head), /Done in time\s+Done in December 2026/)
  await look(head.page)
}
