import { inWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, stackedTable, summaryList, timeline } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { ageInWords } from '../household.ts'
import type { Child, ChildStay } from '../queries/children.ts'
import { inOrder, type TimelineItem } from '../timeline.ts'

export type ChildFacts = {
  child: Child
  stays: readonly ChildStay[]
  /** That the child was asked, and when: never what the child said. */
  voices: readonly TimelineItem[]
  today: Temporal.PlainDate
}

/** As little as the work needs: who asks this child, and where the child has lived as far as the reader may know. */
export function childPage({ child, stays, voices, today }: ChildFacts): PageContent {
  const home = stays.find((stay) => stay.until === null)?.householdRef
  return {
    title: `Child ${child.ref}`,
    ...(home ? { backLink: { text: `Household ${home}`, href: `/households/${home}` } } : {}),
    main: html`<span class="govuk-caption-l">Child ${child.ref}</span>
    <h1 class="govuk-heading-l">${child.initials || child.ref}, ${child.bornOn ? ageInWords(child.bornOn, today) : 'age not known yet'}</h1>
    ${summaryList({ rows: [{ key: { text: 'Independent Reviewing Officer' }, value: { text: child.iro ?? 'Nobody yet' } }] })}
    <h2 class="govuk-heading-m">Where ${child.initials || 'the child'} has lived</h2>
    ${homes(stays, today)}
    ${asked(voices, today)}`,
  }
}

function homes(stays: readonly ChildStay[], today: Temporal.PlainDate): SafeHtml {
  if (stays.length === 0) return html`<p class="govuk-body">No home is recorded.</p>`
  return stackedTable({
    caption: 'Homes, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: ['Household', 'From', 'Until', 'Plan'].map((text) => ({ text })),
    rows: stays.map((stay) => [
      stay.householdRef
        ? { html: html`<a class="govuk-link" href="/households/${stay.householdRef}">${stay.householdRef}</a>` }
        : { text: 'Another home' },
      { text: inWords(stay.from, today) },
      { text: stay.until ? inWords(stay.until, today) : 'Lives here now' },
      { text: stay.longTerm ? 'Long term' : stay.until ? 'Not long term' : 'Not yet long term' },
    ]),
  })
}

function asked(voices: readonly TimelineItem[], today: Temporal.PlainDate): SafeHtml {
  if (voices.length === 0) return nothing
  const items = inOrder(voices).map(({ what, href, on, detail }) => ({
    title: what,
    href,
    when: inWords(on, today),
    text: detail,
  }))
  return html`<h2 class="govuk-heading-m">Being asked</h2>${timeline({ items })}`
}
