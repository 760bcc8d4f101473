import { londonDate, momentInWords } from '#platform/dates/index.ts'
import { button, html, listPages, nothing, type SafeHtml, select, stackedTable } from '#platform/html/index.ts'
import type { Sentences } from '#platform/room.ts'
import { linkKinds, sentenceOf } from '../messages.ts'
import { fateInWords, isForAdministrators, receiver, wayInWords } from '../outgoing.ts'
import type { Outgoing, Show, Way } from '../queries/messages.ts'

/** The place in the product, and the page. */
export const outboxTitle = 'Messages that go out'

type Facts = {
  messages: readonly Outgoing[]
  sentences: Sentences
  show: Show
  count: number
  pageNumber: number
  way: Way
  now: Temporal.Instant
}

/** What goes out by mail, to whom, and what became of it. */
export function outboxPage(facts: Facts): SafeHtml {
  return html`<h1 class="govuk-heading-l">${outboxTitle}</h1>
<p class="govuk-body">${wayInWords[facts.way]}</p>
<p class="govuk-body">Each message is one sentence and a link: no name, no child, no case. The link opens what it is about for whoever the message is for.</p>
${filter(facts.show)}
${facts.messages.length === 0 ? html`<p class="govuk-body">${emptyWords[facts.show]}</p>` : list(facts)}`
}

const shows: Record<Show, string> = { all: 'All', waiting: 'Not sent' }
const emptyWords: Record<Show, string> = {
  all: 'Nothing has been said yet.',
  waiting: 'Everything that was to go out has gone out.',
}

export const readShow = (given: string | undefined): Show => (given === 'waiting' ? 'waiting' : 'all')

function filter(show: Show): SafeHtml {
  const items = (Object.keys(shows) as Show[]).map((value) => ({ value, text: shows[value] }))
  return html`<form class="hearth-filter" method="get" action="/outbox">
  ${select({ name: 'show', label: { text: 'Which' }, value: show, items })}
  ${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
</form>`
}

function list({ messages, sentences, show, count, pageNumber, way, now }: Facts): SafeHtml {
  const today = londonDate(now)
  return html`<p class="govuk-body" role="status">${count} ${count === 1 ? 'message' : 'messages'}${show === 'waiting' ? ', not sent' : ''}</p>
${stackedTable({
  caption: shows[show],
  captionClasses: 'govuk-visually-hidden',
  head: [{ text: 'Said' }, { text: 'To' }, { text: 'Message' }, { text: 'What became of it' }],
  rows: messages.map((message) => [
    { text: momentInWords(message.madeAt, today) },
    { text: receiver(message) },
    { html: html`${sentenceOf(sentences, message.kind)}${link(message, way)}` },
    { text: fateInWords(message, way, now) },
  ]),
})}
${listPages({ path: '/outbox', chosen: { show }, count, pageNumber })}`
}

/** A one-time link belongs to who gets it; only the demonstration shows it, while it is of use. Others are shown where they can be
 * opened. */
function link({ kind, path }: Outgoing, way: Way): SafeHtml {
  const opensByItself = linkKinds.some((one) => one === kind)
  const isShown = opensByItself ? way === 'demonstration' && path !== '/' : isForAdministrators(path)
  if (!isShown) return nothing
  return html`<br><a class="govuk-link govuk-!-text-break-word" href="${path}">${path}</a>`
}
