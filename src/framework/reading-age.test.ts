import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedbackForms } from './a2-feedback-forms/index.ts'
import { highestReadingAge, readingAgeOf } from './a2-feedback-forms/reading-age.ts'
import { readingAge } from './reading-age.ts'

describe('the reading age of a text', () => {
  it('is low for short words in short sentences, and high for long ones in long ones', () => {
    assert.equal(readingAge('The cat sat on the mat.'), 5)
    const hard =
      'Consideration of individual circumstances necessitates multidisciplinary deliberation regarding permanence arrangements.'
    assert.ok(readingAge(hard) > 20, String(readingAge(hard)))
    assert.equal(readingAge(''), 5)
  })

  it('hears a closing e only where it is said', () => {
    const one = 'like home time here safe made rules smiles liked'
    const two = 'little table wanted needed'
    assert.ok(readingAge(`${one}.`) < readingAge(`${two} ${two} ${two}.`))
  })

  it('takes a title as a name where it is one', () => {
    const said = 'Your Independent Reviewing Officer reads this.'
    assert.ok(readingAge(said, ['Independent Reviewing Officer']) < readingAge(said))
  })

  for (const form of Object.values(feedbackForms)) {
    const most = highestReadingAge(form)
    if (most !== undefined)
      it(`of ${form.key} is at most ${most}: its questions, and all of it`, () => {
        const { questions, whole } = readingAgeOf(form)
        assert.ok(questions <= most, `questions: ${questions}`)
        assert.ok(whole <= most, `whole: ${whole}`)
      })
  }
})
