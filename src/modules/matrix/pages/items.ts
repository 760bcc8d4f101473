import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, listCount, listPages, nothing, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Link } from '#platform/room.ts'
import { upperFirst } from '#platform/words.ts'
import { bases, directions, type SourceKey } from '../matrix.ts'
import type { Item } from '../queries/items.ts'

/** What one source says of one question: a sentence each. The way to the record stands there for those who may see it. */
export function itemsPage(facts: {
  month: Month
  period: Period
  source: SourceKey
  question: PracticeQuestionKey
  items: ListPage<Item>
  way: (ref: string) => Link
  today: Temporal.PlainDate
}): PageContent {
  const { month, period, source, question, items, way, today } = facts
  const title = practiceQuestions[question].asks
  const chosen = { source, question, until: String(month) }
  return {
    title,
    backLink: { text: 'What we know', href: `/what-we-know?until=${String(month)}` },
    main: html`
      <span class="govuk-caption-l">${evidenceSources[source]}, ${monthInWords(period.from.toPlainYearMonth())} to ${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${listCount(items, 'thing', 'things')}
      ${
        items.rows.length === 0
          ? nothing
          : stackedTable({
              head: ['What it tells us', 'For us or against us', 'How we know', 'Of what time', 'The record'].map(
                (text) => ({ text }),
              ),
              rows: items.rows.map((item) => [
                { text: item.says },
                { text: upperFirst(directions[item.direction]) },
                { text: bases[item.basis] },
                { text: `Until ${inWords(item.periodTo, today)}` },
                item.record === null
                  ? { text: 'Not yours to open' }
                  : { html: html`<a class="govuk-link" href="${way(item.record).href}">${way(item.record).text}</a>` },
              ]),
            })
      }
      ${listPages({ list: items, path: '/what-we-know/items', chosen })}`,
  }
}
