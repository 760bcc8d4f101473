import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import { type Month, monthInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, scrollable, stackedTable, table } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  amountOf,
  amounts,
  type Cell,
  type Direction,
  directions,
  type Heard,
  isKept,
  lacksOf,
  questionKeys,
  silentOf,
  type SourceKey,
  sourceKeys,
} from '../matrix.ts'

export type MatrixFacts = {
  month: Month
  period: Period
  today: Temporal.PlainDate
  cells: readonly Cell[]
  heard: readonly Heard[]
}

export const addressOfItems = (source: SourceKey, question: PracticeQuestionKey, month: Month): string =>
  `/what-we-know/items?${new URLSearchParams({ source, question, until: String(month) })}`

/** What is known of the nine core questions and by whose word: the same page for whoever reads the month (clauses 3.2, 3.5, 3.6). */
export function matrixPage(facts: MatrixFacts): PageContent {
  const { period } = facts
  return {
    title: 'What we know',
    main: html`
      <span class="govuk-caption-l">Twelve months, from ${monthInWords(period.from.toPlainYearMonth())} to ${monthInWords(facts.month)}</span>
      <h1 class="govuk-heading-l">What we know</h1>
      <p class="govuk-body">Seventeen sources speak to nine questions about children and carers. A question is known when three sources say something of it, in two different ways, and one of them was seen happening or told by somebody.</p>
      ${otherYears(facts)}
      ${byQuestion(facts)}
      ${wholeMatrix(facts)}
      ${silent(facts)}`,
  }
}

function otherYears({ month, today }: MatrixFacts): SafeHtml {
  const link = (to: Month, words: string) =>
    html`<a class="govuk-link" href="/what-we-know?until=${String(to)}">${words}</a>`
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  const isPast = Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0
  return html`<nav class="hearth-screen-only" aria-label="Other times"><p class="govuk-body">${link(before, `← Until ${monthInWords(before)}`)}${isPast ? html` · ${link(after, `Until ${monthInWords(after)} →`)}` : nothing}</p></nav>`
}

/** On the last day of the months shown, or today. */
const dayOf = ({ period, today }: MatrixFacts): Temporal.PlainDate =>
  Temporal.PlainDate.compare(period.to, today) > 0 ? today : period.to

function byQuestion(facts: MatrixFacts): SafeHtml {
  const rows = questionKeys.map((question) => {
    const cells = facts.cells.filter((cell) => cell.question === question)
    const lacks = lacksOf(cells, dayOf(facts))
    return [
      { text: practiceQuestions[question].asks },
      { html: lacks.length === 0 ? html`<strong>Known</strong>` : html`Not known yet` },
      { text: lacks.length === 0 ? 'Nothing' : new Intl.ListFormat('en-GB').format(lacks) },
      { html: whoSpeaks(cells, facts) },
    ]
  })
  return html`<h2 class="govuk-heading-m">Question by question</h2>${stackedTable({
    head: ['Question', 'Where we are', 'What is missing', 'Who speaks to it'].map((text) => ({ text })),
    rows,
  })}`
}

/** "Audits: 12, 9 for us, 2 both ways, 1 against us". */
function whoSpeaks(cells: readonly Cell[], { month }: MatrixFacts): SafeHtml {
  if (cells.length === 0) return html`Nobody`
  return html`<ul class="govuk-list">${sourceKeys
    .flatMap((source) => cells.find((cell) => cell.source === source) ?? [])
    .map(
      (cell) =>
        html`<li><a class="govuk-link" href="${addressOfItems(cell.source, cell.question, month)}">${evidenceSources[cell.source]}: ${String(cell.count)}</a>, ${mixOf(cell)}</li>`,
    )}</ul>`
}

const mixOf = (cell: Cell): string =>
  (Object.keys(directions) as Direction[])
    .filter((direction) => cell[direction] > 0)
    .map((direction) => `${cell[direction]} ${directions[direction]}`)
    .join(', ')

function wholeMatrix(facts: MatrixFacts): SafeHtml {
  const short = (question: PracticeQuestionKey) =>
    question.replace(/^(cyp|wfc)/, (about) => (about === 'cyp' ? 'Children ' : 'Carers '))
  const row = (source: SourceKey) => [
    { text: evidenceSources[source] },
    ...questionKeys.map((question) => {
      const cell = facts.cells.find((one) => one.source === source && one.question === question)
      if (!cell) return { text: isKept(source) ? amounts.nothing : '–' }
      return {
        html: html`<a class="govuk-link" href="${addressOfItems(source, question, facts.month)}">${amounts[amountOf(cell, dayOf(facts))]}, ${String(cell.count)}</a>`,
      }
    }),
  ]
  return html`<h2 class="govuk-heading-m">Source by source</h2>
    <p class="govuk-body">Thin: one thing only, or nothing newer than six months. Some: two to four. Enough: five or more, or counted. A dash: this source is kept outside Hearth.</p>
    ${scrollable(
      'Sources by questions',
      table({
        firstCellIsHeader: true,
        head: [{ text: 'Source' }, ...questionKeys.map((question) => ({ text: short(question) }))],
        rows: sourceKeys.map(row),
      }),
    )}`
}

function silent(facts: MatrixFacts): SafeHtml {
  const none = silentOf(facts.heard, dayOf(facts))
  return html`<h2 class="govuk-heading-m">From whom we have heard nothing</h2>
    ${
      none.length === 0
        ? html`<p class="govuk-body">Every source that Hearth keeps has said something in the last six months.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${none.map(({ source, newest }) => html`<li>${evidenceSources[source]}: ${newest === null ? 'nothing yet' : `nothing since ${monthInWords(newest.toPlainYearMonth())}`}</li>`)}</ul>`
    }`
}
