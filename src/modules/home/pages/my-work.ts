import type { WorkItem } from '#platform/work-item.ts'
import { addWorkingDays, dueAsClause, dueInWords, inWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { pageSize } from '#platform/list-page.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'

export type MyWorkFacts = { name: string; items: readonly WorkItem[]; today: Temporal.PlainDate }

/** What waits for this person, in the order of the days left; no dashboard. */
export function myWorkPage({ items, today }: MyWorkFacts): PageContent {
  const mine = items.filter((item) => item.group === 'mine' && !item.alert)
  const endOfWeek = addWorkingDays(today, 5)
  const isBy = (item: WorkItem, day: Temporal.PlainDate) =>
    item.dueOn !== null && Temporal.PlainDate.compare(item.dueOn, day) <= 0
  const now = mine.filter((item) => isBy(item, today))
  const week = mine.filter((item) => !isBy(item, today) && isBy(item, endOfWeek))
  const later = mine.filter((item) => !isBy(item, endOfWeek))
  return {
    title: 'My work',
    main: html`<h1 class="govuk-heading-l">My work</h1>
      ${alerts(
        items.filter((item) => item.alert),
        today,
      )}
      ${mine.length === 0 ? html`<p class="govuk-body-l">Nothing waits for you today.</p>` : nothing}
      ${group('Today and overdue', now, today)}
      ${group('This week', week, today)}
      ${group('Later', later, today)}
      ${group(
        'Waiting for others',
        items.filter((item) => item.group === 'waiting'),
        today,
      )}
      ${group('Finished this month', items.filter((item) => item.group === 'done').toReversed(), today)}`,
  }
}

function alerts(items: readonly WorkItem[], today: Temporal.PlainDate): SafeHtml {
  if (items.length === 0) return nothing
  return html`<div class="hearth-alert" role="region" aria-label="Before anything else"><h2 class="govuk-heading-m">Before anything else</h2>
    <ul class="hearth-work">${items.map((item) => row(item, today))}</ul></div>`
}

function group(heading: string, items: readonly WorkItem[], today: Temporal.PlainDate): SafeHtml {
  if (items.length === 0) return nothing
  const shown = items.slice(0, pageSize)
  return html`<h2 class="govuk-heading-m">${heading} <span class="hearth-quiet">(${items.length})</span></h2>
    <ul class="hearth-work">${shown.map((item) => row(item, today))}</ul>
    ${items.length > shown.length ? html`<p class="govuk-hint">The next ${shown.length} by date are shown.</p>` : nothing}`
}

function row(item: WorkItem, today: Temporal.PlainDate): SafeHtml {
  return html`<li class="hearth-work__item">
    <a class="govuk-link hearth-work__what" href="${item.href}">${item.what}</a>
    <span class="hearth-work__why">${item.why}</span>
    ${item.dueOn ? html`<span class="hearth-work__due">${whenInWords[item.group](item.dueOn, today)}</span>` : nothing}
  </li>`
}

const whenInWords = { mine: dueInWords, waiting: dueAsClause, done: inWords } as const
