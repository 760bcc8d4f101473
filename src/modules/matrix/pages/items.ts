import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { columnsTable, html, listCount, listPages, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Link } from '#platform/room.ts'
import { upperFirst } from '#platform/words.ts'
import { bases, directions, type SourceKey } from '../matrix.ts'
import type { Item } from '../queries/items.ts'

type Facts = {
  month: Month
  period: Period
  source: SourceKey
  question: PracticeQuestionKey
  items: ListPage<Item>
  way: (item: Item) => Link | undefined
  today: Temporal.PlainDate
}

/** What one source says of one question: a sentence each. The way to the record stands there for those who may see it. */
export function itemsPage({ month, period, source, question, items, way, today }: Facts): PageContent {
  const title = practiceQuestions[question].asks
  const chosen = { source, question, until: String(month) }
  return {
    title,
    wide: true,
    backLink: { text: 'What we know', href: `/what-we-know?until=${String(month)}` },
    main: html`
      <span class="govuk-caption-l">${evidenceSources[source]}, ${monthInWords(period.from.toPlainYearMonth())} to ${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${listCount(items, 'thing', 'things')}
      ${
        items.rows.length === 0
          ? nothing
          : columnsTable<Item>(evidenceSources[source], items.rows, {
              'What it tells us': saysWhat,
              'For us or against us': ({ direction }) => upperFirst(directions[direction]),
              'How we know': ({ basis }) => bases[basis],
              'Of what time': ({ periodTo }) => `Until ${inWords(periodTo, today)}`,
              'What came of it': (item) => cameOfIt(item, today),
              'The record': (item) => theWay(way(item)),
            })
      }
      ${listPages({ list: items, path: '/what-we-know/items', chosen })}`,
  }
}

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
