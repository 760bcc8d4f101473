import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import {
  addLocal,
  bringBack,
  changesOf,
  isLocal,
  type LocalQuestion,
  numbered,
  questionsOf,
  retire,
  reword,
  whyKept,
} from './draft.ts'

const asked: LocalQuestion = {
  text: 'Has the carer met our fostering ambassador?',
  prompts: '',
  type: 'yes_no',
  required: false,
  options: [],
}
const keysOf = (tool: Tool) => questionsOf(tool).map((question) => question.key)
const mayGo = questionsOf(auditTool).filter((question) => whyKept(question, auditTool) === null)

describe('the next version of the tool', () => {
  it('has other words under the same key, numbered one higher however often they were changed', () => {
    const words = { text: 'How is the child doing at school?', prompts: 'Ask the school.' }
    const once = reword(auditTool, 'cyp2.learning', { ...words, text: 'A first try' })
    const question = questionOf('cyp2.learning', numbered(reword(once, 'cyp2.learning', words), auditTool))
    assert.deepEqual([question?.text, question?.prompts, question?.version], [words.text, words.prompts, 2])
    assert.deepEqual(
      changesOf(once, auditTool).map((one) => [one.kind, one.question.key]),
      [['reworded', 'cyp2.learning']],
    )
  })

  it('changes nothing when the words are put back', () => {
    const { text, prompts = '' } = questionOf('cyp2.learning', auditTool)!
    const back = reword(reword(auditTool, 'cyp2.learning', { text: 'Else', prompts: '' }), 'cyp2.learning', {
      text,
      prompts,
    })
    assert.deepEqual(changesOf(back, auditTool), [])
    assert.equal(questionOf('cyp2.learning', numbered(back, auditTool))?.version, 1)
  })

  it('asks a council’s own question last in its section, before the grade', () => {
    const tool = addLocal(auditTool, 'safe', asked, keysOf(auditTool))
    assert.deepEqual(
      tool.sections
        .find((one) => one.key === 'safe')
        ?.questions.slice(-2)
        .map((one) => one.key),
      ['safe.local_1', 'safe.grade'],
    )
    assert.ok(isLocal(questionOf('safe.local_1', tool)!))
  })

  it('never gives a key twice, not even after its question was retired', () => {
    const first = addLocal(auditTool, 'safe', asked, keysOf(auditTool))
    const later = addLocal(retire(first, 'safe.local_1'), 'safe', asked, keysOf(first))
    assert.equal(questionOf('safe.local_1', later), undefined)
    assert.ok(questionOf('safe.local_2', later))
  })

  it('keeps the options of a question that asks for one of a list', () => {
    const tool = addLocal(auditTool, 'rec', { ...asked, type: 'choice', options: ['Paper', 'On screen'] }, [])
    assert.deepEqual(questionOf('rec.local_1', tool)?.options, [
      { value: 'option_1', text: 'Paper' },
      { value: 'option_2', text: 'On screen' },
    ])
  })

  it('is the same as before when a retired question is brought back', () => {
    fc.assert(
      fc.property(fc.subarray(mayGo as Question[], { minLength: 1, maxLength: 6 }), (some) => {
        const without = some.reduce((tool, question) => retire(tool, question.key), auditTool)
        assert.equal(changesOf(without, auditTool).filter((one) => one.kind === 'retired').length, some.length)
        const again = some.toReversed().reduce((tool, question) => bringBack(tool, question.key, auditTool), without)
        assert.deepEqual(again, auditTool)
      }),
    )
  })
})

describe('a question stays', () => {
  const table: readonly [string, RegExp][] = [
    ['safe.immediate', /rule that limits/],
    ['cyp1.grade', /overall judgement/],
    ['hdr.collab_date', /reads its answer/],
    ['ovr.themes', /reads its answer/],
    ['mod.grade', /reads its answer/],
  ]
  for (const [key, because] of table) {
    it(`${key}: ${because.source}`, () => assert.match(whyKept(questionOf(key, auditTool)!, auditTool) ?? '', because))
  }

  it('when another hangs on it, or Hearth brings a fact into it', () => {
    for (const question of questionsOf(auditTool)) {
      const kept = whyKept(question, auditTool) !== null
      if (question.broughtForward || question.rules?.length) assert.ok(kept, question.key)
      if (question.onlyWhen)
        assert.notEqual(whyKept(questionOf(question.onlyWhen.question, auditTool)!, auditTool), null)
    }
  })

  it('when it is the last of its section', () => {
    const section = auditTool.sections.find((one) => one.key === 'edi')!
    const one = section.questions.find((question) => whyKept(question, auditTool) === null)!
    const tool = { ...auditTool, sections: [{ ...section, questions: [one] }] }
    assert.match(whyKept(one, tool) ?? '', /at least one/)
  })

  it('only when something needs it: most may go', () => assert.ok(mayGo.length > 40, String(mayGo.length)))
})
