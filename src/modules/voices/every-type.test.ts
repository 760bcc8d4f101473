import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isWords } from '#framework/forms/choices.ts'
import { answerTypes } from '#framework/forms/types.ts'
import { fieldsNamed, lines, questionOf } from '#modules/forms/every-type.testing.ts'
import { formOf } from './form.ts'
import { fieldsOf, readAnswer } from './forms.ts'
import { adultQuestion, childFollowUp, childQuestion } from './pages/question.ts'
import { saidInWords } from './words.ts'

/* NW-1: any type of question can be asked in a letter and on a child's own page, answered there, and read. */

for (const type of answerTypes) {
  const { posts, keeps, says, isNone } = lines[type]
  const question = { ...questionOf(type), sayMore: { when: ['no'], words: 'What is it?' } }
  const names = fieldsOf(question)
  const posted = Object.fromEntries(Object.entries(posts).map(([part, value]) => [names.named(part), value]))
  const given = readAnswer(question, { ...posted, [names.seen]: '2' }, 'carer')

  describe(`NW-1: what somebody says to a question of the type ${type}`, () => {
    for (const draw of [adultQuestion, childQuestion]) {
      test(`is asked with a field for all that is posted: ${draw.name}`, () => {
        const page = String(draw({ question, said: undefined }))
        assert.ok(page.includes(question.text))
        for (const name of Object.keys(posted)) assert.ok(fieldsNamed(page, name).length > 0, name)
      })
    }

    test('is read: words as words, everything else as it is chosen; what is no answer counts as none', () => {
      assert.deepEqual([given.value, given.words], isWords(question) ? [null, keeps] : [keeps, ''])
      if (isNone === undefined) return
      const field = { date: 'value-day', visits: 'value-0-on' }[String(type)]
      const wrong = field ? { [names.named(field)]: '31' } : { [names.answer]: isNone }
      assert.equal(readAnswer(question, wrong, 'carer').value, null)
    })

    test('is said in words where people read it, and repeated to the child', () => {
      const said = {
        question: question.key,
        value: given.value,
        words: given.words,
        qualityTeamOnly: false,
        version: 3,
      }
      const form = { ...formOf('fq.yp2'), questions: [question] }
      const [read] = saidInWords(form, new Map([[question.key, said]]))
      assert.equal(isWords(question) ? read?.words : read?.answer, says)
      if (!isWords(question)) assert.ok(String(childFollowUp({ question, said })).includes(`You said: “${says}”.`))
    })
  })
}
