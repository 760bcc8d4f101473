// Quality Assurance and Partnerships brings in the files of other systems: two of the SSDA903 return and four of our own
// kinds, with mistakes in them. Each mistake is named by its row and column; every change is seen before it is made; the
// same files again change nothing; and a review that the files bring in gets its audit by itself.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { aCarer, aCarerReview, aChild, aFile, aHousehold, aLink, anEpisode, csvOf } from '#modules/imports/testing.ts'
import { planAuditsFromReviews } from '#modules/planning/jobs.ts'
import { londonDate } from '#platform/dates/index.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

type File = { name: string; bytes: Uint8Array }

const returns = new URL('../../../shared/data/ssda903_dorset_demo_5y/', import.meta.url)

for (const javascript of [true, false]) {
  journey(
    `4.13 Files with errors are reviewed, mended and brought in, and a review in them gets its audit, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      await bringIn(javascript)
    },
  )
}

async function bringIn(javascript: boolean): Promise<void> {
  const stage = await setStage()
  const quality = await stage.open('qa-1', { javascript })
  await choosesAWrongFile(quality)

  await choose(quality, withMistakes())
  const review = await mainOf(quality)
  assert.match(review, /There are 3 errors/)
  assert.match(review, /\b3\b\s+status\b[^\n]*MAYBE/i)
  assert.match(review, /\b2\b\s+DOB\b/)
  assert.match(review, /\b2\b\s+due_date\b/)
  await look(quality.page)
  await quality.page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await mainOf(quality), /Say that the rows with errors are to be left out/)
  await look(quality.page)
  await quality.page.getByRole('button', { name: 'Discard this import' }).click()
  assert.match(await mainOf(quality), /Discarded/)
  await look(quality.page)

  await choose(quality, mended())
  assert.match(await mainOf(quality), /Nothing is changed until you bring it in/)
  await quality.page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await quality.page.locator('body').innerText(), /The changes were brought in/)

  await choose(quality, mended())
  assert.match(await mainOf(quality), /Hearth has all of this already/)
  assert.equal(await quality.page.getByRole('button', { name: 'Bring in these changes' }).count(), 0)

  await choose(quality, [aFile('fostering_households', [aHousehold({ team: 'North', places_approved: '3' })])])
  assert.match(await mainOf(quality), /places_approved 2\s*(becomes)?\s*→?\s*3/)
  await look(quality.page)
  await quality.page.getByRole('button', { name: 'Bring in these changes' }).click()

  await answersWhatIsAsked(quality)
  await theReviewGetsItsAudit(stage, javascript)
  await theRealReturn(quality)
}

/** B03 B16: another writing of a known household, and a name with broken accents. */
async function answersWhatIsAsked(quality: Person): Promise<void> {
  const { page } = quality
  await choose(quality, [
    aFile('fostering_households', [aHousehold({ household_id: 'h1', team: 'North', places_approved: '4' })]),
    aFile('foster_carers', [
      aCarer({ carer_id: 'F7', household_id: 'h1', position: '2', display_name: 'SiobhÃ¡n Quill' }),
    ]),
  ])
  assert.match(await mainOf(quality), /Please answer these 2 questions first/)
  assert.equal(await page.getByRole('button', { name: 'Bring in these changes' }).count(), 0)
  await look(page)
  await page.getByRole('button', { name: 'Save these answers' }).click()
  assert.match(await mainOf(quality), /Choose an answer to at least one question/)
  await look(page)
  await page.getByLabel('Yes, the same').check()
  await page
    .getByRole('group', { name: /Perhaps “Siobhán Quill” was meant/ })
    .getByLabel('Leave the row out')
    .check()
  await page.getByRole('button', { name: 'Save these answers' }).click()
  assert.match(await mainOf(quality), /h1 is taken as the household H1, as was answered/)
  assert.match(await mainOf(quality), /places_approved 3\s*(becomes)?\s*→?\s*4/)
  await look(page)
  await page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await page.locator('body').innerText(), /The changes were brought in/)
}

async function choosesAWrongFile(quality: Person): Promise<void> {
  const { page } = quality
  await quality.visit('/settings')
  await page.getByRole('link', { name: 'Bring in data from other systems' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Choose files' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Show what would change' }).click()
  assert.match(await mainOf(quality), /Choose at least one CSV file/)
  await look(page)
  await choose(quality, [{ name: 'households.xlsx', bytes: Buffer.from('PK\x03\x04 xl/workbook.xml') }])
  assert.match(await mainOf(quality), /This is an Excel workbook/)
  await look(page)
}

async function choose({ page, visit }: Person, files: readonly File[]): Promise<void> {
  await visit('/imports/new')
  await page
    .locator('input[type="file"]')
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) })))
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.waitForURL(/\/imports\/\d+(\?|$)/)
}

/** A household whose status means nothing, a child born on a day that never was, a review without the day it is due. */
function withMistakes(): File[] {
  return [
    aFile('fostering_households', [aHousehold({ team: 'North' }), aHousehold({ household_id: 'H2', status: 'MAYBE' })]),
    aFile('header', [aChild({ DOB: '31/02/2013' })]),
    aFile('carer_reviews', [aCarerReview({ due_date: '' })]),
  ]
}

/** The same mended, as other systems write them: windows-1252, a byte order mark, columns in another order. */
function mended(): File[] {
  const { bytes } = aFile('foster_carers', [aCarer({ display_name: 'Zoë Fieldgate' })])
  const reviewColumns = ['due_date', 'review_type', 'household_id', 'review_id', 'notes']
  return [
    aFile('fostering_households', [aHousehold({ team: 'North' })]),
    { name: 'foster_carers.csv', bytes: Buffer.from(Buffer.from(bytes).toString('utf8'), 'latin1') },
    {
      name: 'carer_reviews.csv',
      bytes: Buffer.from(
        `\uFEFF${csvOf(reviewColumns, [{ ...aCarerReview({ due_date: '01/12/2026' }), notes: 'Bring the\nplan, please' }])}`,
      ),
    },
    aFile('header', [aChild()]),
    aFile('episodes', [anEpisode()]),
    aFile('household_link', [aLink()]),
  ]
}

async function theReviewGetsItsAudit(stage: Awaited<ReturnType<typeof setStage>>, javascript: boolean): Promise<void> {
  await planAuditsFromReviews(stage.database, londonDate(stage.now()), stage.now())
  const manager = await stage.open('tm-1', { javascript })
  await manager.visit('/households')
  await look(manager.page)
  await manager.visit('/audits')
  const rows = await manager.page.locator('tbody tr', { hasText: 'Tue 1 December' }).allInnerTexts()
  assert.equal(rows.length, 1, 'the review that was brought in has one audit')
  await manager.page.locator('tbody tr', { hasText: 'Tue 1 December' }).getByRole('link').first().click()
  await look(manager.page)
  assert.match(await mainOf(manager), /Audit at the carer’s review/)
}

/** A whole year of a real return's shape, where it lies beside the repository. */
async function theRealReturn(quality: Person): Promise<void> {
  const files = ['header.csv', 'episodes.csv']
    .map((name) => ({ name, place: new URL(`2018/${name}`, returns) }))
    .filter(({ place }) => existsSync(place))
  if (files.length === 0) return
  await choose(
    quality,
    files.map(({ name, place }) => ({ name, bytes: readFileSync(place) })),
  )
  await look(quality.page)
  await quality.page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await quality.page.locator('body').innerText(), /The changes were brought in/)
}
