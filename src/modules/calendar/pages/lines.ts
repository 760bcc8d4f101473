import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { button, columnsTable, html, listCount, listPages, type SafeHtml, select } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { pageOfAll, type AskedPage } from '#platform/list-page.ts'
import { nameOf } from '../lines.ts'
import type { SlotDone } from '../queries/slots.ts'
import type { ActivityKey, Year } from '../slot.ts'
import { standings } from '../standing.ts'
import { doneInWords, lineInWords, standingTag, whoInWords, yearInWords } from './words.ts'

export type LinesFacts = {
  year: Year
  /** All of the year, for what may be chosen. */
  all: readonly SlotDone[]
  chosen: readonly SlotDone[]
  months: readonly Month[]
  query: Readonly<Record<string, string>>
  asked: AskedPage
  today: Temporal.PlainDate
}

/** The lines of a year: by month, by person, by activity, by how they stand. */
export function linesPage(facts: LinesFacts): PageContent {
  const { year, chosen, query, asked, today } = facts
  const list = pageOfAll(chosen, asked)
  const { page: _page, ...kept } = query
  const table = columnsTable<SlotDone>('Lines of the year, by the day they are due', list.rows, {
    What: (slot) => html`<a class="govuk-link" href="/calendar/lines/${slot.id}">${lineInWords(slot)}</a>`,
    Who: (slot) => whoInWords(slot),
    'By when': ({ dueOn }) => inWords(dueOn, today),
    'How it stands': (slot) => html`${standingTag(slot, today)} ${doneInWords(slot, today)}`,
  })
  return {
    title: 'Lines of the agreed year',
    wide: true,
    backLink: { text: 'The agreed year', href: `/calendar/years/${year.id}` },
    main: html`<span class="govuk-caption-l">${yearInWords(year)}</span>
      <h1 class="govuk-heading-l">Lines of the agreed year</h1>
      ${filters(facts)}
      ${listCount(list, 'line', 'lines')}
      ${chosen.length === 0 ? html`<p class="govuk-body">No line of this year matches this. Try fewer filters.</p>` : table}
      ${listPages({ path: '/calendar/lines', chosen: kept, list })}`,
  }
}

function filters({ year, all, months, query }: LinesFacts): SafeHtml {
  const any = { value: '', text: 'Any' }
  const activities = [...new Set(all.map(({ activity }) => activity))]
  const people = new Map(
    all.flatMap(({ personId, person }) => (personId === null ? [] : [[personId, person ?? ''] as const])),
  )
  const byName = [...people].toSorted(([, one], [, other]) => one.localeCompare(other, 'en-GB'))
  const choose = (name: string, text: string, items: { value: string; text: string }[]) =>
    select({ id: name, name, label: { text }, value: query[name] ?? '', items: [any, ...items] })
  return html`<form class="hearth-filter" method="get" action="/calendar/lines">
    <input type="hidden" name="year" value="${year.id}">
    ${choose(
      'month',
      'Month',
      months.map((month) => ({ value: String(month), text: monthInWords(month) })),
    )}
    ${choose(
      'activity',
      'Activity',
      activities.map((key: ActivityKey) => ({ value: key, text: nameOf(key) })),
    )}
    ${choose('person', 'Person', [{ value: 'nobody', text: 'Nobody: a vacancy' }, ...byName.map(([id, text]) => ({ value: String(id), text }))])}
    ${choose(
      'standing',
      'How it stands',
      Object.entries({ wanted: 'Excused and no longer needed left out', ...standings }).map(([value, text]) => ({
        value,
        text,
      })),
    )}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}
