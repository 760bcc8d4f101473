import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from './index.ts'
import { type Cap, type ChildGrades, type SectionGrades, suggestGrade } from './judgement.ts'

const [o, g, r, i, na] = ['outstanding', 'good', 'requires_improvement', 'inadequate', 'not_applicable'] as const
const title = (key: string) => auditTool.sections.find((section) => section.key === key)!.title
const cap: Cap = { rule: 'L1', highest: r, because: 'Nobody knocked: the highest grade is requires improvement.' }

describe('a suggested grade says how it came about', () => {
  const cases: [what: string, SectionGrades, ChildGrades, readonly Cap[], string | null, readonly string[]][] = [
    ['nothing yet', {}, {}, [], null, ['No section has a grade yet.']],
    ['nothing yet, whatever the limits are', {}, {}, [cap], null, ['No section has a grade yet.']],
    ['one section', { safe: g }, {}, [], g, ['The one section graded so far is good.']],
    [
      'two',
      { safe: g, rec: r },
      {},
      [],
      r,
      [
        'Of 2 sections graded: 1 good, 1 requires improvement. In order, the lower of the two in the middle is requires improvement.',
      ],
    ],
    [
      'three',
      { safe: g, rec: r, edi: g },
      {},
      [],
      g,
      ['Of 3 sections graded: 2 good, 1 requires improvement. In order, the one in the middle is good.'],
    ],
    [
      'children who differ',
      { safe: g },
      { cyp1: [g, na, r] },
      [],
      r,
      [
        `“${title('cyp1')}” differs between the children; the lowest, requires improvement, counts.`,
        'Of 2 sections graded: 1 good, 1 requires improvement. In order, the lower of the two in the middle is requires improvement.',
      ],
    ],
    [
      'a child to whom it does not apply differs from nobody',
      {},
      { cyp1: [g, na, g] },
      [],
      g,
      ['The one section graded so far is good.'],
    ],
    [
      'children to whom nothing applies',
      { safe: g },
      { cyp1: [na] },
      [],
      g,
      ['The one section graded so far is good.'],
    ],
    [
      'outstanding, held back by safety',
      { safe: r, rec: o, edi: o, wfc1: o },
      {},
      [],
      g,
      [
        'Of 4 sections graded: 3 outstanding, 1 requires improvement. In order, the lower of the two in the middle is outstanding.',
        `Not outstanding: “${title('safe')}” is not at least good.`,
      ],
    ],
    ['a limit that bites', { safe: g }, {}, [cap], r, ['The one section graded so far is good.', cap.because]],
    ['a limit that is no limit here', { safe: i }, {}, [cap], i, ['The one section graded so far is inadequate.']],
    [
      'a limit at the very grade',
      { safe: r },
      {},
      [cap],
      r,
      ['The one section graded so far is requires improvement.'],
    ],
  ]
  for (const [what, sections, children, caps, grade, reasons] of cases) {
    it(what, () => {
      const suggested = suggestGrade(sections, children, caps)
      assert.equal(suggested.grade, grade)
      const counted = suggested.reasons.map((reason) => reason.replaceAll(/\s+/g, ' '))
      assert.deepEqual(counted, reasons)
    })
  }

  it('names a section by its key where the tool has it no longer', () => {
    const without = { ...auditTool, sections: auditTool.sections.filter(({ key }) => key !== 'safe') }
    const { reasons } = suggestGrade({ safe: r, rec: o, edi: o, wfc1: o }, {}, [], without)
    assert.ok(reasons.includes('Not outstanding: “safe” is not at least good.'))
  })
})
