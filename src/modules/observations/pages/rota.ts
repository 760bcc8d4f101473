import { inWords } from '#platform/dates/index.ts'
import { type PageContent, readPage } from '#platform/http/index.ts'
import {
  button,
  html,
  input,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  stackedTable,
} from '#platform/html/index.ts'
import { pageOfAll, pageSize } from '#platform/list-page.ts'
import { type Rota, risesOn } from '../planning.ts'
import type { Days } from '../settings.ts'

type Facts = { settings: Days; query: Readonly<Record<string, string>>; today: Temporal.PlainDate }

/** The rota. The observer chooses from it; nobody volunteers. */
export function rotaPage(rota: readonly Rota[], { settings, query, today }: Facts): PageContent {
  const wanted = (query['name'] ?? '').trim().toLowerCase()
  const list = pageOfAll(
    rota.filter(({ name }) => name.toLowerCase().includes(wanted)),
    readPage(query),
  )
  const next = ({ id, name, nextOn }: Rota): SafeHtml =>
    nextOn
      ? html`Planned for ${inWords(nextOn, today)}`
      : html`<a class="govuk-link" href="/observations/new?worker=${id}">Plan a visit<span class="govuk-visually-hidden"> with ${name}</span></a>`
  const rises = rota.filter((one) => risesOn(one, today, settings)).length
  const aYearAgo = today.subtract({ years: 1 })
  const long = rota.filter(({ lastOn }) => lastOn === null || Temporal.PlainDate.compare(lastOn, aYearAgo) < 0).length
  return {
    title: 'Whose visit is next',
    wide: true,
    backLink: { text: 'Observations', href: '/observations' },
    main: html`<h1 class="govuk-heading-l">Whose visit is next</h1>
      <p class="govuk-body">The longest wait stands first: of those whom you manage, then of everybody else. ${rises} of ${rota.length} had no observed visit for ${settings['observation.rises']} months and have none planned; ${long} had none for 12 months. Choose a day and a time at which the children are at home.</p>
      ${rota.length > pageSize ? html`<form class="hearth-filter" method="get" action="/observations/rota">${input({ id: 'name', name: 'name', label: { text: 'A part of the worker’s name' }, value: query['name'] ?? '', spellcheck: false })}${button({ text: 'Find', classes: 'govuk-button--secondary' })}</form>` : nothing}
      ${listCount(list, 'worker', 'workers')}
      ${stackedTable({ caption: 'Everybody whose visits may be observed', captionClasses: 'govuk-visually-hidden', head: ['Worker', 'Team', 'Last observed', 'Next'].map((text) => ({ text })), rows: list.rows.map((one) => [{ text: one.name }, { text: one.team ?? '' }, { text: one.lastOn ? inWords(one.lastOn, today) : 'Not yet' }, { html: next(one) }]) })}
      ${listPages({ path: '/observations/rota', chosen: query, list })}`,
  }
}
