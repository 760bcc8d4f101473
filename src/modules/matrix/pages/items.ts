import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { type Columns, html, listCount, listTable, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Link } from '#platform/room.ts'
import { upperFirst } from '#platform/words.ts'
import { bases, directions, type SourceKey } from '../matrix.ts'
import type { Item } from '../queries/items.ts'

export type ItemsFacts = {
  month: Month
  period: Period
  source: SourceKey
  question: PracticeQuestionKey
  list: ListPage<Item>
  way: (item: Item) => Link | undefined
  today: Temporal.PlainDate
}

/** What one source says of one question: a sentence each. The way to the record stands there for those who may see it. */
export function itemsPage(facts: ItemsFacts, columns: Columns<Item>): PageContent {
  const { month, period, source, question, list } = facts
  const title = practiceQuestions[question].asks
  const chosen = { source, question, until: String(month) }
  return {
    title,
    wide: true,
    backLink: { text: 'What we know', href: `/what-we-know?until=${String(month)}` },
    main: html`
      <span class="govuk-caption-l">${evidenceSources[source]}, ${monthInWords(period.from.toPlainYearMonth())} to ${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${list.rows.length === 0 ? listCount(list, 'thing', 'things') : listTable({ list, columns, path: '/what-we-know/items', chosen, one: 'thing', many: 'things', caption: evidenceSources[source] })}`,
  }
}

/** What is said of each, on the page and in the file. */
export const columnsOf = ({ way, today }: Pick<ItemsFacts, 'way' | 'today'>): Columns<Item> => ({
  'What it tells us': { shown: saysWhat, filed: ({ says }) => says },
  Counted: { filed: ({ counted }) => counted },
  'Out of': { filed: ({ outOf }) => outOf },
  'What it means for children': { filed: ({ impact }) => impact },
  'For us or against us': ({ direction }) => upperFirst(directions[direction]),
  'How we know': ({ basis }) => bases[basis],
  'Of what time': { shown: ({ periodTo }) => `Until ${inWords(periodTo, today)}`, filed: ({ periodTo }) => periodTo },
  'What came of it': (item) => cameOfIt(item, today),
  'The record': { shown: (item) => theWay(way(item)), filed: (item) => way(item)?.text },
})

function saysWhat({ says, counted, outOf, impact, direction }: Item): SafeHtml {
  const number = counted === null ? nothing : html` <strong>${String(counted)} of ${String(outOf)}</strong>`
  const means =
    direction === 'neutral' ? nothing : html`<br>${impact || 'What it means for children is not yet known.'}`
  return html`${says}${number}${means}`
}

/** What we do about it, and whether those who said it were told what came of it. */
function cameOfIt({ raised, verified, doing, answeredOn }: Item, today: Temporal.PlainDate): string {
  const actions = raised === 0 ? [] : [`${raised} ${raised === 1 ? 'action' : 'actions'}, ${verified} checked`]
  const told = answeredOn ? [`They were told what came of it, ${inWords(answeredOn, today)}`] : []
  return [...actions, ...(doing ? [doing] : []), ...told].join('. ') || 'Nothing yet'
}

const theWay = (way: Link | undefined): string | SafeHtml =>
  way ? html`<a class="govuk-link" href="${way.href}">${way.text}</a>` : 'Not yours to open'
