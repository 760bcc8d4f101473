import { durationInWords, fewestAuditors, fewestAudits, type TakenGroup } from '#modules/figures/index.ts'
import { details, html, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

/** How long audits take, by how many children they are about: of the service, and of nobody. */
export function timeTakenPage({ groups, latest }: { groups: readonly TakenGroup[]; latest: number }): PageContent {
  const all = groups.reduce((sum, { audits }) => sum + audits.length, 0)
  return {
    title: 'How long audits take',
    backLink: { text: 'How quality assurance is going', href: '/calendar/overview' },
    main: html`<h1 class="govuk-heading-l">How long audits take</h1>
      <p class="govuk-body">From the first answer that somebody saved to the last one before the audit was sent: whatever lay between, a night or a week of other work too. Of the audits that were sent in the last twelve months, the latest ${latest}; what is restricted is not among them.</p>
      ${all === 0 ? html`<p class="govuk-body">No audit was sent in the last twelve months.</p>` : table(groups)}
      <p class="govuk-body">Half took less than the figure in the middle, half took more. It is said from ${fewestAudits} audits by ${fewestAuditors} people or more: it is about how much an audit asks, and nobody’s own pace.</p>
      ${groups.map(({ children, audits }) =>
        details({
          summaryText: `The audits that are counted: ${children.toLowerCase()} (${audits.length})`,
          html: html`<ul class="govuk-list hearth-columns">${audits.map((ref) => html`<li><a class="govuk-link" href="/audits/${ref}">${ref}</a></li>`)}</ul>`,
        }),
      )}`,
  }
}

const table = (groups: readonly TakenGroup[]): SafeHtml =>
  stackedTable({
    caption: 'How long audits take, by how many children they are about',
    captionClasses: 'govuk-visually-hidden',
    head: ['About', 'Audits', 'In the middle'].map((text) => ({ text })),
    rows: groups.map(({ children, audits, median }) => [
      { text: children },
      { text: String(audits.length) },
      { text: median === null ? 'Too few to say' : durationInWords(median) },
    ]),
  })
