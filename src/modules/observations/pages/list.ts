import { choicesOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import type { ListPage } from '#platform/list-page.ts'
import { dueInWords, inWords, londonDate } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, listCount, listPages, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import { kinds, type Observation } from '../observation.ts'
import { type Rota, risesOn, tooFewByOthers } from '../planning.ts'
import type { Days } from '../settings.ts'
import type { ByOthers } from '../queries/figures.ts'
import type { Heard } from '../queries/heard.ts'
import { steps } from '../steps.ts'

type ListFacts = {
  list: ListPage<Observation>
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
  mayPlan: boolean
  /** What children said, for those whom it goes to. */
  heard: readonly Heard[]
}

/** The observations that this person may see, newest first. */
export function listingPage({ list, query, today, mayPlan, heard }: ListFacts): PageContent {
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
      ${rows.length === 0 ? html`<p class="govuk-body">You take part in none.</p>` : html`${listCount(list, 'observation', 'observations')}${stackedTable({ caption: 'Observations, newest first', captionClasses: 'govuk-visually-hidden', head, rows })}${listPages({ path: '/observations', chosen: query, list })}`}${heard.length > 0 ? whatChildrenSaid(heard, today) : nothing}`,
  }
}

const whatChildrenSaid = (heard: readonly Heard[], today: Temporal.PlainDate): SafeHtml =>
  html`<h2 class="govuk-heading-m">What children said on these visits</h2>
    <p class="govuk-body">It comes to the quality team and to each child’s reviewing officer, and goes where the child said. The newest 25 stand here.</p>
    ${heard.map(({ child, on, words, share }) => html`<figure class="hearth-said"><blockquote><p class="govuk-body hearth-words">${words}</p></blockquote><figcaption class="govuk-hint">Child ${child}, ${inWords(londonDate(on), today)}. Who may know: ${shareInWords(share)}</figcaption></figure>`)}`

const shareInWords = (share: string | null): string =>
  choicesOf({ type: 'share' } as Question).find(({ value }) => value === share)?.text ??
  'the child has not said, so nobody else'

/** The rota: who waits longest comes first. The observer chooses from it; nobody volunteers. */
export function rotaPage(
  { rota, byOthers }: { rota: readonly Rota[]; byOthers: readonly ByOthers[] },
  settings: Days,
  today: Temporal.PlainDate,
): PageContent {
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
      ${tooFewByOthers(byOthers, settings).map((team) => html`<p class="govuk-inset-text">${sayTooFew(team, settings)} Where you can, go with a worker whom you do not manage.</p>`)}
      ${stackedTable({ caption: 'Everybody whose visits may be observed', captionClasses: 'govuk-visually-hidden', head: ['Worker', 'Team', 'Last observed', 'Next'].map((text) => ({ text })), rows: rota.map((one) => [{ text: one.name }, { text: one.team ?? '' }, { text: last(one) }, { html: next(one) }]) })}`,
  }
}

/** That managers watch their own workers too often, in numbers: to steer by, and nothing that stands in anybody’s way. */
export const sayTooFew = ({ team, part, whole }: ByOthers, settings: Days): string =>
  `${team}: ${part} of the ${whole} visits of the last 12 months were watched by somebody else than the worker’s manager. At least 1 in ${settings['observation.by_others']} should be.`
