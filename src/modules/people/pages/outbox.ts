import { londonDate, momentInWords } from '#platform/dates/index.ts'
import { type Columns, html, itemsOf, listFilter, listTable, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Sentences } from '#platform/room.ts'
import { linkKinds, sentenceOf } from '../messages.ts'
import { fateInWords, isForAdministrators, receiver, wayInWords } from '../outgoing.ts'
import type { Outgoing, Show, Way } from '../queries/messages.ts'

/** The place in the product, and the page. */
export const outboxTitle = 'Messages that go out'

export type OutboxFacts = {
  list: ListPage<Outgoing>
  sentences: Sentences
  show: Show
  /** Whose messages alone are shown. */
  toId: number | undefined
  way: Way
  now: Temporal.Instant
}

/** What goes out by mail, to whom, and what became of it. */
export function outboxPage({ list, show, toId, way }: OutboxFacts, columns: Columns<Outgoing>): SafeHtml {
  const chosen = { show, to: toId ? String(toId) : '' }
  const table = { list, columns, chosen, path: '/outbox', one: 'message', many: 'messages' }
  return html`<h1 class="govuk-heading-l">${outboxTitle}</h1>
<p class="govuk-body">${wayInWords[way]}</p>
<p class="govuk-body">Each message is one sentence and a link: no name, no child, no case. The link opens what it is about for whoever the message is for.</p>
${listFilter({ path: '/outbox', chosen, filters: [{ name: 'show', text: 'Which', any: '', items: itemsOf(shows) }] })}
${toId ? html`<p class="govuk-body">Only those to ${list.rows[0]?.toName ?? 'one person'}. <a class="govuk-link" href="/outbox">Show everybody’s</a></p>` : nothing}
${list.rows.length === 0 ? html`<p class="govuk-body">${emptyWords[show]}</p>` : listTable({ ...table, caption: shows[show] })}`
}

const shows: Record<Show, string> = { all: 'All', waiting: 'Not sent' }
const emptyWords: Record<Show, string> = {
  all: 'Nothing has been said yet.',
  waiting: 'Everything that was to go out has gone out.',
}

export const readShow = (given: string | undefined): Show => (given === 'waiting' ? 'waiting' : 'all')

/** What is said of each message, on the page and in the file. No link stands in a file: it is carried about. */
export function columnsOf({ sentences, show, way, now }: OutboxFacts): Columns<Outgoing> {
  const today = londonDate(now)
  return {
    Said: { shown: ({ madeAt }) => momentInWords(madeAt, today), filed: ({ madeAt }) => londonDate(madeAt) },
    To: {
      shown: (message) =>
        message.toId === null || message.toName === null
          ? receiver(message)
          : html`<a class="govuk-link govuk-link--text-colour" href="/outbox?show=${show}&amp;to=${message.toId}">${receiver(message)}</a>`,
      filed: receiver,
    },
    Message: {
      shown: (message) => html`${sentenceOf(sentences, message.kind)}${link(message, way)}`,
      filed: ({ kind }) => sentenceOf(sentences, kind),
    },
    'What became of it': (message) => fateInWords(message, way, now),
  }
}

/** A one-time link belongs to who gets it; only the demonstration shows it, while it is of use. Others are shown where they can be
 * opened. */
function link({ kind, path }: Outgoing, way: Way): SafeHtml {
  const opensByItself = linkKinds.some((one) => one === kind)
  const isShown = opensByItself ? way === 'demonstration' && path !== '/' : isForAdministrators(path)
  if (!isShown) return nothing
  return html`<br><a class="govuk-link govuk-!-text-break-word" href="${path}">${path}</a>`
}
