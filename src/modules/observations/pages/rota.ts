import { listedPeople } from '#modules/people/index.ts'
import { inWords } from '#platform/dates/index.ts'
import type { Context, PageContent } from '#platform/http/index.ts'
import { columnsTable, html } from '#platform/html/index.ts'
import { type Rota, risesOn, sayTooFew, tooFewByOthers } from '../planning.ts'
import type { ByOthers } from '../queries/rota.ts'
import type { Days } from '../settings.ts'

type Facts = Pick<Context, 'query' | 'today'> & { byOthers: readonly ByOthers[]; settings: Days }

/** The rota. The observer chooses from it; nobody volunteers. */
export function rotaPage(rota: readonly Rota[], { byOthers, settings, query, today }: Facts): PageContent {
  const listed = { path: '/observations/rota', query, one: 'worker', many: 'workers' }
  const { rows, above, below } = listedPeople(rota, listed)
  const rises = rota.filter((one) => risesOn(one, today, settings)).length
  const aYearAgo = today.subtract({ years: 1 })
  const long = rota.filter(({ lastOn }) => lastOn === null || Temporal.PlainDate.compare(lastOn, aYearAgo) < 0).length
  const table = columnsTable('Everybody whose visits may be observed', rows, {
    Worker: ({ name }) => name,
    Team: ({ team }) => team ?? '',
    'Last observed': ({ lastOn }) => (lastOn ? inWords(lastOn, today) : 'Not yet'),
    Next: ({ id, name, nextOn }) =>
      nextOn
        ? `Planned for ${inWords(nextOn, today)}`
        : html`<a class="govuk-link" href="/observations/new?worker=${id}">Plan a visit<span class="govuk-visually-hidden"> with ${name}</span></a>`,
  })
  return {
    title: 'Whose visit is next',
    wide: true,
    backLink: { text: 'Observations', href: '/observations' },
    main: html`<h1 class="govuk-heading-l">Whose visit is next</h1>
      <p class="govuk-body">The longest wait stands first: of those whom you manage, then of everybody else. ${rises} of ${rota.length} had no observed visit for ${settings['observation.rises']} months and have none planned; ${long} had none for 12 months. Choose a day and a time at which the children are at home.</p>
      ${tooFewByOthers(byOthers, settings).map((team) => html`<p class="govuk-inset-text">${sayTooFew(team, settings)} Where you can, go with a worker whom you do not manage.</p>`)}
      ${above}${table}${below}`,
  }
}
