import { dueAsClause, dueInWords, inWords } from '#platform/dates/index.ts'
import { html, listCount, listPages, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { alertsIn, countsOf, firstOf, type GroupKey, groups, itemsOf } from '../groups.ts'

export type MyWorkFacts = {
  items: readonly WorkItem[]
  today: Temporal.PlainDate
  /** What stands there while nothing waits for this person. */
  instead: () => SafeHtml
}

/** What waits for this person, as one look on a telephone: what cannot wait, what comes first, and how much there is of everything. */
export function myWorkPage({ items, today, instead }: MyWorkFacts): PageContent {
  const isTheirs = ({ group }: WorkItem) => group === 'mine'
  const alerts = alertsIn(items)
  const first = firstOf(items)
  return {
    title: 'My work',
    main: html`<h1 class="govuk-heading-l">My work</h1>
      ${
        alerts.length > 0
          ? html`<div class="hearth-alert" role="region" aria-label="Before anything else"><h2 class="govuk-heading-m">Before anything else</h2>
      ${list(alerts, today)}</div>`
          : nothing
      }
      ${items.some(isTheirs) ? nothing : instead()}
      ${first.length > 0 ? html`<h2 class="govuk-heading-m">What comes first</h2>${list(first, today)}` : nothing}
      ${countLines(countsOf(items, today))}`,
  }
}

/** Each group as one line, with as many as its list has. */
function countLines(counts: ReturnType<typeof countsOf>): SafeHtml {
  if (counts.length === 0) return nothing
  return html`<ul class="hearth-work-groups" aria-label="All of your work">${counts.map(
    ({ key, title, count }) =>
      html`<li class="hearth-work-groups__item"><a class="govuk-link" href="/work/${key}">${title}</a> <span class="hearth-quiet">(${count})</span></li>`,
  )}</ul>`
}

/** All of one group, page by page. */
export function workGroupPage(
  key: GroupKey,
  { items, today }: Pick<MyWorkFacts, 'items' | 'today'>,
  asked: AskedPage,
): PageContent {
  const found = pageOfAll(itemsOf(key, items, today), asked)
  return {
    title: groups[key],
    backLink: { text: 'My work', href: '/' },
    main: html`<h1 class="govuk-heading-l">${groups[key]}</h1>
      ${listCount(found, 'piece of work', 'pieces of work')}
      ${list(found.rows, today)}
      ${listPages({ path: `/work/${key}`, chosen: {}, list: found })}`,
  }
}

const list = (items: readonly WorkItem[], today: Temporal.PlainDate): SafeHtml =>
  items.length === 0 ? nothing : html`<ul class="hearth-work">${items.map((item) => row(item, today))}</ul>`

function row(item: WorkItem, today: Temporal.PlainDate): SafeHtml {
  return html`<li class="hearth-work__item">
    <a class="govuk-link hearth-work__what" href="${item.href}">${item.what}</a>
    <span class="hearth-work__why">${item.why}</span>
    ${item.dueOn ? html`<span class="hearth-work__due">${whenInWords[item.group](item.dueOn, today)}</span>` : nothing}
  </li>`
}

const whenInWords = { mine: dueInWords, waiting: dueAsClause, done: inWords } as const
