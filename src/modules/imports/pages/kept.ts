import type { Mistake } from '#platform/problems.ts'
import { button, checkboxes, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { blankField, blankOfAll } from '../forms.ts'
import type { Import } from '../import.ts'
import { kindNamed } from '../kinds/index.ts'
import type { ListedKept } from '../queries/imports.ts'
import { rowCalled } from './rows.ts'

/** So many by themselves; beyond them all of a kind at once. */
const shown = 25

/** Rows that are blank where the register is not: what is known is kept, unless somebody says that the blank means “not so”. */
export function keptForm(one: Import, kept: readonly ListedKept[], mistakes: readonly Mistake[]): SafeHtml {
  if (kept.length === 0) return nothing
  const mistake = mistakes.find(({ field }) => field === blankField)
  const rows = kept.slice(0, shown).map(({ id, keptAs, kind, file, row, column, message }) => ({
    value: String(id),
    text: `${rowCalled(kindNamed(kind), keptAs.split(' ').slice(2).join(' '))}, ${column}`,
    hint: { text: `${message} ${file}, row ${row}.` },
  }))
  const kinds = Map.groupBy(kept, ({ kind }) => kind)
  const all = [...kinds].flatMap(([kind, of]) =>
    of.length > 1
      ? [
          {
            value: blankOfAll(kind),
            text: `All ${of.length.toLocaleString('en-GB')} ${kindNamed(kind).noun[1]} that are blank so`,
          },
        ]
      : [],
  )
  return html`<form method="post" action="/imports/${one.id}/blanks" novalidate>
      ${checkboxes({
        name: blankField,
        idPrefix: blankField,
        classes: 'govuk-checkboxes--small',
        fieldset: {
          legend: { text: 'What Hearth knows is kept where a file is blank', classes: 'govuk-fieldset__legend--m' },
        },
        hint: {
          text: 'A file often leaves out what it does not know. Choose those of which the blank means “not so”: then what Hearth has is taken away.',
        },
        errorMessage: mistake && { text: mistake.message },
        items: [...rows, ...all],
      })}
      ${kept.length > shown ? html`<p class="govuk-body">${(kept.length - shown).toLocaleString('en-GB')} more are kept. To say it of some of these, bring them in by themselves.</p>` : nothing}
      ${button({ text: 'Take the blank for these', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}
