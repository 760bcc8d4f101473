import { choicesOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { Change, Difference } from '../draft-changes.ts'
import type { ShapedForm } from '../shaped.ts'

const kinds: Record<Change['kind'], readonly [one: string, several: string]> = {
  graded: ['change of how grades are given', 'changes of how grades are given'],
  'section reworded': ['section reworded', 'sections reworded'],
  added: ['question added', 'questions added'],
  returned: ['question asked again', 'questions asked again'],
  reworded: ['question reworded', 'questions reworded'],
  changed: ['question changed', 'questions changed'],
  moved: ['question moved', 'questions moved'],
  retired: ['question retired', 'questions retired'],
}

/** How many changes of each kind, as one sentence: "1 question added, 2 questions moved." */
export function changesCounted(changes: readonly Change[]): string {
  const counts = Object.entries(kinds).flatMap(([kind, [one, several]]) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
  })
  return counts.length === 0 ? 'Nothing changes.' : `${counts.join(', ')}.`
}

/** What changes, section by section, each with what was and what will be. `linked`: the section's title leads to it. */
export function changesInWords(changes: readonly Change[], shaped: ShapedForm, linked: boolean): SafeHtml {
  const sections = [
    ...new Map(changes.flatMap(({ section }) => (section ? [[section.key, section] as const] : []))).values(),
  ]
  const graded = changes.filter(({ kind }) => kind === 'graded')
  const title = linked
    ? html`<a class="govuk-link" href="${shaped.path}/grades">How grades are given</a>`
    : 'How grades are given'
  return html`${graded.length > 0 ? html`<h2 class="govuk-heading-s">${title}</h2><ul class="govuk-list hearth-tool-changes">${graded.map((change) => html`<li>${changeInWords(change, shaped)}</li>`)}</ul>` : nothing}${sections.map(
    ({
      key,
      title,
    }) => html`<h2 class="govuk-heading-s">${linked ? html`<a class="govuk-link" href="${shaped.path}/sections/${key}">${title}</a>` : title}</h2>
    <ul class="govuk-list hearth-tool-changes">${changes.filter(({ section }) => section?.key === key).map((change) => html`<li>${changeInWords(change, shaped)}</li>`)}</ul>`,
  )}`
}

function changeInWords(change: Change, shaped: ShapedForm): SafeHtml {
  switch (change.kind) {
    case 'added':
      return html`<strong>Added:</strong> ${questionInWords(change.question, shaped)}`
    case 'returned':
      return html`<strong>Asked again:</strong> ${change.question.text}`
    case 'retired':
      return html`<strong>Retired:</strong> ${change.question.text}`
    case 'moved':
      return html`<strong>Moved:</strong> ${change.question.text} <span class="hearth-tool-changes__where">${change.after ? `Now after “${change.after.text}”` : 'Now first in the section'}</span>`
    case 'reworded':
      return html`<strong>Reworded:</strong> ${change.question.text}${differences(change.differences)}`
    case 'changed':
      return html`<strong>Changed:</strong> ${change.question.text}${differences(change.differences)}`
    case 'graded':
      return html`<strong>Changed:</strong> the grades${differences(change.differences)}`
    case 'section reworded':
      return html`<strong>Reworded:</strong> the section itself${differences(change.differences)}`
  }
}

/** What was and what will be, told in words, not by colour or strike-through alone. */
function differences(all: readonly Difference[]): SafeHtml {
  return html`<dl class="hearth-tool-changes__words">${all.map(
    ({ of, was, is }) => html`<div><dt>${of}</dt>
      ${was === '' ? nothing : html`<dd>${is === '' ? 'No longer' : 'Was'}: <del>${was}</del></dd>`}
      ${is === '' ? nothing : html`<dd>${was === '' ? 'New' : 'Will be'}: <ins>${is}</ins></dd>`}</div>`,
  )}</dl>`
}

/** A question as it is read, not answered: what it asks, what to look for, its answers. */
export function questionInWords(question: Question, { particulars }: ShapedForm): SafeHtml {
  const answers = choicesOf(question, particulars).map((choice) => choice.text)
  return html`${question.text}${question.prompts ? html`<br><span class="govuk-hint">${question.prompts}</span>` : nothing}
    ${question.ends ? html`<br><span class="govuk-body-s">0: ${question.ends[0]} · 10: ${question.ends[1]}</span>` : nothing}
    ${answers.length > 0 && answers.length <= 12 ? html`<br><span class="govuk-body-s">${answers.join(' · ')}</span>` : nothing}`
}
