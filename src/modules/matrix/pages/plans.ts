import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import {
  button,
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
import { cutTo } from '#platform/words.ts'
import { questionKeys, shortOf } from '../matrix.ts'
import { isOverdue, stands, worked } from '../plan.ts'
import type { Plan } from '../queries/plans.ts'

export const plansTitle = 'Plans to improve'
export const plansPath = '/plans-to-improve'

export type PlansFacts = {
  list: ListPage<Plan>
  /** What stands of all of them, in a sentence or two. */
  summary: string
  query: Readonly<Record<string, string>>
  mayKeep: boolean
  today: Temporal.PlainDate
}

/** What the service itself wants to make better for children, and what came of it: the ninth question (clause 3.6). */
export function plansPage({ list, summary, query, mayKeep }: PlansFacts, columns: Columns<Plan>): PageContent {
  const questions = Object.fromEntries(questionKeys.map((key) => [key, shortOf(key)]))
  const filters = [
    { name: 'stands', text: 'Where it stands', items: itemsOf({ ...stands, late: 'Past its day' }) },
    { name: 'question', text: 'Question', items: itemsOf(questions) },
  ]
  const table = {
    list,
    columns,
    path: plansPath,
    chosen: query,
    one: 'plan',
    many: 'plans',
    caption: plansTitle,
    classes: 'hearth-table--wordy',
  }
  return {
    title: plansTitle,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${plansTitle}</h1>
      <p class="govuk-body hearth-measure">What the service wants to make better for children, who leads it, and what came of it. It is about the service as a whole: never about one child or one household.</p>
      <p class="govuk-body govuk-!-font-weight-bold">${summary}</p>
      ${mayKeep ? button({ text: 'Enter a plan', href: `${plansPath}/new` }) : nothing}
      ${listFilter({ path: plansPath, chosen: query, filters })}
      ${list.rows.length === 0 ? html`<p class="govuk-body">${query['stands'] || query['question'] ? 'None stands there.' : 'No plan is entered yet.'}</p>` : listTable(table)}`,
  }
}

/** What is said of each, on the page and in the file. */
export const plansColumns = ({ today }: Pick<PlansFacts, 'today'>): Columns<Plan> => ({
  'What is to get better': {
    shown: ({ key, aim }) => html`<a class="govuk-link" href="${plansPath}/${key}">${aim}</a>`,
    filed: ({ aim }) => aim,
  },
  Question: { shown: ({ question }) => shortOf(question), filed: ({ question }) => practiceQuestions[question].asks },
  'What made us begin': { filed: ({ source }) => evidenceSources[source] },
  'Led by': ({ leader }) => leader,
  From: { filed: ({ from }) => from },
  By: { shown: ({ by }) => inWords(by, today), filed: ({ by }) => by },
  'What will show it': { filed: ({ shows }) => shows },
  'Where it stands': { shown: (plan) => standing(plan, today), filed: (plan) => standsInWords(plan, today) },
  'Has it worked?': { filed: (plan) => (plan.worked === '' ? '' : worked[plan.worked]) },
  'What came of it': { shown: cameOfIt, filed: ({ cameOf }) => cameOf },
  'Over since': { filed: ({ endedOn }) => endedOn },
  'Written on': { filed: ({ at }) => londonDate(at) },
})

export const standsInWords = (plan: Pick<Plan, 'stands' | 'by'>, today: Temporal.PlainDate): string =>
  isOverdue(plan, today) ? 'Under way, past its day' : stands[plan.stands]

export function standing(plan: Pick<Plan, 'stands' | 'by'>, today: Temporal.PlainDate): SafeHtml {
  const colour = isOverdue(plan, today)
    ? 'orange'
    : { open: 'blue', done: 'green', given_up: 'grey', mistaken: 'grey' }[plan.stands]
  return tag({ text: standsInWords(plan, today), classes: `govuk-tag--${colour}` })
}

const cameOfIt = ({ worked: how, cameOf }: Plan): SafeHtml =>
  html`${how === '' ? nothing : html`<strong>${worked[how]}.</strong> `}${cutTo(cameOf, 160) || 'Nothing yet'}`
