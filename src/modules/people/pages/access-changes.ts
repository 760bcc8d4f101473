import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  insetText,
  listCount,
  listPages,
  mistakeAt,
  nothing,
  type SafeHtml,
  stackedTable,
  summaryList,
  whatWasTyped,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type Looker, mayConfirm, mayRefuse, mayWithdraw } from '../access-change.ts'
import type { ListedChange, Second } from '../queries/access-changes.ts'
import { byWhom, stateOf, waitsForInWords, whatInWords } from './access-words.ts'
import type { Filled } from './fields.ts'
import type { Hanging } from '../access-change.ts'
import { hangingList } from './merging.ts'
import { narrow } from './narrow.ts'

/** Who changed whose access, what and when, and who agreed; newest first. */
export function accessChangesPage(facts: {
  changes: ListPage<ListedChange>
  waiting: boolean
  today: Temporal.PlainDate
}): SafeHtml {
  const { changes, waiting, today } = facts
  return html`<h1 class="govuk-heading-l">Changes of access</h1>
<p class="govuk-body">Who changed what somebody signs in with or may do, and who agreed. What gives a way to cases waits for a second person.</p>
<p class="govuk-body">${waiting ? html`<a class="govuk-link" href="/access-changes">All changes</a>` : html`<a class="govuk-link" href="/access-changes?show=waiting">Only those that wait</a>`}</p>
${changes.rows.length === 0 ? html`<p class="govuk-body">${waiting ? 'Nothing waits.' : 'Nothing has changed yet.'}</p>` : html`${listCount(changes, 'change', 'changes')}${table(changes.rows, today)}`}
${listPages({ path: '/access-changes', chosen: { show: waiting ? 'waiting' : '' }, list: changes })}`
}

function table(changes: readonly ListedChange[], today: Temporal.PlainDate): SafeHtml {
  return stackedTable({
    caption: 'Changes, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: ['When', 'Whose', 'What', 'Who asked', 'Where it stands'].map((text) => ({ text })),
    rows: changes.map((change) => [
      { text: momentInWords(change.askedAt, today) },
      {
        html: html`<a class="govuk-link" href="/access-changes/${change.id}">${change.name}<span class="govuk-visually-hidden">: change ${change.id}</span></a>`,
      },
      { text: whatInWords(change, today), classes: 'govuk-!-text-break-word' },
      { text: byWhom(change.asker) },
      { html: stateOf(change, today) },
    ]),
  })
}

export type ChangeFacts = {
  change: ListedChange
  /** What else became of this person's access lately: a yes is given with open eyes. */
  others: readonly ListedChange[]
  seconds: readonly Second[]
  /** What would be led on, where two records are to be one. */
  hanging: readonly Hanging[] | null
  who: Looker
  form: Filled
  today: Temporal.PlainDate
}

/** One change, and what the reader can do about it. */
export function accessChangePage(facts: ChangeFacts): SafeHtml {
  const { change, form, today, others } = facts
  return html`${whatToMend(form.mistakes)}
<span class="govuk-caption-l">Changes of access</span>
<h1 class="govuk-heading-l">${change.what.two ? `${change.name} and ${change.what.two.stays}` : change.name}</h1>
${changeSummary(change, today)}
${facts.hanging ? whatIsLedOn(change, facts.hanging) : nothing}
${change.state === 'waiting' ? answers(facts) : nothing}
${
  others.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">What else changed in their access in the last 90 days</h2>
<ul class="govuk-list govuk-list--bullet">${others.map((one) => html`<li class="govuk-!-text-break-word">${momentInWords(one.askedAt, today)}: ${whatInWords(one, today)} (${byWhom(one.asker)})</li>`)}</ul>`
}`
}

const whatIsLedOn = ({ intoName, what }: ListedChange, hanging: readonly Hanging[]): SafeHtml =>
  html`<h2 class="govuk-heading-m">What is led on to ${what.two?.stays ?? intoName}</h2>${hangingList(hanging)}<p class="govuk-body">The two can be parted again.</p>`

function changeSummary(change: ListedChange, today: Temporal.PlainDate): SafeHtml {
  return summaryList({
    rows: [
      { key: { text: 'What' }, value: { text: whatInWords(change, today), classes: 'govuk-!-text-break-word' } },
      ...(change.email === null
        ? []
        : [{ key: { text: 'Signs in with' }, value: { text: change.email, classes: 'govuk-!-text-break-word' } }]),
      {
        key: { text: 'Who asked' },
        value: { text: `${byWhom(change.asker)}, ${momentInWords(change.askedAt, today)}` },
      },
      { key: { text: 'Where it stands' }, value: { html: stateOf(change, today) } },
    ],
  })
}

function beforeYes({ personId, what }: ListedChange, who: Looker): string {
  if (what.two) return 'Look at both in the case system, or ask somebody who knows them, before you say yes.'
  return who.id === personId
    ? 'Did you ask for this, or do you want it?'
    : 'Ask the person by telephone or face to face before you say yes: not by mail.'
}

function answers({ change, seconds, who, form }: ChangeFacts): SafeHtml {
  const path = `/access-changes/${change.id}`
  return html`${mayConfirm(change, who) || mayRefuse(change, who) ? nothing : insetText({ text: waitsForInWords(change, seconds) })}
