import type { ListPage } from '#platform/list-page.ts'
import { dueInWords, inWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, listCount, listPages, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import { kinds, type Observation } from '../observation.ts'
import { type Rota, risesOn } from '../planning.ts'
import type { Days } from '../settings.ts'
import { steps } from '../steps.ts'

type ListFacts = {
  list: ListPage<Observation>
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
  mayPlan: boolean
}

/** The observations that this person may see, newest first. */
export function listingPage({ list, query, today, mayPlan }: ListFacts): PageContent {
  const rows = list.rows.map((one) => [
    { html: html`<a class="govuk-link" href="/observations/${one.ref}">${one.ref}</a>` },
    { text: `${kinds[one.kind]}${one.household ? `, ${one.household}` : ''}` },
    { text: one.worker },
    { text: one.observer },
    { text: inWords(one.seenOn ?? one.plannedFor, today) },
    { text: `${steps[one.state].name}${one.dueOn ? `, ${dueInWords(one.dueOn, today)}` : ''}` },
  ])
  const head = ['Observation', 'What', 'Whose visit', 'Observer', 'Day', 'Step'].map((text) => ({ text }))
  return {
    title: 'Observations of practice',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Observations of practice</h1>
      <p class="govuk-body">Somebody comes along on a visit, to see how it feels for the child and the carers, and to help one worker get better. Only the two of them, the worker’s managers and the Head of Quality Assurance and Partnerships see what was written.</p>
      ${mayPlan ? html`<p class="govuk-body"><a class="govuk-link" href="/observations/rota">Whose visit is next</a></p>` : nothing}
      ${rows.length === 0 ? html`<p class="govuk-body">You take part in none.</p>` : html`${listCount(list, 'observation', 'observations')}${stackedTable({ caption: 'Observations, newest first', captionClasses: 'govuk-visually-hidden', head, rows })}${listPages({ path: '/observations', chosen: query, list })}`}`,
  }
}

/** The rota: who waits longest comes first. The observer chooses from it; nobody volunteers. */
export function rotaPage(rota: readonly Rota[], settings: Days, today: Temporal.PlainDate): PageContent {
  const last = ({ lastOn }: Rota) => (lastOn ? inWords(lastOn, today) : 'Not yet')
  const next = (one: Rota): SafeHtml =>
    one.nextOn
      ? html`Planned for ${inWords(one.nextOn, today)}`
      : html`<a class="govuk-link" href="/observations/new?worker=${one.id}">Plan a visit<span class="govuk-visually-hidden"> with ${one.name}</span></a>`
  const rises = rota.filter((one) => risesOn(one, today, settings)).length
  const long = rota.filter(
    ({ lastOn }) => lastOn === null || Temporal.PlainDate.compare(lastOn, today.subtract({ years: 1 })) < 0,
  ).length
  return {
    title: 'Whose visit is next',
    wide: true,
    backLink: { text: 'Observations', href: '/observations' },
    main: html`<h1 class="govuk-heading-l">Whose visit is next</h1>
      <p class="govuk-body">The longest wait stands first. ${rises} of ${rota.length} had no observed visit for ${settings['observation.rises']} months and have none planned; ${long} had none for 12 months. Choose a day and a time at which the children are at home.</p>
      ${stackedTable({ caption: 'Everybody whose visits may be observed', captionClasses: 'govuk-visually-hidden', head: ['Worker', 'Team', 'Last observed', 'Next'].map((text) => ({ text })), rows: rota.map((one) => [{ text: one.name }, { text: one.team ?? '' }, { text: last(one) }, { html: next(one) }]) })}`,
  }
}
