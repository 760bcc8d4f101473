// Quality Assurance and Partnerships brings in a wrong file and takes it back: asked once more, with what would go back and what was
// changed since; the household says so, and the right file then does what it would have done alone.
import assert from 'node:assert/strict'
import { aCarer, aFile, aHousehold } from '#modules/imports/testing.ts'
import { changeSupervisingWorker } from '#modules/register/index.ts'
import { journey, look, mainOf, type Person, setStage, type Stage } from './stage.ts'

for (const javascript of [true, false]) {
  journey(
    `3.5 A wrong import is taken back, what was changed since stays and is listed, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      await takeBack(await setStage(), javascript)
    },
  )
}

const households = (places: string, ...more: ReturnType<typeof aHousehold>[]) => [
  aFile('fostering_households', [
    aHousehold({ team: 'North', places_approved: places }),
    aHousehold({ household_id: 'H2', team: 'North', places_approved: places }),
    ...more,
  ]),
  aFile('foster_carers', [aCarer()]),
]

async function takeBack(stage: Stage, javascript: boolean): Promise<void> {
  const quality = await stage.open('qa-1', { javascript })
  const { page } = quality
  await bringIn(quality, households('2'))
  const wrong = await bringIn(quality, households('7', aHousehold({ household_id: 'H9', team: 'North' })))
  await somebodyWorksOn(stage, 'H2')

  await page.getByRole('button', { name: 'Take this import back' }).click()
  const asked = await mainOf(quality)
  assert.match(
    asked,
    /1 row goes back to what it said before, and 1 row that was new is taken out of the register again/,
  )
  assert.match(asked, /1 row stays as it is/)
  assert.match(asked, /places_approved 7\s*(becomes)?\s*→?\s*2/)
  assert.match(asked, /Taken out again: H9/)
  assert.match(asked, /Household H2\s+It was changed in Hearth since\./)
  await look(page)
  await page.getByRole('button', { name: 'Yes, take it back' }).click()
  assert.match(await mainOf(quality), /Say why this import is taken back/)
  await look(page)
  await page.getByLabel('Why is it taken back?').first().fill('It was the file of another council')
  await page.getByRole('button', { name: 'Yes, take it back' }).click()
  assert.match(await page.locator('body').innerText(), /The import was taken back\./)
  assert.match(await mainOf(quality), /Taken back by .*Why: It was the file of another council/s)
  assert.equal(await page.getByRole('button', { name: 'Take this import back' }).count(), 0)
  await look(page)
  await page.getByRole('link', { name: 'One row stayed: see what stood in the way' }).click()
  assert.match(await mainOf(quality), /Household H2\s+It was changed in Hearth since\./)
  await look(page)

  await quality.visit('/imports')
  assert.match(await mainOf(quality), /Taken back/)
  await look(page)
  await theHouseholdSaysSo(stage, javascript)

  await quality.visit(wrong)
  await bringIn(quality, households('3'))
  const places = await stage.database.asOwner(async (client) => {
    const { rows } = await client.query(
      `select source_id || ' ' || places_approved as is from households where source_id like 'H_' order by 1`,
    )
    return rows.map((row) => row.is)
  })
  assert.deepEqual(places, ['H1 3', 'H2 3'])
}

/** Brings files in, and gives the address of the import. */
async function bringIn(
  { page, visit }: Person,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<string> {
  await visit('/imports/new')
  await page
    .locator('input[type="file"]')
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) })))
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.waitForURL(/\/imports\/\d+(\?|$)/)
  await page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await page.locator('body').innerText(), /The changes were brought in/)
  return new URL(page.url()).pathname
}

async function somebodyWorksOn({ database, service, now }: Stage, household: string): Promise<void> {
  const [row] = await database.asOwner(
    async (client) => (await client.query('select id from households where source_id = $1', [household])).rows,
  )
  await database.asPerson(service.people['tm-1']!, now(), (tx) =>
    changeSupervisingWorker(tx, { householdId: row.id, workerId: service.people['fsw-1']! }),
  )
}

async function theHouseholdSaysSo(stage: Stage, javascript: boolean): Promise<void> {
  const manager = await stage.open('tm-1', { javascript })
  const [row] = await stage.database.asOwner(
    async (client) => (await client.query(`select ref from households where source_id = 'H1'`)).rows,
  )
  await manager.visit(`/households/${row.ref}`)
  assert.match(await mainOf(manager), /Import \d+ was taken back/)
  assert.doesNotMatch(await mainOf(manager), /another council/)
  await look(manager.page)
}
