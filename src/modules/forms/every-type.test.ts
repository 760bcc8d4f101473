import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { choicesOf } from '#framework/forms/choices.ts'
import { valueInWords } from '#framework/forms/in-words.ts'
import { readValue } from '#framework/forms/read-value.ts'
import { answerTypes } from '#framework/forms/types.ts'
import type { Answer } from './answer.ts'
import { fieldsNamed, lines, questionOf } from './every-type.testing.ts'
import { type Body, fieldOf, givenIn, isNews } from './fields.ts'
import { answerWords } from './pages/answer-words.ts'
import { questionField, twoAnswers } from './pages/question.ts'

/* NW-1: a type of question is whole or it is not there. It is drawn, posted, read, said in words and printed. */

const today = Temporal.PlainDate.from('2026-11-19')
const savedAt = Temporal.Instant.from('2026-11-18T10:00:00Z')
for (const type of answerTypes) {
  const { posts, keeps, says, isNone } = lines[type]
  const question = questionOf(type)
  const named = Object.entries(posts).map(([part, value]) => [fieldOf(question.key, null, part), value] as const)
  const body: Body = { [fieldOf(question.key, null, 'version')]: '3', ...Object.fromEntries(named) }
  const answer: Answer = {
    ...{ id: 1, section: 'home', question: question.key, childId: null, value: keeps, explanation: '', evidence: '' },
    ...{ broughtForward: false, version: 3, savedById: 1, savedBy: 'Ann', savedAt },
  }
  const drawn = (kept?: Answer) =>
    String(questionField({ question, of: {}, childId: null, answer: kept, rests: { cited: [], unread: [] }, today }))

  describe(`NW-1: an answer of the type ${type}`, () => {
    test('is drawn with its words, a field for all that it posts, and every answer that it offers', () => {
      const page = drawn()
      assert.ok(page.includes(question.text))
      for (const [name, posted] of named) {
        const fields = fieldsNamed(page, name)
        assert.ok(fields.length > 0, name)
        const offered = fields.flatMap((field) => /type="(?:radio|checkbox)" value="([^"]*)"/.exec(field)?.[1] ?? [])
        if (offered.length > 0) for (const one of [posted].flat()) assert.ok(offered.includes(one), `${name}: ${one}`)
        if (type !== 'scale')
          assert.deepEqual(
            offered,
            choicesOf(question).map(({ value }) => value),
          )
      }
      assert.ok(!/ checked/.test(page), 'nothing is chosen before somebody chose it')
    })

    test('is read from what the page posts, and is no news the second time', () => {
      const given = givenIn(body, question, null)!
      assert.deepEqual(readValue(question, given.value), { value: keeps })
      assert.equal(isNews(given, undefined, false), true)
      assert.equal(isNews(given, answer, false), false)
      const nothing = givenIn({ [fieldOf(question.key, null, 'version')]: '3' }, question, null)!
      assert.equal(isNews(nothing, undefined, false), false)
    })

    if (isNone !== undefined)
      test('is refused, with how to mend it, when it is none', () => {
        const read = readValue(question, isNone)
        assert.ok('mend' in read && read.mend.endsWith('.'))
      })

    test('stands in its field again', () => {
      const page = drawn(answer)
      const typed = named.every(([name, posted]) =>
        [posted]
          .flat()
          .every((one) =>
            fieldsNamed(page, name).some((field) =>
              / type="(radio|checkbox)"/.test(field)
                ? field.includes(`value="${one}"`) && / checked/.test(field)
                : field.includes(`value="${one}"`) || field.includes(`>${one}</textarea>`),
            ),
          ),
      )
      assert.ok(typed, page)
    })

    test('is said in words, printed, and shown beside another’s', () => {
      assert.equal(valueInWords(question, keeps), says)
      assert.equal(valueInWords(question, null), '')
      assert.ok(String(answerWords(question, answer)).includes(`>${says}<`))
      const both = String(
        twoAnswers(
          { question, childId: null, today },
          { ...answer, value: givenIn(body, question, null)!.value },
          { ...answer, own: false },
        ),
      )
      assert.equal(both.split(says).length - 1 >= 2, true, both)
    })
  })
}
