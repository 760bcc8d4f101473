import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { type Columns, html, itemsOf, listFilter, listTable, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { nameOf } from '../lines.ts'
import type { SlotDone } from '../queries/slots.ts'
import type { ActivityKey, Year } from '../slot.ts'
import { standingOf, standings } from '../standing.ts'
import { doneInWords, lineInWords, standingTag, whoInWords, yearInWords } from './words.ts'

export type LinesFacts = {
  year: Year
  /** All of the year, for what may be chosen. */
  all: readonly SlotDone[]
  list: ListPage<SlotDone>
  months: readonly Month[]
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** The lines of a year: by month, by person, by activity, by how they stand. */
export function linesPage(facts: LinesFacts, columns: Columns<SlotDone>): PageContent {
  const { year, list, query } = facts
  const table = {
    list,
    columns,
    chosen: { ...query, year: String(year.id), page: '' },
    path: '/calendar/lines',
    one: 'line',
    many: 'lines',
  }
  return {
    title: 'Lines of the agreed year',
    wide: true,
    backLink: { text: 'The agreed year', href: `/calendar/years/${year.id}` },
    main: html`<span class="govuk-caption-l">${yearInWords(year)}</span>
      <h1 class="govuk-heading-l">Lines of the agreed year</h1>
      ${filters(facts)}
      ${list.rows.length === 0 ? html`<p class="govuk-body">No line of this year matches this. Try fewer filters.</p>` : listTable({ ...table, caption: 'Lines of the year, by the day they are due' })}`,
  }
}

/** What is said of each line, on the page and in the file. */
export function columnsOf({ today }: Pick<LinesFacts, 'today'>): Columns<SlotDone> {
  return {
    What: {
      shown: (slot) =>
        html`<a class="govuk-link" href="/calendar/lines/${slot.id}">${lineInWords(slot)}<span class="govuk-visually-hidden"> ${whoInWords(slot)}</span></a>`,
      filed: lineInWords,
    },
    Who: whoInWords,
    'By when': { shown: ({ dueOn }) => inWords(dueOn, today), filed: ({ dueOn }) => dueOn },
    'How it stands': {
      shown: (slot) => html`${standingTag(slot, today)} ${doneInWords(slot, today)}`,
      filed: (slot) => standings[standingOf(slot, slot.doneOn, today)],
    },
    'Done on': { filed: ({ doneOn }) => doneOn },
  }
}

function filters({ year, all, months, query }: LinesFacts): SafeHtml {
  const activities = [...new Set(all.map(({ activity }) => activity))]
  const people = new Map(
    all.flatMap(({ personId, person }) => (personId === null ? [] : [[personId, person ?? ''] as const])),
  )
  const byName = [...people].toSorted(([, one], [, other]) => one.localeCompare(other, 'en-GB'))
  return listFilter({
    path: '/calendar/lines',
    chosen: { ...query, year: String(year.id) },
    filters: [
      {
        name: 'month',
        text: 'Month',
        items: months.map((month) => ({ value: String(month), text: monthInWords(month) })),
      },
      {
        ...{ name: 'activity', text: 'Activity' },
        items: activities.map((key: ActivityKey) => ({ value: key, text: nameOf(key) })),
      },
      {
        ...{ name: 'person', text: 'Person' },
        items: [
          { value: 'nobody', text: 'Nobody: a vacancy' },
          ...byName.map(([id, text]) => ({ value: String(id), text })),
        ],
      },
      {
        name: 'standing',
        text: 'How it stands',
        items: itemsOf({ wanted: 'Excused and no longer needed left out', ...standings }),
      },
    ],
  })
}
