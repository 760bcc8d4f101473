import { isBefore, type Month, monthInWords, monthOf } from '#platform/dates/index.ts'
import { columnsTable, html, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Allowed, type Come, type Event, type EventTally, tallyEvents } from '../by-event.ts'
import { byEvent } from '../lines.ts'
import type { Year } from '../slot.ts'
import { yearInWords } from './words.ts'

export type ByEventFacts = { year: Year; come: readonly Come[]; allowed: Allowed; today: Temporal.PlainDate }

/** What comes with each review and each audit: counted by the month in which it is due. Nobody agrees these one by one. */
export function byEventPage(facts: ByEventFacts): PageContent {
  const { year } = facts
  return {
    title: 'What comes with each review and audit',
    backLink: { text: 'The agreed year', href: `/calendar/years/${year.id}` },
    main: html`<span class="govuk-caption-l">${yearInWords(year)}</span>
      <h1 class="govuk-heading-l">What comes with each review and audit</h1>
      <p class="govuk-body">Nobody agrees these one by one: they are due as reviews are held and audits are sent on. Counted by the month in which they are due, as things stand today. Late is what was done after its day, and what is not done though its day is over.</p>
      ${(Object.keys(byEvent) as Event[]).map((activity) => ofActivity(activity, facts))}`,
  }
}

const rule: Record<Event, (allowed: Allowed) => string> = {
  moderation: ({ moderation, inadequate }) =>
    `Within ${moderation} working days of the day on which the audit is sent on; ${inadequate} where it is inadequate.`,
  review_audit: ({ review_audit: days }) => `Sent within ${days} working days of the review.`,
  worker_report: ({ worker_report: days }) => `Written ${days} working days before the review.`,
}

type Row = EventTally & { month: Month }

function ofActivity(activity: Event, { year, come, allowed, today }: ByEventFacts): SafeHtml {
  const rows = monthsOf(year).map(
    (month): Row => ({ month, ...tallyEvents(come, { activity, month }, allowed, today) }),
  )
  const any = rows.filter((row) => row.in_time + row.late + row.to_come > 0)
  const { name, clause } = byEvent[activity]
  return html`<h2 class="govuk-heading-m">${name}</h2>
    <p class="govuk-body">Clause ${clause}. ${rule[activity](allowed)}</p>
    ${
      any.length === 0
        ? html`<p class="govuk-body">None is due in this year so far.</p>`
        : columnsTable<Row>(`${name}, by month`, any, {
            Month: ({ month }) => monthInWords(month),
            'In time': (row) => String(row.in_time),
            Late: ({ late }) => String(late),
            'Still to come': (row) => String(row.to_come),
          })
    }`
}

function monthsOf({ firstDay, lastDay }: Year): Month[] {
  const months: Month[] = []
  for (let day = firstDay; !isBefore(lastDay, day); day = day.add({ months: 1 })) months.push(monthOf(day))
  return months
}
