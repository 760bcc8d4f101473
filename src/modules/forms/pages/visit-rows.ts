import {
  dayInWords,
  isDay,
  mistakeInRow,
  visitKinds,
  type VisitRow,
  visitSeen,
  visitsIn,
} from '#framework/forms/visit-rows.ts'
import { errorMessage, fieldset, hint, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { asTyped, emptyRows, type PartOfRow, rowField } from '../visit-fields.ts'
import type { Drawn } from './control.ts'

/** Visits, a row each, with some empty ones below: what is typed there is saved like any answer, and more come with “Save, and show more
 * rows”. Without a script too. */
export function visitRows(drawn: Drawn, { legend }: { legend: object }): SafeHtml {
  const { question, name, mistake } = drawn
  const id = drawn.idPrefix ?? name('value')
  const rows = visitsIn(drawn.value)
  const wrong = mistake === undefined ? -1 : wrongRow(rows, mistake)
  const shown = [...rows, ...Array.from({ length: emptyRows }, () => ({ on: '', kind: '', seen: '' }))]
  const says = [question.prompts ? `${id}-hint` : '', mistake === undefined ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return html`<div class="govuk-form-group${mistake === undefined ? '' : ' govuk-form-group--error'}">${fieldset({
    legend,
    describedBy: says,
    html: html`${question.prompts ? hint({ id: `${id}-hint`, text: question.prompts }) : nothing}
      ${mistake === undefined ? nothing : errorMessage({ id: `${id}-error`, text: mistake })}
      <div class="hearth-rows" data-rows>${shown.map((row, at) => oneRow(drawn, { row, at, id, isNew: at >= rows.length, isWrong: at === wrong }))}</div>
      ${drawn.grows ? html`<p class="govuk-body-s"><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-2" name="look" value="${question.key}">Save, and show more rows</button></p>` : nothing}`,
  })}</div>`
}

/** Where the mistake is: the first row that is not whole, or the one whose day is named; without rows, the first empty one. */
function wrongRow(rows: readonly VisitRow[], mistake: string): number {
  const named = rows.findLastIndex(({ on }) => isDay(on) && mistake.includes(dayInWords(on)))
  const broken = rows.findIndex((row) => mistakeInRow(row) === mistake)
  return Math.max(0, broken >= 0 ? broken : named)
}

type Row = { row: VisitRow; at: number; id: string; isNew: boolean; isWrong: boolean }

/** In few bytes, for there are many: each label holds its field, and the row says which visit it is. */
function oneRow({ name }: Drawn, { row, at, id, isNew, isWrong }: Row): SafeHtml {
  const field = (part: PartOfRow) => name(rowField(part, at))
  const choose = (part: 'kind' | 'seen', words: string, options: typeof visitKinds) =>
    html`<label>${words}<select class="govuk-select" name="${field(part)}"><option value="">${options.map(({ value, text }) => html`<option value="${value}"${value === row[part] ? html` selected` : nothing}>${text}`)}</select></label>`
  // The field that is to be mended is where the summary of mistakes leads.
  const wrong = isWrong ? html` id="${id}" aria-describedby="${id}-error"` : nothing
  return html`<div class="hearth-rows__row" role="group" aria-label="Visit ${at + 1}"><label>Day<input class="govuk-input${isWrong ? ' govuk-input--error' : ''}"${wrong} name="${field('on')}" value="${asTyped(row.on)}"></label>${choose('kind', 'Kind', visitKinds)}${choose('seen', 'Who was seen', visitSeen)}${isNew ? nothing : html`<label><input type="checkbox" name="${field('out')}" value="yes"> Take out</label>`}</div>`
}
