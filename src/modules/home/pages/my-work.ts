import { dueAsClause, dueInWords, inWords } from '#platform/dates/index.ts'
import { html, listCount, listPages, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { withInitials } from '#modules/register/index.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { alertsIn, type GroupKey, groupKeys, groups, itemsOf } from '../groups.ts'

export type MyWorkFacts = {
  items: readonly WorkItem[]
  /** By the references that stand in what is shown. */
  initials: ReadonlyMap<string, string>
  today: Temporal.PlainDate
  /** What stands there while nothing waits for this person. */
  instead: () => SafeHtml
}

/** What waits for this person, in the order of the days left; no dashboard. */
export function myWorkPage({ items, initials, today, instead }: MyWorkFacts): PageContent {
  const isTheirs = ({ group }: WorkItem) => group === 'mine'
  const alerts = alertsIn(items)
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
      ${groupKeys.map((key) => groupPart(key, itemsOf(key, items, today), { initials, today }))}`,
  }
}

type Beside = Pick<MyWorkFacts, 'initials' | 'today'>

function groupPart(key: GroupKey, items: readonly WorkItem[], beside: Beside): SafeHtml {
  if (items.length === 0) return nothing
  const { title, rest, shown } = groups[key]
  // One that is left out would take as much room as the line that says so.
  const here = items.length === shown + 1 ? items : items.slice(0, shown)
  const more = items.length - here.length
  return html`<h2 class="govuk-heading-m">${title} <span class="hearth-quiet">(${items.length})</span></h2>
    ${list(here, beside)}
    ${more > 0 ? html`<p class="govuk-body hearth-work-more"><a class="govuk-link" href="/work/${key}">${more} more ${rest}</a></p>` : nothing}`
}

/** All of one group, page by page. */
export function workGroupPage(key: GroupKey, facts: Beside & { list: ListPage<WorkItem> }): PageContent {
  const found = facts.list
  return {
    title: groups[key].title,
    backLink: { text: 'My work', href: '/' },
    main: html`<h1 class="govuk-heading-l">${groups[key].title}</h1>
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
