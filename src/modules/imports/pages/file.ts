import { html, listCount, listPages, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { listedOutcomes } from '../forms.ts'
import type { Import, ImportFile } from '../import.ts'
import { kindNamed } from '../kinds/index.ts'
import type { ListedChange, ListedOutcome } from '../queries/imports.ts'
import { type Names, rowsTable } from './rows.ts'

export type FileFacts = {
  import: Import
  file: ImportFile
  called: string
  outcome: ListedOutcome
  lines: ListPage<ListedChange>
  names: Names
}

/** Every line of one outcome of one file, page by page. */
export function filePage(facts: FileFacts): PageContent {
  const { import: one, called, outcome } = facts
  return {
    title: `${listedOutcomes[outcome]}, import ${one.id}`,
    wide: true,
    backLink: { text: `Import ${one.id}`, href: `/imports/${one.id}` },
    main: html`<span class="govuk-caption-l">${called}</span>
    <h1 class="govuk-heading-l">${listedOutcomes[outcome]}</h1>
    ${lines(facts)}`,
  }
}

function lines({ import: one, file, outcome, lines: shown, names }: FileFacts): SafeHtml {
  if (!file.kind || shown.rows.length === 0) return html`<p class="govuk-body">There are none.</p>`
  return html`${listCount(shown, 'line', 'lines')}
    ${rowsTable(kindNamed(file.kind), outcome, shown.rows, names)}
    ${listPages({
      path: `/imports/${one.id}/files/${file.id}`,
      chosen: { show: outcome },
      list: shown,
    })}`
}
