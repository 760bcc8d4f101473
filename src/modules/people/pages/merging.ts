import { momentInWords } from '#platform/dates/index.ts'
import { button, html, insetText, nothing, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { Offer } from '../choice.ts'
import type { Person } from '../person.ts'
import type { Hanging } from '../access-change.ts'
import type { Merge, Outcome } from '../queries/merging.ts'
import { chosenPerson, type Filled } from './fields.ts'
import { narrow } from './narrow.ts'
import { enterSends } from './person-field.ts'

const named: Readonly<Record<string, readonly [one: string, several: string]>> = {
  households: ['household that they supervise', 'households that they supervise'],
  children: ['child whose officer they are', 'children whose officer they are'],
  reviews: ['review still to be held', 'reviews still to be held'],
  teams: ['team that they manage', 'teams that they manage'],
  line: ['person whose line manager they are', 'people whose line manager they are'],
  away: ['absence', 'absences'],
  covers: ['absence in which they cover', 'absences in which they cover'],
  actions: ['action', 'actions'],
  'audits as auditor': ['audit that they carry out', 'audits that they carry out'],
  'audits as worker': ['audit of their work', 'audits of their work'],
  'audits as moderator': ['audit that they moderate', 'audits that they moderate'],
  parts: ['part in another piece', 'parts in other pieces'],
  voices: ['person whom they ask', 'people whom they ask'],
  'wishes to answer': ['wish of a child that they answer', 'wishes of children that they answer'],
  'answers about a child': ['answer about them in an open audit', 'answers about them in open audits'],
  'voices of a child': ['question what they think, not over yet', 'questions what they think, not over yet'],
  'episodes of a child': ['episode of the statutory return', 'episodes of the statutory return'],
  'lines of the year': [
    'line of the agreed year that is still to come',
    'lines of the agreed year that are still to come',
  ],
  'plans to improve': ['plan to improve that they lead', 'plans to improve that they lead'],
  'days with a leader': ['day of a leader that they go along on', 'days of leaders that they go along on'],
  'homes of a child': ['household that is named for a stay', 'households that are named for stays'],
  'audits about a child': ['open audit that looks at them', 'open audits that look at them'],
  'wishes of a child': ['wish that waits for an answer', 'wishes that wait for an answer'],
  'escalations about a child': ['open escalation for them', 'open escalations for them'],
  'alerts about a child': ['entry in an open safety alert', 'entries in open safety alerts'],
  'voices of a carer': ['question what they think, not over yet', 'questions what they think, not over yet'],
  'stays of a carer': ['stay that ends on that day', 'stays that end on that day'],
  'carers of a household': ['carer', 'carers'],
  'stays of children': ['stay of a child', 'stays of children'],
  'reviews of a household': ['review of the carers', 'reviews of the carers'],
  'one review twice': [
    'review that both wait for, and of which one is due no more',
    'reviews that both wait for, and of each of which one is due no more',
  ],
  'audits of a household': ['open audit', 'open audits'],
  'voices of a household': [
    'question what somebody thinks, not over yet',
    'questions what somebody thinks, not over yet',
  ],
  'actions of a household': ['action that is not done yet', 'actions that are not done yet'],
  'alerts on a household': ['open safety alert', 'open safety alerts'],
}

/** "3 households that they supervise". */
export function hangingInWords(place: string, count: number): string {
  const [one, several] = named[place] ?? [place, place]
  return `${count} ${count === 1 ? one : several}`
}

/** As a list; a sentence where there is nothing. */
export const hangingList = (hanging: readonly Hanging[]): SafeHtml =>
  hanging.length === 0
    ? html`<p class="govuk-body">Nothing that is not over hangs on it.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${hanging.map(({ place, count }) => html`<li>${hangingInWords(place, count)}</li>`)}</ul>`

/** Which record stays; and, once it is chosen, what would be led on. */
export function mergePage(
  form: Filled,
  {
    person,
    offer,
    into,
    hanging,
  }: { person: Person; offer: Offer; into: Person | undefined; hanging: readonly Hanging[] },
): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<span class="govuk-caption-l">${person.name}, ${person.email}</span>
<h1 class="govuk-heading-l">Two records of one person</h1>
<p class="govuk-body">This record ends: nobody signs in with it any more. What is not over and hangs on it is led on to the record that stays. What was written and done stays under this name. Roles are not led on, nor anything restricted.</p>
<form method="post" action="/people/${person.id}/merging" novalidate>
  ${into ? html`<input type="hidden" name="intoId" value="${into.id}"><input type="hidden" name="seen" value="yes">${preview(person, into, hanging)}` : html`${enterSends(offer)}${chosenPerson(form, { name: 'intoId', label: 'Which record stays?', none: 'Choose a person', offer, now: null })}`}
  ${button({ text: into ? 'Ask that they are one' : 'See what would move', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/people/${person.id}">No, leave both as they are</a></p>`)
}

const preview = (person: Person, into: Person, hanging: readonly Hanging[]): SafeHtml =>
  html`<h2 class="govuk-heading-m">What is led on to ${into.name}, ${into.email}</h2>${hangingList(hanging)}
<p class="govuk-body">It waits for a second person to say yes. The two can be parted again.</p>
<p class="govuk-body"><a class="govuk-link" href="/people/${person.id}/merging">Choose another record</a></p>`

/** Asks once more that two records are two again. */
export function partPage(merge: Merge): SafeHtml {
  return narrow(html`<span class="govuk-caption-l">${merge.ends}</span>
<h1 class="govuk-heading-l">Part the two records again?</h1>
<p class="govuk-body">Exactly what was led on to ${merge.stays} goes back, unless somebody else was given it since: that stays, and is counted on the page of the person. Whoever could sign in with this record before can again, with the roles that it has. It waits for a second person to say yes.</p>
<form method="post" action="/people/${merge.endsId}/parting">
  ${button({ text: 'Ask that they are two again', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/people/${merge.endsId}">No, leave it as it is</a></p>`)
}

export type MergeTold = { merge: Merge; outcome: readonly Outcome[] }

/** On the page of a person: where their record leads, which leads to it, and what became of it. */
export function mergesOf(told: readonly MergeTold[], person: Person, today: Temporal.PlainDate): SafeHtml {
  return html`${told.map(({ merge, outcome }) => insetText({ html: html`${line(merge, person, today)}${notGivenBack(merge.stays, outcome)}` }))}`
}

function line({ endsId, ends, staysId, stays, mergedAt, partedAt }: Merge, person: Person, today: Temporal.PlainDate) {
  const other =
    person.id === endsId
      ? html`<a class="govuk-link" href="/people/${staysId}">${stays}</a>`
      : html`<a class="govuk-link" href="/people/${endsId}">${ends}</a>`
  const when = momentInWords(mergedAt, today)
  const part = html`<a class="govuk-link" href="/people/${endsId}/parting">Part them again</a>`
  if (partedAt)
    return html`<p class="govuk-body">One record with ${other} from ${when} until ${momentInWords(partedAt, today)}.</p>`
  if (person.id === staysId)
    return html`<p class="govuk-body">The record of ${other} leads here since ${when}. ${part}</p>`
  return html`<p class="govuk-body">This record ended ${when} and leads to ${other}. ${part}</p>`
}

/** What was changed since they were one, and stays: how many of each, and which as far as they can be named. */
export function notGivenBack(stays: string, outcome: readonly Outcome[]): SafeHtml {
  const stayed = outcome.filter((one) => one.stayed > 0)
  if (stayed.length === 0) return nothing
  const said = stayed.map(
    ({ place, stayed: count, which }) =>
      hangingInWords(place, count) + (which.length > 0 ? ` (${which.join(', ')})` : ''),
  )
  return html`<p class="govuk-body">Changed since, so not given back by ${stays}: ${said.join(', ')}.</p>`
}
