import type { Mistake } from '#platform/problems.ts'
import { button, html, nothing, radios, type SafeHtml } from '#platform/html/index.ts'
import { answerField, answerToAllField } from '../forms.ts'
import type { Import } from '../import.ts'
import type { ListedQuestion } from '../queries/imports.ts'

const wordsFor = (code: string): readonly [yes: string, no: string] =>
  code === 'same_reference' ? ['Yes, the same', 'No, another one'] : ['It is right', 'Leave the row out']

/** So many at once; when they are answered, the others follow. */
const shown = 50

/** What must be answered before anything is brought in: one by one, or all of a kind at once. */
export function questionsForm(
  one: Import,
  questions: readonly ListedQuestion[],
  mistakes: readonly Mistake[],
): SafeHtml {
  const first = questions.slice(0, shown)
  const groups = Object.entries(Object.groupBy(first, ({ code }) => code))
  const rest = questions.length - first.length
  return html`<form method="post" action="/imports/${one.id}/answers" novalidate id="questions">
      <h2 class="govuk-heading-m">Please answer ${questions.length === 1 ? 'this' : `these ${questions.length.toLocaleString('en-GB')} questions`} first</h2>
      <p class="govuk-body">To change an answer later, discard this import and choose the files again.</p>
      ${groups.map(([code, group = []]) => html`${group.map((question) => asked(question, mistakes))}${group.length > 1 ? askedOfAll(code, group, questions) : nothing}`)}
      ${rest > 0 ? html`<p class="govuk-body">${rest.toLocaleString('en-GB')} more follow when these are answered.</p>` : nothing}
      ${button({ text: 'Save these answers', preventDoubleClick: true })}
    </form>`
}

function asked(question: ListedQuestion, mistakes: readonly Mistake[]): SafeHtml {
  const name = answerField(question)
  const [yes, no] = wordsFor(question.code)
  const mistake = mistakes.find(({ field }) => field === name)
  return radios({
    name,
    idPrefix: name,
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text: question.message, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: `${question.file}, row ${question.row}${question.column ? `, ${question.column}` : ''}` },
    errorMessage: mistake && { text: mistake.message },
    items: [
      { value: 'yes', text: yes },
      { value: 'no', text: no },
    ],
  })
}

/** One answer for all of a kind that have none of their own, those on later pages too. */
function askedOfAll(code: string, group: readonly ListedQuestion[], questions: readonly ListedQuestion[]): SafeHtml {
  const name = answerToAllField(code)
  const [yes, no] = wordsFor(code)
  const count = questions.filter((question) => question.code === code).length
  const text = `All ${count.toLocaleString('en-GB')} questions of this kind that have no answer above`
  return radios({
    name,
    idPrefix: name,
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    hint: {
      text:
        group[0]?.code === 'same_reference'
          ? 'Only if you have looked at each of them.'
          : 'Only if you know it of each row.',
    },
    items: [
      { value: 'yes', text: yes },
      { value: 'no', text: no },
    ],
  })
}
