import type { Mistake } from '#platform/problems.ts'
import { button, details, fileUpload, html, nothing, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Kind, kinds, needOf } from '../kinds/index.ts'

export function choosePage({ mistakes = [] }: { mistakes?: readonly Mistake[] } = {}): PageContent {
  const mistake = mistakes[0]
  return {
    title: 'Choose files',
    backLink: { text: 'Imports', href: '/imports' },
    ...(mistake ? { status: 422 } : {}),
    main: html`${whatToMend(mistake ? [{ ...mistake, field: 'files' }] : [])}
    <h1 class="govuk-heading-l">Choose files</h1>
    <p class="govuk-body">Nothing in the register changes yet: the next page shows what would.</p>
    <form method="post" action="/imports" enctype="multipart/form-data" novalidate>
      ${fileUpload({
        id: 'files',
        name: 'files',
        multiple: true,
        label: { text: 'CSV files', classes: 'govuk-label--m' },
        hint: { text: 'Choose as many as belong together, in any order; each up to 5 MB.' },
        errorMessage: mistake && { text: mistake.message },
        attributes: { accept: '.csv,text/csv' },
      })}
      ${button({ text: 'Show what would change', preventDoubleClick: true })}
    </form>
    ${details({ summaryText: 'Which files Hearth can bring in', html: html`${kinds.map(kindInWords)}` })}`,
  }
}

function kindInWords(kind: Kind): SafeHtml {
  const kept = Object.entries(kind.columns).filter(([, column]) => column.type !== 'not_kept')
  const needed = kept.filter(([name, column]) => needOf(column) || kind.knownBy.includes(name))
  const others = kept.filter((entry) => !needed.includes(entry))
  return html`<h2 class="govuk-heading-s">${kind.title}</h2>
    <p class="govuk-body">Columns it must have: ${names(needed)}.${others.length > 0 ? html` Columns it may have: ${names(others)}.` : nothing}</p>`
}

function names(columns: readonly (readonly [string, unknown])[]): string {
  return columns.map(([name]) => name).join(', ')
}
