import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { auditTool, questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import { whyKept as ofTheTool } from '#framework/a2-audit-tool/kept.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { questionsOf, retire } from './draft.ts'
import { whyKept } from './draft-kept.ts'
import { place } from './draft-order.ts'
import { numbered } from './draft-changes.ts'
import { hasNews, takenInOf, withShipped } from './shipped.ts'
import { council, earlier, later, mapped, taken } from './shipped.testing.ts'

const keysOf = (tool: Tool, section: string) => sectionOf(section, tool)!.questions.map(({ key }) => key)

describe('what is new in the shipped tool', () => {
  const merged = withShipped(council, auditTool, taken, ofTheTool)

  it('is noticed whatever number the council’s own rewording has', () => {
    assert.equal(questionOf('cyp3.within_terms', council)?.version, questionOf('cyp3.within_terms')?.version)
    assert.equal(hasNews(council, auditTool, taken, ofTheTool), true)
    assert.equal(hasNews(merged, auditTool, takenInOf(auditTool), ofTheTool), false)
    assert.equal(hasNews(earlier, earlier, taken, ofTheTool), false)
  })

  it('comes in in the shipped words, at its place, with the next number', () => {
    const asked = questionOf('cyp3.within_terms', numbered(merged, council))
    assert.deepEqual([asked?.text, asked?.type, asked?.version], [questionOf('cyp3.within_terms')?.text, 'yes_no', 3])
    const keys = keysOf(merged, 'cyp3')
    const at = keys.indexOf('cyp3.outside_since')
    assert.deepEqual(
      keys.slice(at + 1, at + 1 + later.size),
      keysOf(auditTool, 'cyp3').filter((key) => later.has(key)),
    )
  })

  it('leaves the council’s own: words, questions, order, and what it retired', () => {
    assert.equal(questionOf('cyp2.learning', merged)?.text, 'How is school going?')
    assert.equal(questionOf('cyp3.local_1', merged)?.text, 'Is there a pet?')
    assert.equal(keysOf(merged, 'cyp3')[0], 'cyp3.team_work')
    assert.equal(questionOf('cyp3.siblings_together', merged), undefined)
    assert.equal(keysOf(merged, 'cyp3').at(-1), 'cyp3.grade')
  })

  it('brings back what Hearth reads, though it was retired', () => {
    const without = retire(council, 'cyp4.seen_alone')
    assert.equal(hasNews(without, earlier, taken, ofTheTool), true)
    assert.ok(questionOf('cyp4.seen_alone', withShipped(without, auditTool, taken, ofTheTool)))
  })

  it('brings with it how a question works, and a value that is gone stays known', () => {
    assert.deepEqual(questionOf('ovr.grade', merged)?.rules, questionOf('ovr.grade')?.rules)
    const old = mapped(earlier, (question) =>
      question.key === 'cyp4.not_asked_reason'
        ? [{ ...question, options: [{ value: 'gone', text: 'No longer said' }, ...(question.options ?? [])] }]
        : [question],
    )
    const options = questionOf('cyp4.not_asked_reason', withShipped(old, auditTool, taken, ofTheTool))?.options
    assert.deepEqual(options?.at(-1), { value: 'gone', text: 'No longer said', retired: true })
  })

  it('takes away what is shipped no longer, and never a council’s own question', () => {
    const shipped = mapped(auditTool, (question) => (question.key === 'cyp2.health' ? [] : [question]))
    const now = withShipped(council, shipped, taken, ofTheTool)
    assert.equal(questionOf('cyp2.health', now), undefined)
    assert.ok(questionOf('cyp3.local_1', now))
  })

  it('holds for whatever a council retired or moved: nothing that is read is missing, nothing is asked twice, and what hangs stands behind', () => {
    const plain = questionsOf(earlier)
      .filter((question) => whyKept(question, earlier, ofTheTool) === null)
      .map(({ key }) => key)
    fc.assert(
      fc.property(fc.subarray(plain), fc.array(fc.constantFrom(...plain), { maxLength: 5 }), (retired, moved) => {
        const shaped = moved.reduce((tool, key) => place(tool, key, ''), retired.reduce(retire, earlier))
        const tool = withShipped(shaped, auditTool, taken, ofTheTool)
        const keys = questionsOf(tool).map(({ key }) => key)
        assert.equal(new Set(keys).size, keys.length)
        assert.deepEqual(
          retired.filter((key) => keys.includes(key)),
          [],
        )
        assert.deepEqual(
          questionsOf(auditTool)
            .map(({ key }) => key)
            .filter((key) => !keys.includes(key))
            .toSorted(),
          retired.toSorted(),
        )
        for (const { key, questions, graded } of tool.sections) {
          const own = questions.map((question) => question.key)
          if (graded) assert.equal(own.at(-1), `${key}.grade`)
          for (const { key: hanging, onlyWhen } of questions)
            if (onlyWhen) assert.ok(own.indexOf(onlyWhen.question) < own.indexOf(hanging), hanging)
        }
      }),
    )
  })
})
