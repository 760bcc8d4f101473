import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import { inWords, londonDate, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  characterCount,
  details,
  html,
  mistakeAt,
  nothing,
  type SafeHtml,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { EarlierGap, Gap } from '../queries/said.ts'

type Facts = {
  question: PracticeQuestionKey
  quarter: Temporal.PlainDate
  gap: Gap | undefined
  earlier: readonly EarlierGap[]
  typed: string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

export const quarterInWords = (quarter: Temporal.PlainDate): string =>
  `${monthInWords(quarter.toPlainYearMonth())} to ${monthInWords(quarter.add({ months: 2 }).toPlainYearMonth())}`

/** What is not known yet of one question: to write it, and how it read before (clause 3.6). */
export function notKnownPage({ question, quarter, gap, earlier, typed, mistakes, today }: Facts): PageContent {
  const title = 'What we do not know yet'
  return {
    title,
    backLink: { text: 'What we know', href: '/what-we-know' },
    status: mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${quarterInWords(quarter)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body govuk-!-font-weight-bold">${practiceQuestions[question].asks}</p>
      <form method="post" action="/what-we-know/not-known" novalidate>
        <input type="hidden" name="question" value="${question}">
        <input type="hidden" name="quarter" value="${String(quarter)}">
        <input type="hidden" name="version" value="${gap?.version ?? 0}">
        ${characterCount({ id: 'words', name: 'words', maxlength: 2000, rows: 6, label: { text: 'What do we not know yet?', classes: 'govuk-label--s' }, hint: { text: 'Everybody who reads the month reads this, under the question. No names, initials, streets or schools.' }, value: typed, errorMessage: mistakeAt(mistakes, 'words') })}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>
      ${gap ? html`<p class="govuk-body">Written by ${gap.by}, ${inWords(londonDate(gap.at), today)}.</p>` : nothing}
      ${earlier.length > 0 ? before(earlier, today) : nothing}`,
  }
}

const before = (earlier: readonly EarlierGap[], today: Temporal.PlainDate): SafeHtml =>
  details({
    summaryText: 'How it read before',
    html: html`${earlier.map(({ words, by, at }) => html`<p class="govuk-body hearth-words">${words || 'Nothing'}<br><span class="govuk-hint">${by}, ${inWords(londonDate(at), today)}</span></p>`)}`,
  })
