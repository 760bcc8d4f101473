import { momentInWords } from '#platform/dates/index.ts'
import { button, html, type SafeHtml, summaryList, warningText } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Feed } from '../commands/feed.ts'

/** Whether this person has an address for their own calendar, and what there is to do with it. */
export function feedPage(feed: Feed | undefined, today: Temporal.PlainDate): PageContent {
  return {
    title: 'Your part of the year in your own calendar',
    main: html`<h1 class="govuk-heading-l">Your part of the year in your own calendar</h1>
      <p class="govuk-body">A private address lets the calendar on your computer or telephone show what the agreed year asks of you: what, and on which day it is due. It never says a household, a child, whose practice is watched, or a place.</p>
      ${feed ? present(feed, today) : absent}`,
  }
}

const make = (words: string): SafeHtml => html`<form method="post" action="/calendar/address">
        ${button({ text: words, preventDoubleClick: true })}
      </form>`

const absent = html`<p class="govuk-body">You have no address now.</p>
      <p class="govuk-body">It is shown once. Copy it into your calendar then, where it is called “subscribe”, “add by address” or “from the internet”.</p>
      ${make('Make an address')}`

function present({ madeAt, fetchedAt }: Feed, today: Temporal.PlainDate): SafeHtml {
  return html`${summaryList({
    rows: [
      { key: { text: 'Made' }, value: { text: momentInWords(madeAt, today) } },
      {
        key: { text: 'Last fetched' },
        value: { text: fetchedAt ? momentInWords(fetchedAt, today) : 'Not yet: no calendar has asked for it' },
      },
    ],
  })}
      ${warningText({ text: 'Whoever has the address can read it without signing in. If somebody else may have it, end it, or make another: then the one before ends.', iconFallbackText: 'Warning' })}
      <p class="govuk-body">Hearth does not know the address any more and cannot show it again. If you did not copy it, make another.</p>
      ${make('Make another address')}
      <form method="post" action="/calendar/address/ending">
        ${button({ text: 'End it', classes: 'govuk-button--secondary', preventDoubleClick: true })}
      </form>`
}
