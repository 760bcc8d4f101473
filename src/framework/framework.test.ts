import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from './a2-audit-tool/index.ts'
import { clauses } from './clauses.ts'
import { instruments } from './law/instruments.ts'
import { inFull, references } from './references.ts'
import { values } from './s2-values.ts'
import { evidenceSources } from './s3-evidence-sources.ts'
import { practiceQuestions } from './s3-practice-questions.ts'
import { activities } from './s4-activities.ts'
import { dutiesOf, roles, seesService } from './s4-roles.ts'
import { dataSet, quadrants } from './s5-data-set.ts'
import { stepDeadlines } from './s7-audit-process.ts'
import { forums } from './s8-where-information-goes.ts'

/** How many clauses each section of the document has. */
const length: readonly [string, number][] = [
  ['1', 1],
  ['2', 8],
  ['3', 9],
  ['4', 16],
  ['5', 21],
  ['6', 7],
  ['7', 13],
  ['8', 5],
  ['A', 3],
]
const expected = length.flatMap(([section, count]) =>
  Array.from({ length: count }, (_, place) => `${section}.${place + 1}`),
)
const known = new Set(clauses.map((clause) => clause.id))

describe('the framework document', () => {
  it('has every clause once, in order', () =>
    assert.deepEqual(
      clauses.map((clause) => clause.id),
      expected,
    ))

  it('names seventeen sources of evidence, nine practice questions and twenty-one measures', () => {
    assert.equal(Object.keys(evidenceSources).length, 17)
    assert.equal(Object.keys(practiceQuestions).length, 9)
    assert.equal(Object.keys(dataSet).length, 21)
  })

  it('has measures in each of its four quadrants', () => {
    const used = new Set(Object.values(dataSet).map((measure) => measure.quadrant))
    assert.deepEqual([...used], Object.keys(quadrants))
  })

  it('cites only clauses that exist', () => {
    const cited = [
      ...values,
      ...activities,
      ...Object.values(dataSet),
      ...Object.values(stepDeadlines),
      ...Object.values(forums),
    ].map((one) => one.clause)
    const listed = [...auditTool.sections, ...Object.values(roles)].flatMap((one): readonly string[] => one.clauses)
    for (const clause of [...cited, ...listed]) assert.ok(known.has(clause), clause)
  })
})

describe('a role', () => {
  it('that we do not know carries no duty and sees nothing', () => {
    assert.deepEqual(dutiesOf(['stranger', 'toString']), new Set())
    assert.equal(seesService(['stranger', 'toString']), false)
  })

  it('together with another carries the duties of both', () => {
    const duties = dutiesOf(['fostering_social_worker', 'independent_reviewing_officer'])
    assert.deepEqual(duties, new Set(['prepare_for_audits', 'moderate', 'escalate', 'gather_child_voices']))
  })
})

describe('a reference', () => {
  it('holds from the day its instrument holds, or later', () => {
    for (const [key, { instrument, since, link }] of Object.entries(references)) {
      assert.ok(!since || since > instruments[instrument].editions[0].since, key)
      assert.match(link, /^https:\/\//, key)
    }
  })

  it('can be read in full', () => {
    assert.equal(
      inFull('FSR 28'),
      'Fostering Services (England) Regulations 2011, regulation 28: Carer reviews and the end of approval',
    )
    assert.equal(
      inFull('CA89 Sch 7'),
      'Children Act 1989, Schedule 7: The usual fostering limit and exemptions from it',
    )
    assert.equal(inFull('IRO Handbook'), 'IRO Handbook: What the Independent Reviewing Officer does')
  })

  it('is given no place that nobody has read', () => {
    assert.equal(inFull('NMS 28'), 'Fostering Services: National Minimum Standards: Payment')
    assert.equal(inFull('DUAA 80'), 'Data (Use and Access) Act 2025: Decisions that no person takes')
  })
})
