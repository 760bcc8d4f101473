import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import { whyKept as ofTheTool } from '#framework/a2-audit-tool/kept.ts'
import { questionsOf } from './draft.ts'
import { whyKept } from './draft-kept.ts'

describe('a question stays', () => {
  const table: readonly [string, RegExp][] = [
    ['safe.immediate', /rule that limits/],
    ['cyp1.grade', /overall judgement/],
    ['hdr.collab_date', /reads its answer/],
    ['ovr.themes', /reads its answer/],
    ['mod.grade', /reads its answer/],
  ]
  for (const [key, because] of table) {
    it(`${key}: ${because.source}`, () =>
      assert.match(whyKept(questionOf(key, auditTool)!, auditTool, ofTheTool) ?? '', because))
  }

  it('when another hangs on it, or Hearth brings a fact into it', () => {
    for (const question of questionsOf(auditTool)) {
      const kept = whyKept(question, auditTool, ofTheTool) !== null
      if (question.broughtForward || question.rules?.length) assert.ok(kept, question.key)
      if (question.onlyWhen)
        assert.notEqual(whyKept(questionOf(question.onlyWhen.question, auditTool)!, auditTool, ofTheTool), null)
    }
  })

  it('when it is the last of its section', () => {
    const section = auditTool.sections.find((one) => one.key === 'edi')!
    const one = section.questions.find((question) => whyKept(question, auditTool, ofTheTool) === null)!
    const tool = { ...auditTool, sections: [{ ...section, questions: [one] }] }
    assert.match(whyKept(one, tool, ofTheTool) ?? '', /at least one/)
  })

  it('only when something needs it: most may go', () => {
    const mayGo = questionsOf(auditTool).filter((question) => whyKept(question, auditTool, ofTheTool) === null)
    assert.ok(mayGo.length > 40, String(mayGo.length))
  })

  it('without anything of its own room: what a rule or a grade rests on stays, and nothing else', () => {
    const rule = questionOf('safe.immediate', auditTool)!
    assert.notEqual(
      whyKept(rule, auditTool, () => null),
      null,
    )
    assert.equal(
      whyKept(questionOf('hdr.collab_date', auditTool)!, auditTool, () => null),
      null,
    )
  })
})
