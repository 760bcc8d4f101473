import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import { linkKinds, sentenceOf } from '../messages.ts'
import type { Outgoing } from '../queries/messages.ts'

/** What goes out by mail. In the demonstration nothing does: then it says what would have. */
export function outboxPage(given: {
  messages: readonly Outgoing[]
  demonstration: boolean
  today: Temporal.PlainDate
}): SafeHtml {
  const { messages, demonstration, today } = given
  return html`<h1 class="govuk-heading-l">Outbox</h1>
<p class="govuk-body">${demonstration ? 'The demonstration sends no mail. This is what would have gone out.' : 'This is what goes out by mail, newest first.'} Each message is one sentence and a link: no name, no child, no case.</p>
${messages.length === 0 ? html`<p class="govuk-body">Nothing has been said yet.</p>` : list(messages, demonstration, today)}`
}

function list(messages: readonly Outgoing[], demonstration: boolean, today: Temporal.PlainDate): SafeHtml {
  return stackedTable({
    head: [{ text: 'Said' }, { text: 'To' }, { text: 'Message' }, { text: 'Goes out' }],
    rows: messages.map((message) => [
      { text: momentInWords(message.madeAt, today) },
      { text: receiver(message) },
      { html: html`${sentenceOf(message.kind)}${link(message, demonstration)}` },
      { text: whenInWords(message, today) },
    ]),
  })
}

const isLink = (kind: string): boolean => linkKinds.some((one) => one === kind)

function receiver({ kind, toRoles, toAddress }: Outgoing): string {
  if (kind === 'invitation') return 'Somebody who is invited'
  if (toAddress && kind.startsWith('access ')) return 'Somebody whose access changes'
  if (toAddress) return 'The out-of-hours team'
  return toRoles.join(', ') || 'Somebody without a role'
}

/** A one-time link belongs to who gets it; only the demonstration shows it, while it is of use. */
function link({ kind, path }: Outgoing, demonstration: boolean): SafeHtml {
  // Whoever reads the outbox sees no case: the address is told, and leads them nowhere.
  if (!isLink(kind)) return html`<br><span class="govuk-!-text-break-word">${path}</span>`
  if (!demonstration || path === '/') return nothing
  return html`<br><a class="govuk-link govuk-!-text-break-word" href="${path}">${path}</a>`
}

const notSentInWords = {
  closed: 'Never: what it leads to was closed before it went out',
  'other secret':
    'Never: its link was locked with another HEARTH_SECRET, before this database was restored. Send a new invitation',
} as const

function whenInWords({ urgent, madeAt, sentAt, error, notSent }: Outgoing, today: Temporal.PlainDate): string {
  if (notSent) return notSentInWords[notSent]
  if (sentAt) return `Sent ${momentInWords(sentAt, today)}`
  const due = urgent ? 'At once' : `With the next morning’s digest after ${inWords(londonDate(madeAt), today)}`
  return error ? `${due}; the mail server did not take it yet (${error})` : due
}
