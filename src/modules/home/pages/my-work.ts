import { dueAsClause, dueInWords, inWords } from '#platform/dates/index.ts'
import { html, listCount, listPages, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { withInitials } from '#platform/reference.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { alertsIn, countsOf, firstOf, type GroupKey, groups } from '../groups.ts'

export type MyWorkFacts = {
  items: readonly WorkItem[]
  /** By the references that stand in what is shown. */
  initials: ReadonlyMap<string, string>
  today: Temporal.PlainDate
  /** What stands there while nothing waits for this person. */
  instead: () => SafeHtml
}

/** What waits for this person, as one look on a telephone: what cannot wait, what comes first, and how much there is of everything. */
export function myWorkPage({ items, initials, today, instead }: MyWorkFacts): PageContent {
  const isTheirs = ({ group }: WorkItem) => group === 'mine'
  const alerts = alertsIn(items)
  const first = firstOf(items)
  return {
    title: 'My work',
    main: html`<h1 class="govuk-heading-l">My work</h1>
      ${
        alerts.length > 0
          ? html`<div class="hearth-alert" role="region" aria-label="Before anything else"><h2 class="govuk-heading-m">Before anything else</h2>
      ${list(alerts, { initials, today })}</div>`
          : nothing
      }
      ${items.some(isTheirs) ? nothing : instead()}
      ${first.length > 0 ? html`<h2 class="govuk-heading-m">What comes first</h2>${list(first, { initials, today })}` : nothing}
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

type Beside = Pick<MyWorkFacts, 'initials' | 'today'>

/** All of one group, page by page. */
export function workGroupPage(key: GroupKey, facts: Beside & { list: ListPage<WorkItem> }): PageContent {
  const found = facts.list
  return {
    title: groups[key],
    backLink: { text: 'My work', href: '/' },
    main: html`<h1 class="govuk-heading-l">${groups[key]}</h1>
      ${listCount(found, 'piece of work', 'pieces of work')}
      ${list(found.rows, facts)}
      ${listPages({ path: `/work/${key}`, chosen: {}, list: found })}`,
  }
}

const list = (items: readonly WorkItem[], beside: Beside): SafeHtml =>
  items.length === 0 ? nothing : html`<ul class="hearth-work">${items.map((item) => row(item, beside))}</ul>`

function row(item: WorkItem, { initials, today }: Beside): SafeHtml {
  return html`<li class="hearth-work__item">
    <a class="govuk-link hearth-work__what" href="${item.href}">${withInitials(item.what, initials)}</a>
    <span class="hearth-work__why">${item.why}</span>
    ${item.dueOn ? html`<span class="hearth-work__due">${whenInWords[item.group](item.dueOn, today)}</span>` : nothing}
  </li>`
}

const whenInWords = { mine: dueInWords, waiting: dueAsClause, done: inWords } as const
