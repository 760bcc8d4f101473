import { listedPeople, ofTeam } from '#modules/people/index.ts'
import { inWords } from '#platform/dates/index.ts'
import type { Context, PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type Columns, html, listFilter, listTable } from '#platform/html/index.ts'
import { type Rota, risesOn, tooFewByOthers } from '../planning.ts'
import type { ByOthers } from '../queries/rota.ts'
import type { Days } from '../settings.ts'

export type RotaFacts = Pick<Context, 'query' | 'today'> & {
  list: ListPage<Rota>
  /** Everybody on it, whatever it is narrowed to. */
  rota: readonly Rota[]
  byOthers: readonly ByOthers[]
  settings: Days
}

const path = '/observations/rota'

/** Whom of the rota an address asks for: of a team, with nothing planned, by a part of their name. */
export const narrowed = (rota: readonly Rota[], query: RotaFacts['query']): readonly Rota[] =>
  listedPeople(ofTeam(rota, query).theirs, { path, query }).named.filter(({ nextOn }) => !query['unplanned'] || !nextOn)

/** The rota. The observer chooses from it; nobody volunteers. */
export function rotaPage(facts: RotaFacts, columns: Columns<Rota>): PageContent {
  const { rota, list, byOthers, settings, query, today } = facts
  const rises = rota.filter((one) => risesOn(one, today, settings)).length
  const aYearAgo = today.subtract({ years: 1 })
  const long = rota.filter(({ lastOn }) => lastOn === null || Temporal.PlainDate.compare(lastOn, aYearAgo) < 0).length
  const table = { list, columns, path, chosen: query, one: 'worker', many: 'workers' }
  return {
    title: 'Whose visit is next',
    wide: true,
    backLink: { text: 'Observations', href: '/observations' },
    main: html`<h1 class="govuk-heading-l">Whose visit is next</h1>
      <p class="govuk-body">The longest wait stands first: of those whom you manage, then of everybody else. ${rises} of ${rota.length} had no observed visit for ${settings['observation.rises']} months and have none planned; ${long} had none for 12 months. Choose a day and a time at which the children are at home.</p>
      ${tooFewByOthers(byOthers, settings).map(({ says }) => html`<p class="govuk-inset-text">${says} Where you can, go with a worker whom you do not manage.</p>`)}
      ${listedPeople(rota, { path, query }).finder}
      ${listFilter({
        path,
        chosen: query,
        filters: [ofTeam(rota, query).choice, { name: 'unplanned', text: 'Only with no visit planned', tick: true }],
      })}
      ${list.rows.length === 0 ? html`<p class="govuk-body">Nobody on the rota matches this.</p>` : listTable({ ...table, caption: 'Everybody whose visits may be observed' })}`,
  }
}

/** What is said of each, on the page and in the file. */
export const columnsOf = ({ today }: Pick<RotaFacts, 'today'>): Columns<Rota> => ({
  Worker: ({ name }) => name,
  Team: ({ team }) => team ?? '',
  'Last observed': {
    shown: ({ lastOn }) => (lastOn ? inWords(lastOn, today) : 'Not yet'),
    filed: ({ lastOn }) => lastOn,
  },
  Next: {
    shown: ({ id, name, nextOn }) =>
      nextOn
        ? `Planned for ${inWords(nextOn, today)}`
        : html`<a class="govuk-link" href="/observations/new?worker=${id}">Plan a visit<span class="govuk-visually-hidden"> with ${name}</span></a>`,
    filed: ({ nextOn }) => nextOn,
  },
})
