import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import { londonDate, inWords, monthInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, tag } from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import { amountOf, amounts, type Cell, type Direction, directions, shortOf, sourceKeys } from '../matrix.ts'
import { addressOfItems, dayOf, lacksOfQuestion, type MatrixFacts } from './facts.ts'
import { plansInWords } from '../plan.ts'
import { quarterInWords } from './not-known.ts'
import { plansPath, plansTitle } from './plans.ts'

/** One of the nine: whether it is known, who speaks to it, and what is not known yet. Reads on a telephone from top to bottom. */
export function oneQuestion(question: PracticeQuestionKey, facts: MatrixFacts): SafeHtml {
  const cells = facts.cells.filter((cell) => cell.question === question)
  const lacks = lacksOfQuestion(question, facts)
  const words = new Intl.ListFormat('en-GB').format(lacks)
  const known =
    lacks.length === 0
      ? html`${tag({ text: 'Known', classes: 'govuk-tag--green' })}`
      : html`${tag({ text: 'Not known yet', classes: 'govuk-tag--grey' })} Still missing: ${words}.`
  return html`<section><h3 class="govuk-heading-s govuk-!-margin-top-6">${shortOf(question)}: ${practiceQuestions[question].asks}</h3>
    <p class="govuk-body">${known}</p>
    ${question === 'wfc5' ? html`<p class="govuk-body">${plansInWords(facts.plans, facts.period, facts.today)} <a class="govuk-link" href="${plansPath}">${plansTitle}</a></p>` : nothing}
    ${cells.length === 0 ? html`<p class="govuk-body">Nobody speaks to it.</p>` : html`<ul class="govuk-list govuk-list--bullet">${inOrder(cells).map((cell) => oneSource(cell, facts))}</ul>`}
    ${foot(question, facts)}</section>`
}

const inOrder = (cells: readonly Cell[]): Cell[] =>
  sourceKeys.flatMap((source) => cells.find((cell) => cell.source === source) ?? [])

/** "Audits, core and thematic: enough, 242. 137 for us, 97 both ways. The newest of November 2026." */
function oneSource(cell: Cell, facts: MatrixFacts): SafeHtml {
  const { source, question, count, newest } = cell
  const amount = lowerFirst(amounts[amountOf(cell, dayOf(facts))])
  return html`<li><a class="govuk-link" href="${addressOfItems(source, question, facts.month)}">${evidenceSources[source]}: ${amount}, ${String(count)}<span class="govuk-visually-hidden"> on ${shortOf(question)}</span></a>. ${mixOf(cell)}. The newest of ${monthInWords(newest.toPlainYearMonth())}.</li>`
}

const mixOf = (cell: Cell): string =>
  (Object.keys(directions) as Direction[])
    .filter((direction) => cell[direction] > 0)
    .map(
      (direction) =>
        `${cell[direction]} ${direction === 'neutral' && cell.neutral !== 1 ? 'plain facts' : directions[direction]}`,
    )
    .join(', ')

/** What is not known yet, in words; in the quarter in which the months shown end. */
function foot(question: PracticeQuestionKey, { gaps, quarter, today, keeps }: MatrixFacts): SafeHtml {
  const gap = gaps.find((one) => one.question === question && one.words !== '')
  const href = `/what-we-know/not-known?${new URLSearchParams({ question, quarter: String(quarter) })}`
  const write = html`<a class="govuk-link hearth-screen-only" href="${href}">${gap ? 'Write on' : 'Write down what we do not know yet'}<span class="govuk-visually-hidden">: ${practiceQuestions[question].asks}</span></a>`
  if (!gap) return keeps ? html`<p class="govuk-body">${write}</p>` : nothing
  return html`<div class="govuk-inset-text"><p class="govuk-body govuk-!-font-weight-bold">What we do not know yet, ${quarterInWords(quarter)}</p><p class="govuk-body hearth-words">${gap.words}</p><p class="govuk-hint">${gap.by}, ${inWords(londonDate(gap.at), today)}</p>${keeps ? write : nothing}</div>`
}
