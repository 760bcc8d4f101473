import { addressOfDue, tallyRow } from '#modules/calendar/index.ts'
import { addressOfAudits, periodOf } from '#modules/figures/index.ts'
import { type Month, monthInWords } from '#platform/dates/index.ts'
import { html, nothing, numberRow, type SafeHtml } from '#platform/html/index.ts'
import { goesOn } from '../month.ts'
import type { PlanFigures, WithWhom } from '../plan.ts'

type Facts = { month: Month; plan: PlanFigures; today: Temporal.PlainDate }

/** What was to be done in the month, and what was done of it: the agreed year, the leaders' programme, the audits and the reviews. */
export function planPanel(facts: Facts): SafeHtml {
  const { month, plan, today } = facts
  const then = goesOn(month, today) ? 'today' : `when ${monthInWords(month)} ended`
  return html`<h2 class="govuk-heading-m" id="plan">Plan and done</h2>
    ${
      plan.year.agreed === 0
        ? html`<p class="govuk-body">No agreed year asked for anything in ${monthInWords(month)}.</p>`
        : html`<p class="govuk-body">What the agreed year asked for in ${monthInWords(month)}, as it stood ${then}.</p>
    ${tallyRow(plan.year, (standing) => addressOfDue(month, standing), goesOn(month, today) ? undefined : 'Still to be done')}`
    }
    ${audits(facts)}
    <ul class="govuk-list govuk-list--bullet">
      <li>${reviewsInWords(plan.reviews)}</li>
      <li><a class="govuk-link" href="/programme">Leaders’ programme</a>: ${programmeInWords(plan.programme)}</li>
    </ul>`
}

function audits({ month, plan: { audits: counted, withWhom } }: Facts): SafeHtml {
  const planned = periodOf(month)
  const all = counted.sent + counted.under_way + counted.not_begun
  if (all === 0) return html`<p class="govuk-body">No audit was planned for ${monthInWords(month)}.</p>`
  return html`<h3 class="govuk-heading-s">The audits planned for ${monthInWords(month)}</h3>
    ${numberRow([
      { label: 'Planned', value: all, href: addressOfAudits({ planned }) },
      { label: 'Of these sent', value: counted.sent, href: addressOfAudits({ planned, stage: 'sent' }) },
      { label: 'Under way', value: counted.under_way, href: addressOfAudits({ planned, stage: 'under_way' }) },
      { label: 'Not begun', value: counted.not_begun, href: addressOfAudits({ planned, stage: 'not_begun' }) },
    ])}
    ${withWhom.length > 0 ? whoHasThem(withWhom) : nothing}`
}

const shown = 8

function whoHasThem(all: readonly WithWhom[]): SafeHtml {
  return html`<p class="govuk-body">With whom those are that are not sent:</p>
  <ul class="govuk-list govuk-list--bullet">
    ${all.slice(0, shown).map(({ who, open, notBegun, overdue }) => html`<li>${who ?? 'A reviewing officer, not yet named'}: ${[String(open), ...(notBegun > 0 ? [`${notBegun} not begun`] : []), ...(overdue > 0 ? [`${overdue} past ${overdue === 1 ? 'its' : 'their'} day`] : [])].join(', ')}</li>`)}
    ${all.length > shown ? html`<li>${all.length - shown} more people, with no more each</li>` : nothing}
  </ul>`
}

function reviewsInWords({ due, held, inTime }: PlanFigures['reviews']): string {
  if (due === 0) return 'No carer’s yearly review was due'
  return `Carers’ yearly reviews: ${held} of ${due} due held, ${inTime} by their day`
}

function programmeInWords({ held, written, told, promised, kept }: PlanFigures['programme']): string {
  if (held + promised === 0) return 'no day in fostering was held'
  const days = `${held} ${held === 1 ? 'day' : 'days'} in fostering held, ${written} written down, of ${told} staff were told what came of it`
  return promised === 0 ? days : `${days}; ${kept} of ${promised} promises due were found kept in time`
}
