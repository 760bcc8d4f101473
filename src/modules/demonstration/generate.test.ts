import assert from 'node:assert/strict'
import test from 'node:test'
import { generate } from './generate.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const once = generate('hearth', today)

function fileNamed(name: string): string[][] {
  const { text } = once.files.find((file) => file.name === name)!
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
}

test('the same seed and date give the same bytes', () => {
  assert.deepEqual(generate('hearth', today).files, once.files)
})

test('another seed gives another service', () => {
  assert.notDeepEqual(generate('another', today).files, once.files)
})

test('every file has exactly the columns of the formats it claims to be', () => {
  const columns = {
    'fostering_households.csv':
      'household_id,carer_type,status,postcode,residence_la,team,supervising_worker_id,first_approved_date,places_approved,places_unavailable,unavailable_reason,unavailable_until,next_review_due,ended_date,ended_reason,terms,last_unannounced_visit',
    'foster_carers.csv':
      'carer_id,household_id,position,date_of_birth,sex,ethnicity,disability,display_name,approved_from,approved_to,dbs_date,medical_date,tsd_completed_date',
    'carer_reviews.csv':
      'review_id,household_id,review_type,due_date,held_date,completed_date,reviewing_officer_id,to_panel,panel_date,outcome,carer_feedback,ssw_feedback,audit_id',
    'household_link.csv': 'child_id,start_date,household_id',
    'ssda903-2026-27-header.csv': 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
    'ssda903-2026-27-episodes.csv':
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
  }
  for (const [name, expected] of Object.entries(columns)) assert.equal(fileNamed(name)[0]?.join(), expected)
})

test('there is a header and an episodes file for each of three years and for the present one', () => {
  const names = once.files.map((file) => file.name).filter((name) => name.startsWith('ssda903'))
  const years = ['2023-24', '2024-25', '2025-26', '2026-27']
  assert.deepEqual(
    names,
    years.flatMap((year) => [`ssda903-${year}-header.csv`, `ssda903-${year}-episodes.csv`]),
  )
})

test('every key is there once, and every household, worker and child that is referred to exists', () => {
  const keys = (name: string) =>
    fileNamed(name)
      .slice(1)
      .map((row) => row[0] as string)
  for (const name of ['fostering_households.csv', 'foster_carers.csv', 'carer_reviews.csv']) {
    assert.equal(new Set(keys(name)).size, keys(name).length, name)
  }
  const households = new Set(keys('fostering_households.csv'))
  const children = new Set(
    once.files.filter((file) => file.name.endsWith('header.csv')).flatMap((file) => keys(file.name)),
  )
  const people = new Set(once.people.map((person) => person.key))
  for (const [child, , household] of fileNamed('household_link.csv').slice(1)) {
    assert.ok(children.has(child!) && households.has(household!), `${child} ${household}`)
  }
  for (const row of fileNamed('foster_carers.csv').slice(1)) assert.ok(households.has(row[1]!), row.join())
  for (const row of fileNamed('carer_reviews.csv').slice(1))
    assert.ok(people.has(row[6]!) && households.has(row[1]!), row.join())
  for (const row of fileNamed('fostering_households.csv').slice(1)) assert.ok(people.has(row[6]!), row.join())
})

test('an episode that is open at a year’s end comes again in the next year’s file', () => {
  const rows = (year: string) => fileNamed(`ssda903-${year}-episodes.csv`).slice(1)
  const nextYear = new Set(rows('2025-26').map((row) => `${row[0]} ${row[1]}`))
  const open = rows('2024-25').filter((row) => row[7] === '')
  assert.ok(open.length > 300)
  for (const row of open) assert.ok(nextYear.has(`${row[0]} ${row[1]}`), row.join())
})

test('no date lies in the future, except when a review is due or a place comes free', () => {
  const mayBeLater = new Set(['due_date', 'next_review_due', 'unavailable_until'])
  for (const { name, text } of once.files) {
    const [columns, ...rows] = text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','))
    for (const row of rows) {
      for (const [at, cell] of row.entries()) {
        const iso = /^\d\d\/\d\d\/\d{4}$/.test(cell) ? cell.split('/').toReversed().join('-') : cell
        if (/^\d{4}-\d\d-\d\d$/.test(iso) && !mayBeLater.has(columns?.[at] ?? ''))
          assert.ok(iso < '2026-11-23', `${name}: ${row}`)
      }
    }
  }
})
