// Which questions are asked at first a council chooses, and never hides what a rule or one of the nine questions rests on.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import { whyKept as ofTheTool } from '#framework/a2-audit-tool/kept.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { retire } from './draft.ts'
import { changesOf, numbered } from './draft-changes.ts'
import { inDepth, isDeep, whyAskedFirst, whyNotPublished } from './draft-depth.ts'
import { whyKept } from './draft-kept.ts'
import { hasNews, takenInOf, withShipped } from './shipped.ts'
import { mapped } from './shipped.testing.ts'

const at = (key: string, tool: Tool = auditTool) => questionOf(key, tool)!
const deep = auditTool.sections.filter(isDeep).flatMap(({ questions }) => questions)

describe('a question that is asked at first', () => {
  it('may be asked further, and again at first; its words and its number stay', () => {
    const further = inDepth(auditTool, 'wfc1.agreement', true)
    assert.equal(at('wfc1.agreement', further).further, true)
    assert.deepEqual(
      changesOf(further, auditTool).map(({ kind }) => kind),
      ['changed'],
    )
    assert.equal(at('wfc1.agreement', numbered(further, auditTool)).version, 1)
    assert.deepEqual(inDepth(further, 'wfc1.agreement', false), auditTool)
  })

  it('takes along what hangs on it', () => {
    const further = inDepth(auditTool, 'cyp3.strain', true)
    assert.equal(at('cyp3.stability', further).further, true)
  })

  it('stays where it must be answered, tells of danger, closes its section, or a rule rests on it or on what hangs on it', () => {
    for (const key of ['ovr.impact', 'safe.immediate', 'rec.grade', 'safe.risk', 'safe.allegation_told', 'cyp4.asked'])
      assert.match(whyAskedFirst(at(key), auditTool) ?? '', /^It is asked at first: /, key)
    assert.match(whyAskedFirst(at('safe.acting'), auditTool) ?? '', /together with/)
    assert.equal(whyAskedFirst(at('wfc1.agreement'), auditTool), null)
    assert.equal(whyAskedFirst(at('safe.pets'), auditTool), null)
  })

  it('stays where it is the last that asks about one of the nine questions, and is not retired either', () => {
    const without = ['wfc2.planning_meeting', 'wfc2.at_review', 'wfc2.respect'].reduce(
      (tool, key) => inDepth(tool, key, true),
      auditTool,
    )
    const last = at('wfc2.information_given', without)
    assert.match(whyAskedFirst(last, without) ?? '', /one of the nine/)
    assert.match(whyKept(last, without, ofTheTool) ?? '', /one of the nine/)
    assert.equal(whyAskedFirst(at('wfc4.learning_from_case'), auditTool), whyAskedFirst(last, without))
  })
})

describe('a version', () => {
  it('is not published without an input of a rule, nor with one out of sight, nor with one of the nine not asked about', () => {
    assert.deepEqual(whyNotPublished(auditTool, auditTool), [])
    assert.match(whyNotPublished(retire(auditTool, 'cyp4.seen_alone'), auditTool).join(), /it is not asked/)
    assert.match(whyNotPublished(inDepth(auditTool, 'safe.risk', true), auditTool).join(), /asked at first/)
    assert.match(whyNotPublished(retire(auditTool, 'wfc4.learning_from_case'), auditTool).join(), /not covered/)
  })

  it('may be published whatever a council moves down or retires one after the other, as far as it may', () => {
    const keys = deep.map(({ key }) => key)
    const move = fc.record({ key: fc.constantFrom(...keys), how: fc.constantFrom('further', 'first', 'retire') })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const tool = moves.reduce((now, { key, how }) => {
          const question = questionOf(key, now)
          if (!question) return now
          if (how === 'retire') return whyKept(question, now, ofTheTool) ? now : retire(now, key)
          if (how === 'further' && whyAskedFirst(question, now)) return now
          return inDepth(now, key, how === 'further')
        }, auditTool)
        assert.deepEqual(whyNotPublished(tool, auditTool), [])
      }),
    )
  })
})

describe('what Hearth ships anew', () => {
  const taken = takenInOf(auditTool)
  const shipped = mapped(auditTool, (question) =>
    question.key === 'wfc1.agreement' ? [{ ...question, version: 2, text: 'Is it signed?' }] : [question],
  )

  it('leaves a council’s choice of what is asked at first, even where the words are new', () => {
    const own = inDepth(inDepth(auditTool, 'wfc1.agreement', true), 'safe.pets', false)
    const merged = withShipped(own, shipped, taken, ofTheTool)
    assert.deepEqual([at('wfc1.agreement', merged).text, at('wfc1.agreement', merged).further], ['Is it signed?', true])
    assert.equal(at('safe.pets', merged).further, false)
  })

  it('asks an input of a rule at first, and gives a version from before the choice what is shipped', () => {
    const hidden = inDepth(auditTool, 'safe.risk', true)
    assert.equal(at('safe.risk', withShipped(hidden, shipped, taken, ofTheTool)).further, false)
    const before = mapped(auditTool, ({ further: _, ...question }) => [question])
    assert.equal(hasNews(before, shipped, taken, ofTheTool), true)
    const merged = withShipped(before, shipped, taken, ofTheTool)
    assert.equal(at('safe.pets', merged).further, true)
  })
})
