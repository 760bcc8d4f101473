import { dueInWords, inWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, nothing, pagination, type SafeHtml, select, stackedTable } from '#platform/html/index.ts'
import { grades, gradeNames, type Tool } from '#framework/a2-audit-tool/types.ts'
import { countedInWords } from '../counted.ts'
import { kindNames, stateNames, states } from '../audit.ts'
import { countedUpTo, pageSize } from '../list-size.ts'
import type { AuditFilter, AuditRow } from '../queries/find-audit.ts'
import { gradeTag, stateTag } from './grade.ts'

export type ListFacts = {
  rows: readonly AuditRow[]
  total: number
  page: number
  filter: AuditFilter
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
  mayDraw: boolean
  /** Whose words name a section or a theme; the tool as shipped when left out. */
  tool?: Tool | undefined
}

/** The audits that this person may see: 25 a page, newest first. */
export function auditsPage(facts: ListFacts): PageContent {
  return {
    title: 'Audits',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Audits</h1>
      ${filterForm(facts)}
      ${countedLine(facts)}
      ${teamLine(facts)}
      <p class="govuk-body">${countInWords(facts)}</p>
      ${facts.rows.length > 0 ? tableOf(facts) : html`<p class="govuk-body">Try fewer filters, or look again when the next review is due.</p>`}
      ${pages(facts)}
      ${facts.mayDraw ? html`<p class="govuk-body"><a class="govuk-link" href="/sample">Managers’ monthly audits, drawn by lot</a></p>` : nothing}`,
  }
}

/** A figure's list is counted to its end; any other as far as people read. */
const countedUntil = ({ filter }: ListFacts): number => (countedInWords(filter.counted ?? {}) ? Infinity : countedUpTo)

function countInWords(facts: ListFacts): string {
  const { total } = facts
  if (total === 0) return 'No audits that you can see match this.'
  if (total > countedUntil(facts)) return `More than ${countedUpTo} audits`
  return total === 1 ? '1 audit' : `${total.toLocaleString('en-GB')} audits`
}

/** What a figure that was followed here counts, in words, and the way back to all audits. */
function countedLine({ filter, tool }: ListFacts): SafeHtml {
  const words = countedInWords(filter.counted ?? {}, tool)
  return words
    ? html`<p class="govuk-body">${words} <a class="govuk-link" href="/audits">Show all audits</a></p>`
    : nothing
}

/** A team's name in the list narrows it to that team. */
function teamLine({ filter, rows }: ListFacts): SafeHtml {
  if (!filter.team) return nothing
  return html`<p class="govuk-body">Only ${rows[0]?.team ?? 'one team'}. <a class="govuk-link" href="/audits">Show every team</a></p>`
}

const ownFields: readonly string[] = ['state', 'kind', 'grade']

/** Keeps what a figure counts when the list is narrowed further. */
function kept(query: Readonly<Record<string, string>>): SafeHtml[] {
  return Object.entries(query)
    .filter(([name]) => !ownFields.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

function filterForm({ query }: ListFacts): SafeHtml {
  const any = { value: '', text: 'Any' }
  const of = (names: readonly (readonly [string, string])[]) => [
    any,
    ...names.map(([value, text]) => ({ value, text })),
  ]
  return html`<form class="hearth-filter" method="get" action="/audits">
    ${kept(query)}
    ${select({ id: 'state', name: 'state', label: { text: 'Step' }, value: query['state'] ?? '', items: [any, { value: 'open', text: 'Any that is open' }, ...states.map((state) => ({ value: state, text: stateNames[state] }))] })}
    ${select({ id: 'kind', name: 'kind', label: { text: 'Kind' }, value: query['kind'] ?? '', items: of(Object.entries(kindNames)) })}
    ${select({ id: 'grade', name: 'grade', label: { text: 'Final grade' }, value: query['grade'] ?? '', items: of(grades.map((grade) => [grade, gradeNames[grade]] as const)) })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

function tableOf({ rows, today }: ListFacts): SafeHtml {
  return stackedTable({
    caption: 'Audits, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Audit' },
      { text: 'Household' },
      { text: 'Team' },
      { text: 'Planned for' },
      { text: 'Step' },
      { text: 'Due' },
      { text: 'Final grade' },
    ],
    rows: rows.map((row) => [
      {
        html: html`<a class="govuk-link" href="/audits/${row.ref}">${row.ref}</a>${row.alert ? html` <strong class="govuk-tag govuk-tag--red">Safety alert</strong>` : nothing}`,
      },
      { text: row.household },
      {
        html: html`<a class="govuk-link govuk-link--text-colour" href="/audits?team=${row.teamId ?? ''}">${row.team ?? ''}</a>`,
      },
      { text: inWords(row.scheduledFor, today) },
      { html: stateTag(row) },
      { text: row.dueOn ? dueInWords(row.dueOn, today) : '' },
      { html: gradeTag(row.finalGrade) },
    ]),
  })
}

function pages(facts: ListFacts): SafeHtml {
  const { rows, total, page, query } = facts
  const counted = countedUntil(facts)
  const more = total > counted && rows.length === pageSize ? page + 1 : page
  const last = Math.max(Math.ceil(Math.min(total, counted) / pageSize), more)
  if (last <= 1) return nothing
  const href = (to: number) => `/audits?${new URLSearchParams({ ...query, page: String(to) })}`
  return pagination({
    ...(page > 1 ? { previous: { href: href(page - 1) } } : {}),
    ...(page < last ? { next: { href: href(page + 1) } } : {}),
    items: around(page, last).map((to) =>
      to === null ? { ellipsis: true } : { number: to, href: href(to), current: to === page },
    ),
  })
}

/** First, last, and two around the present one; null where some are left out. */
function around(page: number, last: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last)
  const sorted = [...new Set(near)].toSorted((a, b) => a - b)
  return sorted.flatMap((one, at) => (at > 0 && one - (sorted[at - 1] ?? one) > 1 ? [null, one] : [one]))
}
