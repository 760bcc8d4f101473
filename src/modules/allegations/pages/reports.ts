import { inFull, inWords, londonDate, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  columnsTable,
  details,
  html,
  insetText,
  mistakeAt,
  nothing,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { ReportRead, SignedReport } from '../queries/reports.ts'
import {
  asks,
  cellInWords,
  type Counted,
  type Edition,
  type Group,
  groups,
  isNil,
  numbersOf,
  pathOf,
  safely,
  type Words,
} from '../report.ts'

const title = 'Monthly reports on allegations'

export type Line = { month: Temporal.PlainYearMonth; signed: SignedReport | undefined; dueOn: Temporal.PlainDate }

/** The reports of the last twelve months. */
export function reportsPage(lines: readonly Line[], today: Temporal.PlainDate): PageContent {
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">Each month the Local Authority Designated Officer reports to Quality Assurance and Partnerships and to the Executive Director, also when there is nothing new. An allegation is not a finding.</p>
      ${columnsTable('The last twelve months', lines, {
        Month: ({ month }) => html`<a class="govuk-link" href="${pathOf(month)}">${monthInWords(month)}</a>`,
        'Where it stands': ({ signed, dueOn }) =>
          signed ? `Signed: ${inWords(londonDate(signed.at), today)}` : `Not signed; due ${inWords(dueOn, today)}`,
      })}`,
  }
}

export type ReportFacts = {
  month: Temporal.PlainYearMonth
  /** As it is signed, in the edition that this person reads. */
  read: ReportRead | undefined
  /** For whoever may sign it: its numbers as they stand now, with what is sealed and without. */
  now: { whole: Counted; safe: Counted } | undefined
  maySign: boolean
  typed: (field: string) => string
  mistakes: readonly Mistake[]
}

/** The report of a month, in one edition; before it is signed, for whoever signs it. */
export function reportPage(facts: ReportFacts): PageContent {
  const { month, read, now, maySign, mistakes } = facts
  const heading = `Report on allegations, ${monthInWords(month)}`
  return {
    title: heading,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: title, href: '/concerns/reports' },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${heading}</h1>
      ${
        read
          ? html`${signedLine(read)}${saidIn(read.words)}${numbers(month, read.counted, read.edition)}${maySign ? takeBackForm(month) : nothing}`
          : now
            ? html`${signForm(facts)}${numbers(month, now.whole, 'whole')}${asOthersRead(month, safely(now.safe))}`
            : insetText({ text: 'The Local Authority Designated Officer has not signed it yet.' })
      }`,
  }
}

const signedLine = ({ by, at, edition, counted }: ReportRead) =>
  html`<p class="govuk-body">Signed by ${by} on ${inFull(londonDate(at))}, and handed over on that day to Quality Assurance and Partnerships and to the Executive Director.</p>
    ${edition === 'safe' ? html`<p class="govuk-body hearth-measure">So that nobody can be known by them, numbers are given in steps of five and shares in steps of ten per cent, and lines of fewer than five are left out.</p>${Object.keys(counted).length === 0 ? html`<p class="govuk-body">Every line of this month is one of fewer than five.</p>` : nothing}` : nothing}`

const saidIn = (words: Partial<Words>) =>
  asks.map(({ key, label }) =>
    words[key] ? html`<h2 class="govuk-heading-m">${label}</h2><p class="hearth-said">${words[key]}</p>` : nothing,
  )

/** Each group that has a number, the children first. */
function numbers(month: Temporal.PlainYearMonth, counted: Counted, edition: Edition): SafeHtml {
  return html`${edition === 'whole' && isNil(counted) ? html`<p class="govuk-body">Nothing new was learned of in this month. That is a report, too.</p>` : nothing}
    ${groups.filter(({ key }) => counted[key] !== undefined).map((group) => groupTable(month, group, counted, edition))}`
}

function groupTable(
  month: Temporal.PlainYearMonth,
  { key, title: of, says, lines, atEnd }: Group,
  counted: Counted,
  edition: Edition,
) {
  const shown = lines.filter(([line]) => counted[key]?.[line] !== undefined)
  const cell = (line: string, span: 'month' | 'year') => cellInWords(numbersOf(counted, key, line)[span], edition)
  return html`<h2 class="govuk-heading-m">${of}</h2>
    ${says ? html`<p class="govuk-body hearth-measure">${says}</p>` : nothing}
    ${columnsTable(
      of,
      shown,
      {
        What: ([, text]) => text,
        [monthInWords(month)]: ([line]) => cell(line, 'month'),
        ...(atEnd ? {} : { 'Twelve months': ([line]: (typeof shown)[number]) => cell(line, 'year') }),
      },
      { classes: 'hearth-table--even' },
    )}`
}

const asOthersRead = (month: Temporal.PlainYearMonth, counted: Counted) =>
  details({
    summaryText: 'What everybody else who reads the month will see',
    html: html`<p class="govuk-body">Nothing of what is sealed; numbers in steps of five, and no line of fewer; of your words the last two answers.</p>${numbers(month, counted, 'safe')}`,
  })

function signForm({ month, typed, mistakes }: ReportFacts) {
  return html`<p class="govuk-body hearth-measure">The numbers below come of the records, as they stand now. If one is wrong, put the record right, and come back.</p>
    <form method="post" action="${pathOf(month)}/signature" novalidate>
      ${asks.map(({ key, label, hint, required }) =>
        textarea({
          ...{ id: key, name: key, rows: 3, value: typed(key) },
          label: { text: required ? label : `${label} (optional)`, classes: 'govuk-label--s' },
          hint: { text: hint },
          errorMessage: mistakeAt(mistakes, key),
        }),
      )}
      ${button({ text: 'Sign, and hand it over', preventDoubleClick: true })}
    </form>`
}

const takeBackForm = (month: Temporal.PlainYearMonth) =>
  html`<form method="post" action="${pathOf(month)}/taking-back" novalidate>${button({ text: 'Take your signature back', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
