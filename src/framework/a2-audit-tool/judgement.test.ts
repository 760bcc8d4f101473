import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type GradeAnswer, isBelow, rankOf, stepsBetween } from './grade-order.ts'
import {
  type Cap,
  type ChildGrades,
  highestAllowed,
  isLimitingSectionInadequate,
  needsSignOff,
  type SectionGrades,
  suggestGrade,
} from './judgement.ts'
import { type Grade, grades } from './types.ts'

const [o, g, r, i, na] = ['outstanding', 'good', 'requires_improvement', 'inadequate', 'not_applicable'] as const

describe('the suggested grade', () => {
  const table: readonly [string, SectionGrades, ChildGrades, Grade | null][] = [
    ['takes the middle grade', { safe: g, wfc1: r, rec: g }, {}, g],
    ['takes the lower of two middle grades', { safe: g, wfc1: r }, {}, r],
    ['leaves out what does not apply', { safe: g, wfc1: na, rec: g, wfc2: na, wfc3: na }, {}, g],
    ['is none while nothing is graded', {}, {}, null],
    ['is none when nothing applies', { safe: na }, { cyp1: [na, na] }, null],
    ['takes the lowest child', { safe: g, rec: g }, { cyp1: [g, i, g], cyp2: [g, r, g], cyp3: [g, r, g] }, r],
    [
      'is outstanding when half are and safety and voice are good',
      { safe: g, wfc1: o, rec: o },
      { cyp1: [o], cyp4: [g] },
      o,
    ],
    ['is not outstanding when safety is below good', { safe: r, wfc1: o, rec: o }, {}, g],
    ['is not outstanding when safety is not graded', { wfc1: o, rec: o }, {}, g],
    [
      'is not outstanding when the child’s voice is below good',
      { safe: o, wfc1: o, rec: o },
      { cyp1: [o], cyp4: [o, r] },
      g,
    ],
    [
      'is not outstanding when the voice section was set aside',
      { safe: o, wfc1: o, rec: o },
      { cyp1: [o], cyp4: [na] },
      g,
    ],
    ['may be outstanding in a home where no child was placed', { safe: o, wfc1: o, rec: g }, {}, o],
  ]
  for (const [name, sections, children, expected] of table) {
    it(name, () => assert.equal(suggestGrade(sections, children).grade, expected))
  }

  it('gives its reasons in words', () => {
    const { reasons } = suggestGrade({ safe: g, wfc1: r, rec: g }, { cyp2: [g, i] })
    assert.deepEqual(reasons, [
      '“How the child is getting on” differs between the children; the lowest, inadequate, counts.',
      'Of 4 sections graded: 2 good, 1 requires improvement, 1 inadequate. In order, the lower of the two in the middle is requires improvement.',
    ])
  })

  it('says which cap brought it down', () => {
    const cap: Cap = {
      rule: 'L4',
      highest: r,
      because: 'No unannounced visit since August 2025: the highest grade is requires improvement.',
    }
    const suggestion = suggestGrade({ safe: g, rec: g }, {}, [cap])
    assert.equal(suggestion.grade, r)
    assert.equal(suggestion.reasons.at(-1), cap.because)
  })
})

const answer: fc.Arbitrary<GradeAnswer> = fc.constantFrom(...grades, 'not_applicable' as const)
const someSections = fc.dictionary(fc.constantFrom('safe', 'wfc1', 'wfc2', 'wfc3', 'rec'), answer)
const someChildren = fc.dictionary(
  fc.constantFrom('cyp1', 'cyp2', 'cyp3', 'cyp4'),
  fc.array(answer, { minLength: 1, maxLength: 4 }),
)
const someCaps = fc.array(
  fc.record({
    rule: fc.constantFrom('L1' as const, 'L4' as const),
    highest: fc.constantFrom(...grades),
    because: fc.constant('…'),
  }),
)

