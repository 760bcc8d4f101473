import type { Mistake } from '#platform/problems.ts'
import { button, fileUpload, html, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Kind } from '../kinds/index.ts'
import { addressOfKind } from './of-kind.ts'

/** `kinds`: those that this person may bring in. */
export function choosePage({
  kinds,
  mistakes = [],
}: {
  kinds: readonly Kind[]
  mistakes?: readonly Mistake[]
}): PageContent {
  const mistake = mistakes[0]
  return {
    title: 'Choose files',
    backLink: { text: 'Imports', href: '/imports' },
    ...(mistake ? { status: 422 } : {}),
    main: html`${whatToMend(mistake ? [{ ...mistake, field: 'files' }] : [])}
    <h1 class="govuk-heading-l">Choose files</h1>
    <p class="govuk-body">Nothing in Hearth changes yet: the next page shows what would.</p>
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
    <h2 class="govuk-heading-m">Which files you can bring in</h2>
    <p class="govuk-body">Each has a page that says what its columns mean, with a template and an example to download.</p>
    <ul class="govuk-list govuk-list--bullet">${kinds.map((kind) => html`<li><a class="govuk-link" href="${addressOfKind(kind)}">${kind.title}</a></li>`)}</ul>`,
  }
}
