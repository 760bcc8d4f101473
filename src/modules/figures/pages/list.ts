import { gradeTag, kindNames, stateNames, states, stateTag } from '#modules/audits/index.ts'
import { dueInWords, inWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import {
  button,
  html,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  select,
  stackedTable,
} from '#platform/html/index.ts'
import { gradeNames, type Tool } from '#framework/a2-audit-tool/types.ts'
import { gradesOn } from '#framework/forms/scale.ts'
import { countedInWords } from '../counted.ts'
import type { AuditFilter, AuditRow } from '../queries/list.ts'

export type ListFacts = {
  audits: ListPage<AuditRow>
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
      ${facts.audits.rows.length > 0 ? list(facts) : html`<p class="govuk-body">No audits that you can see match this. Try fewer filters, or look again when the next review is due.</p>`}
      ${facts.mayDraw ? html`<p class="govuk-body"><a class="govuk-link" href="/sample">Managers’ monthly audits, drawn by lot</a></p>` : nothing}`,
  }
}

/** What a figure that was followed here counts, in words, and the way back to all audits. */
function countedLine({ filter, tool }: ListFacts): SafeHtml {
  const words = countedInWords(filter.counted ?? {}, tool)
  return words
    ? html`<p class="govuk-body">${words} <a class="govuk-link" href="/audits">Show all audits</a></p>`
    : nothing
}

/** A team's name in the list narrows it to that team. */
function teamLine({ filter, audits }: ListFacts): SafeHtml {
  if (!filter.team) return nothing
  return html`<p class="govuk-body">Only ${audits.rows[0]?.team ?? 'one team'}. <a class="govuk-link" href="/audits">Show every team</a></p>`
}

const ownFields: readonly string[] = ['state', 'kind', 'grade']

/** Keeps what a figure counts when the list is narrowed further. */
function kept(query: Readonly<Record<string, string>>): SafeHtml[] {
  return Object.entries(query)
    .filter(([name]) => !ownFields.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

/** The grades that can have been given: the usual ones, and those of the tool in force. */
const gradesAsked = (tool?: Tool) => [...new Set([...gradesOn(), ...gradesOn(tool?.scale)])]

function filterForm({ query, tool }: ListFacts): SafeHtml {
  const any = { value: '', text: 'Any' }
  const of = (names: readonly (readonly [string, string])[]) => [
    any,
    ...names.map(([value, text]) => ({ value, text })),
  ]
  return html`<form class="hearth-filter" method="get" action="/audits">
    ${kept(query)}
    ${select({ id: 'state', name: 'state', label: { text: 'Step' }, value: query['state'] ?? '', items: [any, { value: 'open', text: 'Any that is open' }, ...states.map((state) => ({ value: state, text: stateNames[state] }))] })}
    ${select({ id: 'kind', name: 'kind', label: { text: 'Kind' }, value: query['kind'] ?? '', items: of(Object.entries(kindNames)) })}
    ${select({ id: 'grade', name: 'grade', label: { text: 'Final grade' }, value: query['grade'] ?? '', items: of(gradesAsked(tool).map((grade) => [grade, gradeNames[grade]] as const)) })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

function list({ audits, query, today }: ListFacts): SafeHtml {
  return html`${listCount(audits, 'audit', 'audits')}
    ${tableOf(audits.rows, today)}
    ${listPages({ path: '/audits', chosen: query, list: audits })}`
}

function tableOf(rows: readonly AuditRow[], today: Temporal.PlainDate): SafeHtml {
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
      { html: row.overall ? gradeTag(row.finalGrade) : html`<span class="hearth-quiet">By its sections</span>` },
    ]),
  })
}