${
  mayConfirm(change, who)
    ? html`<p class="govuk-body">${beforeYes(change, who)}</p>
<form method="post" action="${path}/confirmation">
  <input type="hidden" name="version" value="${change.version}">
  ${button({ text: 'Yes, let it happen', preventDoubleClick: true })}
</form>`
    : nothing
}
${
  mayRefuse(change, who)
    ? html`<form method="post" action="${path}/refusal" novalidate>
  ${textarea({ id: 'reason', name: 'reason', label: { text: who.id === change.personId ? 'If not: what do you know about it? (optional)' : 'If not: why?', classes: 'govuk-label--s' }, hint: { text: 'Whoever asked reads it. Nothing changes.' }, errorMessage: mistakeAt(form.mistakes, 'reason'), value: textOf(form.posted, 'reason'), rows: 3, spellcheck: true })}
  ${button({ text: 'No, refuse it', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`
    : nothing
}
${mayWithdraw(change, who) ? html`<form method="post" action="${path}/withdrawal">${button({ text: 'Take it back', classes: 'govuk-button--secondary' })}</form>` : nothing}`
}

/** The page behind the link at somebody's old address. */
export function answerByLinkPage(given: {
  action: string
  what: string
  asker: string
  askedAt: string
  form: Filled
}): SafeHtml {
  const { form } = given
  return narrow(html`${whatToMend(form.mistakes)}
<h1 class="govuk-heading-l">Is this change of your access right?</h1>
<p class="govuk-body"><strong class="govuk-!-text-break-word">${given.what}</strong></p>
<p class="govuk-body">${given.asker} asked for it, ${given.askedAt}. Until you or a second person in your service says yes, nothing changes.</p>
<form method="post" action="${given.action}" novalidate>
  ${button({ text: 'Yes, it is right', name: 'answer', value: 'yes', preventDoubleClick: true })}
</form>
<form method="post" action="${given.action}" novalidate>
  ${textarea({ id: 'reason', name: 'reason', label: { text: 'If it is not right: what do you know about it? (optional)', classes: 'govuk-label--s' }, errorMessage: mistakeAt(form.mistakes, 'reason'), value: textOf(form.posted, 'reason'), rows: 3, spellcheck: true })}
  ${button({ text: 'No, it is not right', name: 'answer', value: 'no', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`)
}

export function answeredPage(yes: boolean): SafeHtml {
  return narrow(html`<h1 class="govuk-heading-l">${yes ? 'Thank you: it is done' : 'Thank you: nothing has changed'}</h1>
<p class="govuk-body">${yes ? 'You are signed out everywhere. If a new invitation belongs to it, it is on its way by mail.' : 'The administrators and the Head of Quality Assurance have been told that you said no.'}</p>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in to Hearth</a></p>`)
}

/** The link was answered, is too old, or what it asked about has gone. */
export function spentAnswerPage(sent: Record<string, string | string[]> = {}): SafeHtml {
  const typed = whatWasTyped({ body: sent, asks: '' })
  return narrow(html`<h1 class="govuk-heading-l">There is nothing to answer here any more</h1>
<p class="govuk-body">It was answered already, was taken back, or is older than seven days. Nothing changes by this link.</p>
${typed === nothing ? nothing : html`<p class="govuk-body">What you had written was not sent:</p>${typed}`}
<p class="govuk-body">If a change of your access worries you, ring an administrator of Hearth in your service.</p>`)
}
