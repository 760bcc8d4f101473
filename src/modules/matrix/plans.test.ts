import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { answersTheNinth, type Counted, mistakesOfPlan, namesOne, plansInWords, type TypedPlan } from './plan.ts'
import { aPlan, aTypedPlan } from './testing.ts'

/* Clause 3.6: which plans to improve are under way is answered by the list of them, which never speaks of one child or household. */

const database = await freshDatabase()
const { people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [quality, officer, worker] = [await visits.as('qa-1'), await visits.as('fro-1'), await visits.as('fsw-1')]
const day = (text: string) => Temporal.PlainDate.from(text)
const letters = ['H', 'C', 'A', 'V', 'T', 'S', 'O', 'P', 'Q']

describe('a plan to improve', () => {
  const table: readonly [string, Partial<TypedPlan>, readonly string[]][] = [
    ['says all that is asked', {}, []],
    [
      'says nothing',
      { aim: '', question: '', source: 'gossip', ledBy: null, from: null, shows: '', stands: 'so' },
      ['aim', 'question', 'source', 'leader', 'since-day', 'shows', 'stands'],
    ],
    ['ends nowhere', { by: null }, ['by-day']],
    ['ends before it begins', { by: day('2026-08-31') }, ['by-day']],
    ['names a household', { aim: 'H-1143 is visited more often.' }, ['aim']],
    ['names a child', { shows: 'c1124 sleeps through the night.' }, ['shows']],
    ['names an audit, and what came of it', { cameOf: 'As A-1042 found.' }, ['came-of']],
    [
      'is too long',
      { aim: 'x'.repeat(301), shows: 'x'.repeat(1001), cameOf: 'x'.repeat(2001) },
      ['aim', 'shows', 'came-of'],
    ],
    ['is done, and nobody says whether it worked', { stands: 'done' }, ['worked', 'came-of']],
    ['is done', { stands: 'done', worked: 'partly', cameOf: 'Eight in ten.' }, []],
    ['is given up without a reason', { stands: 'given_up' }, ['came-of']],
    ['was a mistake', { stands: 'mistaken' }, []],
  ]
  for (const [what, given, fields] of table)
    test(`that ${what}: ${fields.join(', ') || 'nothing to mend'}`, () =>
      assert.deepEqual(
        mistakesOfPlan(aTypedPlan(given), letters).map(({ field }) => field),
        fields,
      ))

  const named: readonly [string, string | undefined][] = [
    ['Child C-1124 waits', 'C-1124'],
    ['household h 1143', 'h 1143'],
    ['see V-12', 'V-12'],
    ['number 4711234 of the case system', '4711234'],
    ['£250000 for 30 homes in 2027', undefined],
    ['the A12, CO2 and 100% by 2026', undefined],
    ['Each-way 1143', undefined],
  ]
  for (const [words, one] of named)
    test(`“${words}” names ${one ?? 'nobody'}`, () => assert.equal(namesOne(words, letters), one))
})

test('3.6: the ninth question is answered by what is under way, what is late, what was done, and how well', () => {
  const today = day('2026-11-19')
  const year = { from: day('2025-12-01'), to: day('2026-11-30') }
  const plan = (stands: Counted['stands'], by: string, worked: Counted['worked'] = '', endedOn?: string): Counted => ({
    ...{ stands, by: day(by), worked, endedOn: endedOn ? day(endedOn) : null },
  })
  const all = [
    ...[plan('open', '2026-11-18'), plan('open', '2026-11-19'), plan('done', '2026-06-01', 'yes', '2026-06-01')],
    ...[plan('done', '2026-06-01', 'yes', '2025-12-01'), plan('done', '2026-06-01', 'no', '2026-11-30')],
    ...[plan('done', '2025-06-01', 'yes', '2025-11-30'), plan('given_up', '2026-06-01', '', '2026-02-01')],
    plan('mistaken', '2026-01-01', '', '2026-02-01'),
  ]
  assert.equal(
    plansInWords(all, year, today),
    '2 plans are under way today, 1 of them past its day. In these twelve months 3 were done: 2 have worked, 1 has not worked. 1 was given up.',
  )
  assert.equal(plansInWords([], year, today), 'No plan is under way today. None was done in these twelve months.')
  const answers = (...some: Counted[]) => answersTheNinth(some, year)
  assert.deepEqual(
    [answers(), answers(all[7]!), answers(all[5]!), answers(all[6]!), answers(all[0]!)],
    [false, false, false, true, true],
  )
})

const typed = {
  ...{
    aim: 'Children see a dentist.',
    question: 'cyp2',
    source: 'audits',
    leader: String(people['fro-1']),
    version: '1',
  },
  ...{
    'since-day': '1',
    'since-month': '9',
    'since-year': '2026',
    'by-day': '20',
    'by-month': '11',
    'by-year': '2026',
  },
  ...{ shows: 'Nine in ten have.', stands: 'open', worked: '', 'came-of': '' },
}

test('3.6: is kept by those whose list it is, written at by its leader, read by everybody who works here, and waits for its leader in its last week', async () => {
  assert.equal((await worker.post('/plans-to-improve', typed)).status, 403)
  const refused = await quality.post('/plans-to-improve', { ...typed, aim: 'H-1143 is visited.' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Leave out “H-1143”: everybody reads this/)
  const { location } = await quality.post('/plans-to-improve', typed)
  const path = String(location).split('?')[0]!
  assert.match((await worker.get(path)).text, /Children see a dentist\.[\s\S]*Nine in ten have/)
  assert.doesNotMatch((await worker.get(path)).text, /name="aim"/)
  assert.equal((await worker.post(path, typed)).status, 403)
  assert.match((await officer.get('/')).text, /Say what came of the plan: Children see a dentist/)
  assert.doesNotMatch((await quality.get('/')).text, /Say what came of the plan/)
  assert.match((await quality.get('/what-we-know')).text, /Carers 5:[\s\S]*?Known[\s\S]*?1 plan is under way today\./)

  // Whoever leads it says what came of it, and changes nothing else of it.
  assert.doesNotMatch((await officer.get(path)).text, /name="aim"/)
  const done = {
    ...typed,
    aim: 'Another aim.',
    leader: String(people['fsw-1']),
    stands: 'done',
    worked: 'yes',
    'came-of': 'They do.',
  }
  assert.equal((await officer.post(path, done)).status, 303)
  assert.equal((await quality.post(path, typed)).status, 409)
  assert.doesNotMatch((await officer.get('/')).text, /Say what came of the plan/)
  assert.match(
    (await worker.get('/plans-to-improve?stands=done')).text,
    /1 was done: 1 has worked\.[\s\S]*Children see a dentist[\s\S]*fro-1[\s\S]*They do\./,
  )
  // It was said by mistake: under way again, and how it read before is kept.
  assert.equal((await quality.post(path, { ...typed, version: '2' })).status, 303)
  const { text } = await worker.get(path)
  assert.match(text, /How it read before[\s\S]*\(done\)[\s\S]*They do\./)
  assert.match((await worker.get('/plans-to-improve.csv')).text, /Children see a dentist\./)
})

test('3.6: a plan whose leader has gone waits for those who keep the list', async () => {
  await aPlan(database, people['qa-1']!, {
    ledBy: people['fsw-2']!,
    aim: 'Brothers stay together.',
    by: day('2026-11-10'),
  })
  await database.asSystem(testNow, (tx) => tx.run(sql`update people set active = false where id = ${people['fsw-2']}`))
  assert.match((await quality.get('/')).text, /Say what came of the plan: Brothers stay together/)
})