describe('whatever the grades', () => {
  it('the suggestion is never above what the caps allow', () => {
    fc.assert(
      fc.property(someSections, someChildren, someCaps, (sections, children, caps) => {
        const { grade } = suggestGrade(sections, children, caps)
        assert.ok(grade === null || !isBelow(highestAllowed(caps), grade))
      }),
    )
  })

  it('the order of sections and of children changes nothing', () => {
    fc.assert(
      fc.property(someSections, someChildren, (sections, children) => {
        const turned = Object.fromEntries(Object.entries(sections).reverse())
        const otherWay = Object.fromEntries(Object.entries(children).map(([key, all]) => [key, [...all].reverse()]))
        assert.equal(suggestGrade(turned, otherWay).grade, suggestGrade(sections, children).grade)
      }),
    )
  })

  it('other children’s good care never hides one child’s poor care', () => {
    fc.assert(
      fc.property(
        someSections,
        fc.constantFrom('cyp1', 'cyp2', 'cyp3', 'cyp4'),
        fc.constantFrom(...grades),
        fc.array(answer, { maxLength: 5 }),
        (sections, key, worst, others) => {
          const better = others.filter((grade) => grade === 'not_applicable' || !isBelow(grade, worst))
          const alone = suggestGrade(sections, { [key]: [worst] }).grade
          assert.equal(suggestGrade(sections, { [key]: [...better, worst] }).grade, alone)
        },
      ),
    )
  })

  it('a lower grade for a section never lifts the suggestion', () => {
    fc.assert(
      fc.property(
        someSections,
        someChildren,
        fc.constantFrom(...grades),
        fc.constantFrom(...grades),
        (sections, children, one, other) => {
          const [low, high] = rankOf(one) < rankOf(other) ? [one, other] : [other, one]
          const lower = suggestGrade({ ...sections, safe: low }, children).grade
          const higher = suggestGrade({ ...sections, safe: high }, children).grade
          assert.ok(lower && higher && !isBelow(higher, lower))
        },
      ),
    )
  })
})

describe('the highest grade allowed', () => {
  const caps: Cap[] = [
    { rule: 'L4', highest: 'requires_improvement', because: '' },
    { rule: 'L2', highest: 'inadequate', because: '' },
  ]
  it('is outstanding when no rule bites', () => assert.equal(highestAllowed([]), 'outstanding'))
  it('is the lowest that any rule leaves open', () => assert.equal(highestAllowed(caps), 'inadequate'))
  it('rises when the service manager sets a rule aside for this audit', () =>
    assert.equal(highestAllowed(caps, ['L2']), 'requires_improvement'))
})

describe('the service manager signs off', () => {
  const table: readonly [string, boolean, Grade, Grade, SectionGrades, ChildGrades][] = [
    ['not what is good throughout', false, g, g, { safe: g }, { cyp1: [g] }],
    ['what requires improvement', true, r, r, {}, {}],
    ['what the auditor graded low, though moderation raised it', true, r, g, {}, {}],
    ['what moderation brought down', true, g, i, {}, {}],
    ['a good audit in which safety is inadequate', true, g, g, { safe: i }, {}],
    ['a good audit in which one child’s care is inadequate', true, g, g, { safe: g }, { cyp1: [g, i] }],
    ['not a good audit whose records are inadequate', false, g, g, { safe: g, rec: i }, {}],
  ]
  for (const [name, expected, auditor, final, sections, children] of table) {
    it(name, () =>
      assert.equal(needsSignOff(auditor, final, isLimitingSectionInadequate(sections, children)), expected),
    )
  }
})

it('counts the steps between two grades, upwards', () => {
  assert.equal(stepsBetween('good', 'good'), 0)
  assert.equal(stepsBetween('inadequate', 'outstanding'), 3)
  assert.equal(stepsBetween('good', 'requires_improvement'), -1)
  assert.equal(stepsBetween('requires_improvement', 'inadequate'), -1)
  assert.equal(stepsBetween('good', 'outstanding'), 1)
})
