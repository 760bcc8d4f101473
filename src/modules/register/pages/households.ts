import { inWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  input,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  select,
  stackedTable,
  tag,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { approvals, type Chosen, reviewWindows } from '../forms.ts'
import { type Household, householdStatuses } from '../household.ts'
import type { Choice, Choices } from '../queries/households.ts'

export type HouseholdsFacts = {
  households: ListPage<Household>
  chosen: Chosen
  choices: Choices
  today: Temporal.PlainDate
}

export function householdsPage(facts: HouseholdsFacts): PageContent {
  return {
    title: 'Households',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Households</h1>
    ${filterForm(facts)}
    ${facts.households.rows.length > 0 ? list(facts) : empty(facts.chosen)}`,
  }
}

function filterForm({ chosen, choices }: HouseholdsFacts): SafeHtml {
  return html`<form class="hearth-filter" method="get" action="/households">
    ${input({ name: 'ref', label: { text: 'Reference' }, hint: { text: 'Such as H-1001, or 1001' }, value: chosen.ref, classes: 'govuk-input--width-10', spellcheck: false })}
    ${choices.teams.length > 1 ? choose('team', 'Team', chosen.team, choices.teams.map(asItem), all, choices.manyWorkers ? 'Then its workers can be chosen' : undefined) : nothing}
    ${choices.workers.length > 1 || (choices.manyWorkers && chosen.worker) ? choose('worker', 'Fostering social worker', chosen.worker, choices.workers.map(asItem)) : nothing}
    ${choose('status', 'Approval', chosen.status, itemsOf(approvals), [])}
    ${choose('review', 'Review due', chosen.review, itemsOf(reviewWindows))}
    ${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
  </form>`
}

type Item = { value: string; text: string }
const asItem = ({ id, name }: Choice): Item => ({ value: String(id), text: name })
const itemsOf = (names: Record<string, string>): Item[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }))

const all: readonly Item[] = [{ value: '', text: 'All' }]

function choose(
  name: string,
  text: string,
  value: string,
  items: readonly Item[],
  first = all,
  hint?: string,
): SafeHtml {
  return select({ name, label: { text }, hint: hint ? { text: hint } : undefined, value, items: [...first, ...items] })
}

function list(facts: HouseholdsFacts): SafeHtml {
  const { households, today } = facts
  const head = ['Household', 'Carers', 'Team', 'Fostering social worker', 'Approval', 'Next review due']
  return html`${listCount(households, 'household', 'households')}
    ${stackedTable({
      caption: 'Households that you may see',
      captionClasses: 'govuk-visually-hidden',
      head: head.map((text) => ({ text })),
      rows: households.rows.map((household) => [
        {
          html: html`<a class="govuk-link" href="/households/${household.ref}">${household.ref}</a><br><span class="govuk-body-s">${household.caseSystemId}</span>`,
        },
        { text: household.carers || 'Not recorded' },
        { text: household.team ?? 'No team' },
        { text: household.worker ?? 'Nobody yet' },
        { text: householdStatuses[household.status] },
        { html: reviewDue(household, today) },
      ]),
    })}
    ${listPages({ path: '/households', chosen: facts.chosen, list: households })}`
}

/** The date of the next review, with a word beside it when that has passed. */
function reviewDue({ nextReviewDueOn, status }: Household, today: Temporal.PlainDate): SafeHtml {
  if (status === 'ended' || !nextReviewDueOn) return html`None planned`
  const late = Temporal.PlainDate.compare(nextReviewDueOn, today) < 0
  return html`${inWords(nextReviewDueOn, today)}${late ? html` ${tag({ text: 'Overdue', classes: 'govuk-tag--orange' })}` : nothing}`
}

function empty(chosen: Chosen): SafeHtml {
  const narrowed = Object.values(chosen).some((value) => value !== '')
  return narrowed
    ? html`<p class="govuk-body">None of the households that you may see fits all of this. <a class="govuk-link" href="/households">Show them all</a>.</p>`
    : html`<p class="govuk-body">There are no households that you may see. If you should see some, ask the administrator to check your team and your roles.</p>`
}
