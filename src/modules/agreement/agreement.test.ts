import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Grade, grades } from '#framework/a2-audit-tool/types.ts'
import { agreementBySection, agreementOf, fewestForKappa, type GradedTwice, shareInWords } from './agreement.ts'

const short: Record<string, Grade> = { O: 'outstanding', G: 'good', R: 'requires_improvement', I: 'inadequate' }

/** "GR GG": the auditor gave good and the moderator requires improvement; both gave good. */
const graded = (words: string): GradedTwice[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((pair) => ({ auditor: short[pair[0]!]!, moderator: short[pair[1]!]! }))

describe('agreement', () => {
  const table: readonly [string, { exact: number; withinOne: number; up: number; down: number }][] = [
    ['', { exact: 0, withinOne: 0, up: 0, down: 0 }],
    ['GG', { exact: 1, withinOne: 1, up: 0, down: 0 }],
    ['GR', { exact: 0, withinOne: 1, up: 0, down: 1 }],
    ['RG', { exact: 0, withinOne: 1, up: 1, down: 0 }],
    ['OI', { exact: 0, withinOne: 0, up: 0, down: 1 }],
    ['IR GI OO RR', { exact: 2, withinOne: 3, up: 1, down: 1 }],
  ]
  for (const [words, expected] of table) {
    it(`of “${words}”: ${JSON.stringify(expected)}`, () => {
      const { audits, exact, withinOne, up, down } = agreementOf(graded(words))
      assert.deepEqual({ exact, withinOne, up, down }, expected)
      assert.equal(audits, graded(words).length)
    })
  }

  it(`shows kappa from ${fewestForKappa} audits on, never sooner`, () => {
    const some = graded('GG GR RR OG '.repeat(8))
    assert.equal(agreementOf(some.slice(0, fewestForKappa - 1)).kappa, null)
    assert.ok(agreementOf(some.slice(0, fewestForKappa)).kappa)
  })

  const anyGrade = fc.constantFrom(...grades)
  const some = fc.array(fc.record({ auditor: anyGrade, moderator: anyGrade }), { maxLength: 60 })

  it('counts every audit once: the same, higher or lower', () => {
    fc.assert(
      fc.property(some, (pairs) => {
        const { audits, exact, withinOne, up, down } = agreementOf(pairs)
        assert.equal(exact + up + down, audits)
        assert.ok(exact <= withinOne && withinOne <= audits)
      }),
    )
  })

  it('turns up into down when the two change places, and nothing else', () => {
    fc.assert(
      fc.property(some, (pairs) => {
        const one = agreementOf(pairs)
        const other = agreementOf(pairs.map(({ auditor, moderator }) => ({ auditor: moderator, moderator: auditor })))
        assert.deepEqual(
          [other.exact, other.withinOne, other.up, other.down],
          [one.exact, one.withinOne, one.down, one.up],
        )
      }),
    )
  })
})

describe('agreement section by section', () => {
  it('counts what moderators said of each section, in the order of the tool', () => {
    const views = [
      { section: 'safe', agrees: true },
      { section: 'cyp1', agrees: false },
      { section: 'safe', agrees: false },
      { section: 'gone', agrees: true },
    ]
    assert.deepEqual(agreementBySection(views, ['cyp1', 'cyp2', 'safe']), [
      { section: 'cyp1', views: 1, agreed: 0 },
      { section: 'safe', views: 2, agreed: 1 },
    ])
  })
})

it('a share is said with its figures', () => {
  assert.deepEqual(
    [shareInWords(0, 0), shareInWords(12, 15), shareInWords(0, 3)],
    ['none yet', '12 of 15 (80 %)', '0 of 3 (0 %)'],
  )
  const views = [
    { section: 'safe', agrees: true },
    { section: 'safe', agrees: false },
    { section: 'cyp1', agrees: true },
  ]
  assert.deepEqual(agreementBySection(views, ['cyp1', 'edi', 'safe']), [
    { section: 'cyp1', views: 1, agreed: 1 },
    { section: 'safe', views: 2, agreed: 1 },
  ])
})
