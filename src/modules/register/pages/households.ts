import { inWords } from '#platform/dates/index.ts'
import {
  type Columns,
  html,
  itemsOf,
  listFilter,
  listTable,
  nothing,
  type SafeHtml,
  tag,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { approvals, type Chosen, reviewWindows } from '../forms.ts'
import { carerTypes, type Household, householdStatuses } from '../household.ts'
import type { Choice, Choices } from '../queries/households.ts'

export type HouseholdsFacts = {
  list: ListPage<Household>
  chosen: Chosen
  choices: Choices
  today: Temporal.PlainDate
}

export function householdsPage(facts: HouseholdsFacts, columns: Columns<Household>): PageContent {
  const { list, chosen } = facts
  const table = { list, columns, chosen, path: '/households', one: 'household', many: 'households' }
  return {
    title: 'Households',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Households</h1>
    ${filters(facts)}
    ${chosen.ref ? html`<p class="govuk-body">Only ${chosen.ref}. <a class="govuk-link" href="/households">Show them all</a></p>` : nothing}
    ${list.rows.length > 0 ? listTable({ ...table, caption: 'Households that you may see' }) : empty(chosen)}`,
  }
}

function filters({ chosen, choices }: HouseholdsFacts): SafeHtml {
  const { teams, workers, manyWorkers } = choices
  const more =
    teams.length > 1 || chosen.team
      ? [
          {
            name: 'team',
            text: manyWorkers ? 'Team (then its workers can be chosen)' : 'Team',
            any: 'All',
            items: teams.map(asItem),
          },
        ]
      : []
  const offersWorkers = workers.length > 1 || (manyWorkers && chosen.worker)
  return listFilter({
    path: '/households',
    chosen,
    filters: [
      ...more,
      ...(offersWorkers
        ? [{ name: 'worker', text: 'Fostering social worker', any: 'All', items: workers.map(asItem) }]
        : []),
      { name: 'status', text: 'Approval', any: '', items: itemsOf(approvals) },
      { name: 'review', text: 'Review due', any: 'All', items: itemsOf(reviewWindows) },
      { name: 'order', text: 'Order', any: 'By reference', items: [{ value: 'review', text: 'Next review first' }] },
    ],
  })
}

const asItem = ({ id, name }: Choice) => ({ value: String(id), text: name })

/** What is said of each household, on the page and in the file. */
export function columnsOf({ today }: Pick<HouseholdsFacts, 'today'>): Columns<Household> {
  return {
    Household: {
      shown: ({ ref, caseSystemId }) =>
        html`<a class="govuk-link" href="/households/${ref}">${ref}</a><br><span class="govuk-body-s">${caseSystemId}</span>`,
      filed: ({ ref }) => ref,
    },
    'Number in the case system': { filed: ({ caseSystemId }) => caseSystemId },
    Carers: ({ carers }) => carers || 'Not recorded',
    Team: ({ team }) => team ?? 'No team',
    'Fostering social worker': ({ worker }) => worker ?? 'Nobody yet',
    'Kind of carer': { filed: ({ carerType }) => carerTypes[carerType] },
    Approval: ({ status }) => householdStatuses[status],
    'First approved': { filed: ({ firstApprovedOn }) => firstApprovedOn },
    'Places approved': { filed: ({ placesApproved }) => placesApproved },
    'Next review due': {
      shown: (household) => reviewDue(household, today),
      filed: ({ status, nextReviewDueOn }) => (status === 'ended' ? null : nextReviewDueOn),
    },
    'Last unannounced visit': { filed: ({ lastUnannouncedVisitOn }) => lastUnannouncedVisitOn },
    'Approval ended': { filed: ({ endedOn }) => endedOn },
  }
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
