import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { limitingFactsIn, overLimitIn } from './judged-answers.ts'

type Said = Record<string, unknown>
const child = { id: 7, initials: 'AB' }

/** The facts of an audit of one child; a key with "/7" is answered about the child. */
function facts(said: Said, observed: number[] = [], alertCleared = false) {
  const answers = Object.entries(said).map(([key, value]) => {
    const [question, of] = key.split('/') as [string, string | undefined]
    return { question, childId: of ? Number(of) : null, value }
  })
  const known = {
    ...{ alertCleared, children: [child], observed: new Set(observed) },
    workingDaysSince: (date: Temporal.PlainDate) => date.day,
  }
  return limitingFactsIn(answers as never, known as never)
}
const ofChild = (said: Said, observed: number[] = []) => facts(said, observed).children[0]!

describe('the facts that limit a grade, as the answers have them', () => {
  const risk: [Said, cleared: boolean, is: boolean][] = [
    [{ 'safe.immediate': 'yes' }, false, true],
    [{ 'safe.immediate': 'yes' }, true, false],
    [{ 'safe.immediate': 'no' }, false, false],
    [{ 'safe.immediate': 'yes', 'safe.acting': 'yes' }, false, false],
    [{ 'safe.immediate': 'yes', 'safe.acting': 'no' }, false, true],
    [{}, false, false],
  ]
  for (const [said, cleared, is] of risk) {
    it(`an immediate risk, ${JSON.stringify(said)}${cleared ? ', cleared' : ''}: ${is}`, () => {
      assert.equal(facts(said, [], cleared).immediateRisk, is)
    })
  }

  const [all, managed] = ['safe.checks_all_adults', 'safe.checks_managed']
  const checks: [Said, string | null][] = [
    [{}, null],
    [{ [all]: 'yes' }, 'current'],
    [{ [all]: 'yes', [managed]: 'nothing_done' }, 'current'],
    [{ [managed]: 'nothing_done' }, null],
    [{ [all]: 'unknown', [managed]: 'nothing_done' }, null],
    [{ [all]: 'no' }, null],
    [{ [all]: 'partly' }, null],
    [{ [all]: 'not_applicable' }, 'managed_not_recorded'],
    ...['no', 'partly', 'not_applicable'].flatMap((value) =>
      ['decision_recorded', 'managed_not_recorded', 'nothing_done'].map((how): [Said, string] => [
        { [all]: value, [managed]: how },
        how,
      ]),
    ),
    [{ [all]: 'no', [managed]: 'something' }, null],
  ]
  for (const [said, is] of checks)
    it(`checks, ${JSON.stringify(said)}: ${is}`, () => assert.equal(facts(said).checks, is))

  const late = {
    'wfc1.review_on_time': 'no',
    'wfc1.review_late_decided_on': '2026-03-02',
    'wfc1.review_late_until': '2026-05-01',
  }
  const by = (name: unknown) => facts({ ...late, 'wfc1.review_late_decided_by': name }).reviewDelay !== null
  it('a late review was decided by somebody who is named', () => {
    for (const name of ['Ann Other', 'The panel', 'Nobody Smith', 'NoJo', 'Al']) assert.equal(by(name), true, name)
    for (const name of [
      '',
      ' ',
      'A',
      '1 2',
      'n/a',
      'N.A.',
      'na',
      ' none ',
      'Nobody',
      'no one',
      'noone',
      'no',
      'not known',
      'no decision',
      'no decision made',
      'not recorded.',
      'unknown',
      'TBC',
      'nil!',
      null,
    ])
      assert.equal(by(name), false, String(name))
  })

  it('with its day and a new date, for a review that was late', () => {
    const decided = { ...late, 'wfc1.review_late_decided_by': 'The panel' }
    const delay = facts(decided).reviewDelay
    assert.deepEqual([String(delay?.decidedOn), String(delay?.until)], ['2026-03-02', '2026-05-01'])
    for (const without of ['wfc1.review_late_decided_on', 'wfc1.review_late_until', 'wfc1.review_late_decided_by']) {
      assert.equal(facts({ ...decided, [without]: null }).reviewDelay, null, without)
      assert.equal(
        facts({ ...decided, [without]: 'none_recorded' }).reviewDelay === null,
        without !== 'wfc1.review_late_decided_by',
      )
    }
    assert.equal(facts({ ...decided, 'wfc1.review_on_time': 'yes' }).reviewDelay, null)
  })

  it('the last unannounced visit: its day, that there is none, or nothing', () => {
    const visit = (value: unknown) => String(facts({ 'wfc1.unannounced_date': value }).lastUnannouncedVisit)
    assert.deepEqual(
      [visit('2026-03-02'), visit('none_recorded'), visit(''), visit(null)],
      ['2026-03-02', 'none_recorded', 'null', 'null'],
    )
  })
})

describe('the same about a child', () => {
  it('was asked, was not, or nobody says', () => {
    assert.deepEqual(
      ['yes', 'no', 'perhaps', undefined].map((value) => ofChild({ 'cyp4.asked/7': value }).asked),
      [true, false, null, null],
    )
    assert.deepEqual(
      ['yes', 'no', 'not_applicable', ''].map((value) => ofChild({ 'cyp4.seen_alone/7': value }).seenAlone),
      [true, false, false, null],
    )
    assert.equal(ofChild({ 'cyp4.asked/8': 'yes' }).asked, null)
  })

  const [within, since] = ['cyp3.within_terms/7', 'cyp3.outside_since/7']
  const outside: [Said, number | null][] = [
    [{}, null],
    [{ [within]: 'yes', [since]: '2026-03-12' }, null],
    [{ [within]: 'no' }, null],
    [{ [within]: 'no', [since]: '2026-03-12' }, 12],
    [{ [within]: 'no', [since]: 'none_recorded' }, Number.POSITIVE_INFINITY],
    [{ [within]: 'not_applicable' }, Number.POSITIVE_INFINITY],
    [{ [within]: 'not_applicable', [since]: '2026-03-12' }, 12],
    [{ [within]: 'not_applicable', [since]: 'none_recorded' }, Number.POSITIVE_INFINITY],
  ]
  for (const [said, days] of outside) {
    it(`outside the terms, ${JSON.stringify(said)}: ${days} working days`, () =>
      assert.equal(ofChild(said).workingDaysOutside, days))
  }

  const limit: [over: unknown, exemption: unknown, is: boolean | null][] = [
    ['no', undefined, false],
    ['no', 'no', false],
    ['yes', 'no', true],
    ['yes', 'yes', false],
    ['yes', undefined, null],
    ['yes', 'perhaps', null],
    [undefined, 'no', null],
  ]
  for (const [over, exemption, is] of limit) {
    it(`over the usual limit: ${over}, exempted: ${exemption}: ${is}`, () => {
      const value = (question: string) => ({ 'cyp3.over_limit': over, 'cyp3.exemption': exemption })[question]
      assert.equal(overLimitIn(value), is)
      assert.equal(ofChild({ 'cyp3.over_limit/7': over, 'cyp3.exemption/7': exemption }).overLimit, is)
    })
  }
})
