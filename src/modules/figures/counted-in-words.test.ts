import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool, sectionOf, themes } from '#framework/a2-audit-tool/index.ts'
import {
  addressOf,
  comparesGrades,
  type Counted,
  countedInWords,
  namesWordsOfTool,
  periodOf,
  readCounted,
  readPeriod,
  themesOf,
} from './counted.ts'

const november = periodOf(Temporal.PlainYearMonth.from('2026-11'))
const days = { from: Temporal.PlainDate.from('2026-11-02'), to: Temporal.PlainDate.from('2026-11-30') }
const safe = sectionOf('safe')!.title
const theme = themes[0]!

describe('what narrows the list of audits: as an address, in words, and read again', () => {
  const cases: [Counted, address: string, words: string][] = [
    [{}, '', ''],
    [{ planned: november }, 'planned=2026-11', 'planned in November 2026'],
    [{ sent: days }, 'sent=2026-11-02..2026-11-30', 'sent from 2 November 2026 to 30 November 2026'],
    [{ moderated: november }, 'moderated=2026-11', 'moderated in November 2026'],
    [{ graded: november }, 'graded=2026-11', 'given their final grade in November 2026'],
    [{ alerted: november }, 'alerted=2026-11', 'with a safety alert raised in November 2026'],
    [
      { auditorGrade: 'requires_improvement' },
      'auditor_grade=requires_improvement',
      'where the auditor gave requires improvement',
    ],
    [{ agreement: 'up' }, 'agreement=up', 'where moderation gave a higher grade'],
    [{ gradedBlind: true }, 'blind=yes', 'graded before the moderator saw the auditor’s grade'],
    [{ gradedBlind: false }, 'blind=no', 'graded with the auditor’s grade in sight'],
    [{ limitDecided: true }, 'limited=yes', 'where a limit decided the grade'],
    [{ auditor: 7 }, 'auditor=7', 'of one auditor'],
    [{ moderator: 999999999 }, 'moderator=999999999', 'of one moderator'],
    [{ section: { key: 'safe' } }, 'section=safe', `where the moderator was asked about “${safe}”`],
    [
      { section: { key: 'safe', view: 'agree' } },
      'section=safe&view=agree',
      `where the moderator agreed about “${safe}”`,
    ],
    [
      { section: { key: 'safe', view: 'disagree' } },
      'section=safe&view=disagree',
      `where the moderator did not agree about “${safe}”`,
    ],
    [{ givenIn: { section: 'safe', grade: 'good' } }, 'given_in=safe.good', `with the grade good in “${safe}”`],
    [{ covers: 'safe' }, 'covers=safe', `with answers in “${safe}”`],
    [{ theme: theme.value }, `theme=${theme.value}`, `about the theme “${theme.text}”`],
    [{ sharesPractice: true }, 'shares=yes', 'with practice to share'],
    [{ planned: november, auditor: 7 }, 'planned=2026-11&auditor=7', 'planned in November 2026, of one auditor'],
  ]
  for (const [counted, address, words] of cases) {
    it(words || 'nothing', () => {
      assert.equal(addressOf(counted), `/audits?${address}`)
      assert.equal(countedInWords(counted), words && `Only audits ${words}.`)
      const read = readCounted(Object.fromEntries(new URLSearchParams(address)))
      assert.equal(JSON.stringify(read), JSON.stringify(counted))
    })
  }

  const unknown: [name: string, value: string][] = [
    ['blind', 'maybe'],
    ['limited', 'no'],
    ['shares', 'no'],
    ['auditor', '0'],
    ['auditor', '07'],
    ['auditor', '1234567890'],
    ['auditor', '7x'],
    ['moderator', 'x7'],
    ['section', 'none'],
    ['covers', 'none'],
    ['given_in', 'none.good'],
    ['given_in', 'hdr.good'],
    ['given_in', 'safe.fair'],
    ['theme', 'none'],
    ['auditor_grade', 'none'],
    ['agreement', 'none'],
  ]
  for (const [name, value] of unknown) {
    it(`${name}=${value} narrows nothing`, () => assert.deepEqual(readCounted({ [name]: value }), {}))
  }

  it('an unknown view of a section is no view', () => {
    assert.deepEqual(readCounted({ section: 'safe', view: 'perhaps' }), { section: { key: 'safe' } })
  })

  const periods: [text: string | undefined, reads: string | undefined][] = [
    ['2026-11', '2026-11-01 2026-11-30'],
    ['2026-11-02..2026-11-30', '2026-11-02 2026-11-30'],
    ['2026-11-02..2026-11-02', '2026-11-02 2026-11-02'],
    ['2026-11-03..2026-11-02', undefined],
    ['2026-11-02', undefined],
    ['2026-11-02..', undefined],
    ['..2026-11-02', undefined],
    ['', undefined],
    [undefined, undefined],
  ]
  for (const [text, reads] of periods) {
    it(`the period “${text}”: ${reads ?? 'none'}`, () => {
      const period = readPeriod(text)
      assert.equal(period && `${period.from} ${period.to}`, reads)
    })
  }

  it('a month is one only from its first day to its last', () => {
    const first = Temporal.PlainDate.from('2026-11-01')
    assert.match(
      countedInWords({ planned: { from: first, to: first.add({ days: 28 }) } }),
      /from 1 November 2026 to 29 November/,
    )
    assert.match(
      countedInWords({ planned: { from: first, to: first.add({ days: 60 }) } }),
      /from 1 November 2026 to 31 December/,
    )
  })

  it('says the tool’s words only where it names a section or a theme', () => {
    assert.deepEqual(
      [{ section: { key: 'safe' } }, { covers: 'safe' }, { theme: theme.value }, { planned: november }, {}].map(
        namesWordsOfTool,
      ),
      [true, true, true, false, false],
    )
    assert.deepEqual(
      themesOf(auditTool).map(({ value }) => value),
      themes.map(({ value }) => value),
    )
    assert.equal(themesOf({ ...auditTool, sections: [] }), themes)
    const bare = { ...auditTool, sections: [] }
    assert.match(countedInWords({ section: { key: 'safe' } }, bare), /asked about “safe”/)
  })

  it('compares somebody’s grades only where it speaks of both', () => {
    const compares: Counted[] = [
      { agreement: 'up' },
      { section: { key: 'safe' } },
      { auditorGrade: 'good' },
      { gradedBlind: false },
      { limitDecided: true },
    ]
    for (const counted of compares) assert.equal(comparesGrades(counted), true, JSON.stringify(counted))
    for (const counted of [{}, { finalGrade: 'good' }, { planned: november }, { auditor: 7 }] as Counted[])
      assert.equal(comparesGrades(counted), false)
  })
})
