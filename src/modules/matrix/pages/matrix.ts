import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { usuallySpeaksTo } from '#framework/s3-evidence-speaks.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, scrollable, table } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  amountOf,
  amounts,
  type Heard,
  neverHeard,
  questionKeys,
  shortOf,
  silentOf,
  type SourceKey,
  sourceKeys,
} from '../matrix.ts'
import { addressOfItems, dayOf, lacksOfQuestion, type MatrixFacts } from './facts.ts'
import { oneQuestion } from './question.ts'
import { nothingFrom } from './silence.ts'

/** What is known of the nine core questions and by whose word: the same page for whoever reads the month (clauses 3.2, 3.5, 3.6). */
export function matrixPage(facts: MatrixFacts): PageContent {
  const { period, month, unknown, keeps } = facts
  return {
    title: 'What we know',
    wide: true,
    main: html`
      <span class="govuk-caption-l">Twelve months, from ${monthInWords(period.from.toPlainYearMonth())} to ${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">What we know</h1>
      <p class="govuk-body">Seventeen sources speak to nine questions about children and carers. A question is known when three sources say enough of it, in two different ways, and something was seen happening or told by somebody. Which plans to improve are under way is known by the list of them.</p>
      <p class="govuk-body govuk-!-font-weight-bold">${knownInWords(facts)}</p>
      ${otherYears(facts)}
      ${keeps ? html`<p class="govuk-body hearth-screen-only"><a class="govuk-link" href="/what-we-know/written">What was learned outside Hearth</a></p>` : nothing}
      <h2 class="govuk-heading-m">Question by question</h2>
      ${questionKeys.map((question) => oneQuestion(question, facts))}
      ${unknown.of > 0 ? html`<p class="govuk-body">${meaning(unknown)}</p>` : nothing}
      ${wholeMatrix(facts)}
      ${silent(facts)}`,
  }
}

/** "3 of the nine are known: Children 4, Carers 1 and Carers 3." */
function knownInWords(facts: MatrixFacts): string {
  const known = questionKeys.filter((question) => lacksOfQuestion(question, facts).length === 0)
  if (known.length === 0) return 'None of the nine is known yet.'
  const which = new Intl.ListFormat('en-GB').format(known.map(shortOf))
  return `${known.length} of the nine ${known.length === 1 ? 'is' : 'are'} known: ${which}.`
}

const meaning = ({ count, of }: MatrixFacts['unknown']): string =>
  count === 0
    ? `What it means for children is said of ${of === 1 ? 'the one thing' : `all ${of} things`} that ${of === 1 ? 'speaks' : 'speak'} for us or against us.`
    : `Of ${of} ${of === 1 ? 'thing that speaks' : 'things that speak'} for us or against us, it is not yet known of ${count} what ${count === 1 ? 'it means' : 'they mean'} for children.`

function otherYears({ month, today }: MatrixFacts): SafeHtml {
  const link = (to: Month, words: string) =>
    html`<a class="govuk-link" href="/what-we-know?until=${String(to)}">${words}</a>`
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  const isPast = Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0
  return html`<nav class="hearth-screen-only" aria-label="Other times"><p class="govuk-body">${link(before, `← Until ${monthInWords(before)}`)}${isPast ? html` · ${link(after, `Until ${monthInWords(after)} →`)}` : nothing} · <a class="govuk-link" href="/month?month=${String(month)}">The month</a></p></nav>`
}

function wholeMatrix(facts: MatrixFacts): SafeHtml {
  const row = (source: SourceKey) => [
    { text: evidenceSources[source] },
    ...questionKeys.map((question) => {
      const cell = facts.cells.find((one) => one.source === source && one.question === question)
      if (!cell) return { text: usuallySpeaksTo[source].includes(question) ? amounts.nothing : '–' }
      const words = html`<a class="govuk-link" href="${addressOfItems(source, question, facts.month)}">${amounts[amountOf(cell, dayOf(facts))]}, ${String(cell.count)}</a>`
      return { html: words }
    }),
  ]
  return html`<h2 class="govuk-heading-m">Source by source</h2>
    <p class="govuk-body">Thin: one thing only, or nothing newer than six months. Some: two to four. Enough: five or more, or counted. A dash: this source seldom speaks to that question.</p>
    ${scrollable(
      'Sources by questions',
      table({
        firstCellIsHeader: true,
        caption: 'How much each source says to each question',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'Source' }, ...questionKeys.map((question) => ({ text: shortOf(question) }))],
        rows: sourceKeys.map(row),
      }),
    )}`
}

function silent(facts: MatrixFacts): SafeHtml {
  const none = silentOf(facts.heard, dayOf(facts))
  const never = neverHeard(facts.heard)
  return html`<h2 class="govuk-heading-m">From whom we have heard nothing</h2>
    ${
      none.length === 0
        ? html`<p class="govuk-body">Every source that Hearth hears itself has said something in the last six months.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${none.map((one) => oneSilent(one, facts))}</ul>`
    }
    ${never.length === 0 ? nothing : html`<p class="govuk-body">Hearth does not hear these itself yet, and nobody has written down anything of them:</p><ul class="govuk-list govuk-list--bullet">${never.map((source) => html`<li>${named(source, facts)}</li>`)}</ul>`}`
}

const named = (source: SourceKey, { keeps }: MatrixFacts): SafeHtml =>
  keeps
    ? html`<a class="govuk-link" href="/what-we-know/silence?source=${source}">${evidenceSources[source]}</a>`
    : html`${evidenceSources[source]}`

function oneSilent({ source, newest }: Heard, { silences, today, keeps }: MatrixFacts): SafeHtml {
  const said = silences.find((one) => one.source === source)
  const words = nothingFrom(source, newest)
  return html`<li>${keeps ? html`<a class="govuk-link" href="/what-we-know/silence?source=${source}">${words}</a>` : words}${said ? html`<br>${said.words} (${said.by}; we look again on ${inWords(said.againOn, today)})` : nothing}</li>`
}
