import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noted } from '#framework/a2-audit-tool/ask.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Answer } from './answer.ts'
import { questionField } from './pages/question.ts'

/* AX-10: what stands on a page once for each question says to whoever hears it alone which question it belongs to. */

const savedAt = Temporal.Instant.from('2026-11-18T10:00:00Z')
const today = Temporal.PlainDate.from('2026-11-19')
const drawn = (question: Question, answer?: Partial<Answer>, wordsWanted?: string) =>
  String(
    questionField({
      ...{ question, of: {}, childId: null, rests: { cited: [], unread: [] }, today, wordsWanted },
      actionHref: '/actions/new?from=A-1',
      answer: answer && {
        ...{
          id: 1,
          section: 'wfc3',
          question: question.key,
          childId: null,
          value: null,
          explanation: '',
          evidence: '',
        },
        ...{ broughtForward: false, version: 1, savedById: 1, savedBy: 'Ann', savedAt, ...answer },
      },
    }),
  )
/** The words of the elements that an attribute names. */
const wordsOf = (page: string, ids: string) =>
  ids.split(' ').map((id) => new RegExp(`id="${id}"[^>]*>(?:<[^>]*>)*([^<]*)`).exec(page)?.[1] ?? '')
const named = (page: string, field: RegExp, by: 'labelledby' | 'describedby') => {
  const [element = ''] = field.exec(page) ?? []
  return wordsOf(page, new RegExp(`aria-${by}="([^"]*)"`).exec(element)?.[1] ?? 'none').join(' ')
}

describe('AX-10: names', () => {
  const question = noted('wfc3.asked', 'yes_no', 'Were the carers asked?')

  test('“This is right” of what was brought forward', () => {
    const page = drawn(question, { value: 'yes', broughtForward: true })
    assert.match(named(page, /<input[^>]*name="wfc3\.asked:confirm"[^>]*>/, 'describedby'), /Were the carers asked\?/)
  })

  test('“Say a little more”, the comment, and “Set an action”', () => {
    assert.match(
      named(drawn(question, { value: 'no' }, 'Say why.'), /<textarea[^>]*>/, 'describedby'),
      /Were the carers asked\?/,
    )
    assert.match(
      drawn(question),
      /<summary id="([^"]+)-comment">Evidence or comment[^<]*<span[^>]*>: Were the carers asked\?[\s\S]*aria-labelledby="\1-comment"/,
    )
    assert.match(named(drawn(question), /<a[^>]*>Set an action/, 'labelledby'), /Were the carers asked\?/)
  })

  test('“None is recorded”', () => {
    const page = drawn(noted('wfc3.day', 'date', 'When was the review?'))
    assert.match(page, /None is recorded<span class="govuk-visually-hidden">: When was the review\?/)
  })
})
