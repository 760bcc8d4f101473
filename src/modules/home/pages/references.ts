import { inFull, instruments, references } from '#framework/references.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, stackedTable } from '#platform/html/index.ts'

/** Clause 1.1: what the questions and deadlines rest on, by the short keys that stand beside them. */
export function referencesPage(): PageContent {
  return {
    title: 'Regulations and standards',
    main: html`<h1 class="govuk-heading-l">Regulations and standards</h1>
      <p class="govuk-body">Each question names what it rests on by a short key. The text behind the link is what counts.</p>
      <ul class="govuk-list">${Object.entries(instruments).map(([key, one]) => html`<li><strong>${key}</strong>: <a class="govuk-link" href="${one.link}" rel="noreferrer">${one.name}</a></li>`)}</ul>
      ${stackedTable({
        caption: 'What each key means',
        head: [{ text: 'Key' }, { text: 'What it says' }],
        rows: Object.keys(references).map((key) => [{ text: key }, { text: inFull(key) }]),
      })}`,
  }
}
