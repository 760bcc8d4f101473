import { inFull, inWords, londonDate, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  columnsTable,
  html,
  insetText,
  mistakeAt,
  nothing,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Signed, TeamOf } from '../queries/returns.ts'
import { type Counted, isNil, linesOf, pathOf } from '../return.ts'

export type Line = {
  team: TeamOf
  month: Temporal.PlainYearMonth
  signed: Signed | undefined
  dueOn: Temporal.PlainDate
}

const title = 'Monthly returns on exemptions and exceptions'

/** The returns of the last twelve months, of each team that this person may open. */
export function returnsPage(lines: readonly Line[], today: Temporal.PlainDate): PageContent {
  return {
    title,
    wide: true,
    backLink: { text: 'Exemptions and exceptions', href: '/exemptions' },
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">Each exemption and each exception is told at once to the Service Manager, the Corporate Director and the Executive Director. Once a month each team manager signs them together, also when there is nothing new, and Quality Assurance and Partnerships get them for the PQA meeting.</p>
      ${columnsTable('The last twelve months', lines, {
        Month: ({ month, team }) =>
          html`<a class="govuk-link" href="${pathOf({ month, teamId: team.id })}">${monthInWords(month)}<span class="govuk-visually-hidden">, ${team.name}</span></a>`,
        Team: ({ team }) => team.name,
        'Where it stands': (line) => standsOf(line, today),
        'Acknowledged by': ({ signed }) => signed?.acknowledged.map(({ name }) => name).join(', ') ?? '',
      })}`,
  }
}

const standsOf = ({ signed, dueOn }: Line, today: Temporal.PlainDate): string =>
  signed
    ? `${isNil(signed.counted) ? 'Signed, nothing new' : 'Signed'}: ${inWords(londonDate(signed.at), today)}`
    : `Not signed; due ${inWords(dueOn, today)}`

export type ReturnFacts = {
  team: TeamOf
  month: Temporal.PlainYearMonth
  counted: Counted
  signed: Signed | undefined
  maySign: boolean
  mayAcknowledge: boolean
  typed: (field: string) => string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** The return of one team and month: its numbers, and what is still to be done with it. */
export function returnPage(facts: ReturnFacts): PageContent {
  const { team, month, counted, signed, mistakes } = facts
  const heading = `Return of ${monthInWords(month)}`
  return {
    title: `${heading}, ${team.name}`,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: 'Monthly returns', href: '/exemptions/returns' },
    main: html`${whatToMend(mistakes)}<span class="govuk-caption-l">${team.name}</span><h1 class="govuk-heading-l">${heading}</h1>
      ${isNil(counted) ? html`<p class="govuk-body">Nothing is new in this month. That is a return, too.</p>` : nothing}
      <p class="govuk-body hearth-measure">${signed ? 'These are the numbers as they were signed.' : 'These numbers come of the records, as they stand now. If one is wrong, put the record right.'} The kinds are different things in law: they are never added up.</p>
      ${summaryList({ rows: linesOf(counted).map(([text, value]) => ({ key: { text }, value: { text: value } })) })}
      ${signed ? shown(signed, facts) : facts.maySign ? signForm(facts) : insetText({ text: 'The team manager has not signed it yet.' })}`,
  }
}

function shown(
  { worry, because, by, at, byMe, acknowledged }: Signed,
  { team, month, today, mayAcknowledge }: ReturnFacts,
) {
  const path = pathOf({ month, teamId: team.id })
  return html`<h2 class="govuk-heading-m">Signed</h2>
    <p class="govuk-body">By ${by}, on ${inFull(londonDate(at))}. It was handed over to Quality Assurance and Partnerships on that day.</p>
    ${worry ? html`<p class="govuk-body"><strong>What leaders should know:</strong> ${worry}</p>` : nothing}
    ${because ? html`<p class="govuk-body"><strong>Why not everybody was told at once:</strong> ${because}</p>` : nothing}
    ${acknowledged.map(({ name, on }) => html`<p class="govuk-body">Acknowledged by ${name}: ${inWords(Temporal.PlainDate.from(on), today)}</p>`)}
    ${mayAcknowledge ? html`<form method="post" action="${path}/acknowledgement" novalidate>${button({ text: 'Say that you have read it', preventDoubleClick: true })}</form>` : nothing}
    ${byMe && acknowledged.length === 0 ? html`<form method="post" action="${path}/taking-back" novalidate>${button({ text: 'Take your signature back', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>` : nothing}`
}

function signForm({ team, month, counted: { told }, typed, mistakes }: ReturnFacts) {
  return html`<h2 class="govuk-heading-m">Sign it</h2>
    <form method="post" action="${pathOf({ month, teamId: team.id })}/signature" novalidate>
      ${textarea({ id: 'worry', name: 'worry', rows: 3, value: typed('worry'), label: { text: 'What should leaders know?', classes: 'govuk-label--s' }, hint: { text: 'At most three lines, without names. It may stay empty.' }, errorMessage: mistakeAt(mistakes, 'worry') })}
      ${told.part < told.whole ? textarea({ id: 'because', name: 'because', rows: 2, value: typed('because'), label: { text: 'Why was not everybody told at once?', classes: 'govuk-label--s' }, errorMessage: mistakeAt(mistakes, 'because') }) : nothing}
      ${button({ text: 'Sign, and hand it over', preventDoubleClick: true })}
    </form>`
}
