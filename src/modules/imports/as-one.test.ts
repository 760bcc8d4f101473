import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFile } from './file.ts'
import { type Answer, type KnownReference, plainly, type Subject, takeAsOne } from './same-reference.ts'
import { aCarer, aChild, aFile, aHousehold, aLink, anEpisode } from './files.testing.ts'

type Known = Partial<Record<Subject, KnownReference[]>>

const born = (reference: string, bornOn: string | null = null): KnownReference => ({ reference, bornOn })
const files = (...given: Parameters<typeof readFile>[0][]) => given.map(readFile)
const take = (given: ReturnType<typeof files>, known: Known, answers: Record<string, Answer> = {}) =>
  takeAsOne(given, new Map(Object.entries(known) as [Subject, KnownReference[]][]), new Map(Object.entries(answers)))
const asked = (all: ReturnType<typeof take>) => all.flatMap(({ questions = [] }) => questions.map(({ id }) => id))

describe('B03: two writings of one reference, told apart without a database', () => {
  const plain: [one: string, other: string, same: boolean][] = [
    ['CF-0149', 'cf149', true],
    ['CF_/.149', 'cf149', true],
    ['-149.', '149', true],
    ['.149-', '149', true],
    ['149.', '149', true],
    ['1-49', '149', false],
    ['CF-X149', 'cfx149', false],
    ['1050', '150', false],
    ['A00B01', 'a0b1', true],
    ['0', '00', true],
    ['149.05', '149', false],
  ]
  for (const [one, other, same] of plain) {
    it(`${one} and ${other} are ${same ? 'written alike' : 'two'}`, () =>
      assert.equal(plainly(one) === plainly(other), same))
  }

  const child = (CHILD: string, DOB = '14/02/2013') => aFile('header', [aChild({ CHILD, DOB })])
  const id = 'same child 149 00149'
  const cases: [what: string, given: string, known: Known, asks: string[]][] = [
    ['nobody is known', '149', {}, []],
    ['the same is known', '149', { header: [born('149', '2013-02-14')] }, []],
    ['another writing is known, born on the same day', '149', { header: [born('00149', '2013-02-14')] }, [id]],
    ['born in another year', '149', { header: [born('00149', '2012-02-14')] }, [id]],
    ['with day and month turned', '149', { header: [born('00149', '2013-14-02')] }, [id]],
    ['turned, and in another year', '149', { header: [born('00149', '2012-14-02')] }, []],
    ['born on another day', '149', { header: [born('00149', '2013-02-15')] }, []],
    ['born in another month', '149', { header: [born('00149', '2013-03-14')] }, []],
    ['of whom only episodes are known', '149', { header: [born('00149')] }, [id]],
    ['a household of that name', '149', { fostering_households: [born('00149')] }, []],
    ['one of two is known as it is', '00149', { header: [born('00149', '2013-02-14'), born('149', '2013-02-14')] }, []],
    ['written as a spreadsheet writes numbers', '149.0', {}, ['same child 149.0 149']],
    ['with many noughts', '149.000', {}, ['same child 149.000 149']],
    ['letters with a point are a name', 'A149.0', {}, []],
  ]
  for (const [what, given, known, asks] of cases) {
    it(`${given}, ${what}: ${asks.length === 0 ? 'nothing is asked' : 'asks'}`, () => {
      assert.deepEqual(asked(take(files(child(given)), known)), asks)
    })
  }

  it('asks in words that say what differs and what is known of the births', () => {
    const words = (bornOn: string | null) => {
      const [file] = take(files(child('149')), { header: [born('00149', bornOn)] })
      return file!.questions![0]
    }
    const question =
      'Is 149 the child 00149? The two references differ only by zeros, “.0”, capitals, hyphens or blanks'
    assert.deepEqual(words('2013-02-14'), {
      ...{ id, row: 2, column: 'CHILD', code: 'same_reference' },
      message: `${question}, and the birth date is the same.`,
    })
    assert.equal(words('2012-02-14')!.message, `${question}; the birth dates are alike, so one may have been mistyped.`)
    assert.equal(words(null)!.message, `${question}.`)
  })

  it('in one set of files: the shorter writings may be the fullest, and a “.0” is never that', () => {
    assert.deepEqual(asked(take(files(child('149'), child('00149')), {})), [id])
    assert.deepEqual(asked(take(files(child('00149'), child('149')), {})), [id])
    assert.deepEqual(asked(take(files(child('149.0'), child('149')), {})), ['same child 149.0 149'])
    assert.deepEqual(asked(take(files(child('149'), child('00149', '15/02/2013')), {})), [])
  })

  it('a row that says who somebody is comes before one that only refers to them', () => {
    const link = aFile('household_link', [aLink({ child_id: '149' })])
    const [first, second] = take(files(link, child('149', '15/03/2013')), { header: [born('00149', '2013-02-14')] })
    assert.deepEqual([first!.questions, second!.questions], [undefined, undefined])
    const [asks, none] = take(files(link, child('150')), { header: [born('00149', '2013-02-14')] })
    assert.deepEqual(
      [asks!.questions?.map(({ row, column }) => `${row} ${column}`), none!.questions],
      [['2 child_id'], []],
    )
  })

  it('answered with yes, every row of every file is taken as the other’s, and says so once', () => {
    const given = files(
      child('149'),
      aFile('episodes', [anEpisode({ CHILD: '149' }), anEpisode({ CHILD: '149', DECOM: '10/05/2025' })]),
    )
    const [header, episodes] = take(given, { header: [born('00149', '2013-02-14')] }, { [id]: 'yes' })
    assert.deepEqual(
      header!.rows.map(({ key, fields }) => [key, fields['source_id']]),
      [['00149', '00149']],
    )
    assert.deepEqual(header!.warnings, [
      {
        row: 2,
        column: 'CHILD',
        code: 'taken_as',
        message: '149 is taken as the child 00149, as was answered.',
        rows: 1,
      },
    ])
    assert.deepEqual(asked([header!, episodes!]), [])
    assert.equal(episodes!.warnings.find(({ code }) => code === 'taken_as')?.rows, 2)
    assert.deepEqual(new Set(episodes!.rows.map(({ fields }) => fields['child'])), new Set(['00149']))
  })

  it('answered with no, nothing changes and nothing is asked again', () => {
    const [file] = take(files(child('149')), { header: [born('00149', '2013-02-14')] }, { [id]: 'no' })
    assert.deepEqual([file!.rows[0]!.key, file!.questions, file!.warnings], ['149', [], []])
  })

  it('rows that have become the same are read once, and rows that now contradict are an error', () => {
    const known: Known = { header: [born('00149', '2013-02-14')] }
    const both = (more: Record<string, string>) =>
      files(aFile('header', [aChild({ CHILD: '00149' }), aChild({ CHILD: '149', ...more })]))
    const [same] = take(both({}), known, { [id]: 'yes' })
    assert.deepEqual([same!.rows.length, same!.errors.length], [1, 0])
    assert.ok(same!.warnings.some(({ code }) => code === 'repeated_row'))
    const [other] = take(both({ SEX: 'M' }), known, { [id]: 'yes' })
    assert.deepEqual(
      other!.errors.map(({ row, code }) => `${row} ${code}`),
      ['3 duplicate_key'],
    )
  })

  it('holds for carers and households too, wherever they are named', () => {
    const household = aFile('fostering_households', [aHousehold({ household_id: 'h-1' })])
    const carer = aFile('foster_carers', [aCarer({ carer_id: 'F-01', household_id: 'h-1' })])
    const known: Known = { fostering_households: [born('H1')], foster_carers: [born('F1', '1970-01-01')] }
    const ids = asked(take(files(household, carer), known))
    assert.ok(ids.includes('same household h-1 H1'), ids.join())
    const [, taken] = take(files(household, carer), known, { 'same household h-1 H1': 'yes' })
    assert.equal(taken!.rows[0]!.fields['household'], 'H1')
  })

  it('a file that Hearth does not know is left as it is', () => {
    const none = files({ name: 'none.csv', bytes: Buffer.from('x,y\n1,2\n') })
    assert.deepEqual(take(none, { header: [born('00149')] }), none)
  })
})
