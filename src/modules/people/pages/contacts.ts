import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  fieldset,
  html,
  mistakeAt,
  nothing,
  type SafeHtml,
  stackedTable,
  summaryList,
  textarea,
  warningText,
  whatToMend,
} from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import {
  contactGroups,
  type ContactKey,
  type Contacts,
  missingContacts,
  nightsUncovered,
  privacyFields,
} from '../contacts.ts'
import type { ContactChange } from '../queries/contacts.ts'
import { telHref } from '../telephone.ts'
import { type Filled, textField } from './fields.ts'

type ContactsFacts = {
  contacts: Contacts
  changes: readonly ContactChange[]
  form: Filled
  /** Whether the reader may set them; everybody may ring them. */
  maySet: boolean
  today: Temporal.PlainDate
}

/** Whom children, carers and colleagues can ring, and the form that sets it. */
export function contactsPage(facts: ContactsFacts): SafeHtml {
  const { contacts, form, maySet } = facts
  return html`${whatToMend(form.mistakes)}
<h1 class="govuk-heading-l">Whom children, carers and you can ring</h1>
<p class="govuk-body">In danger now: <a class="govuk-link" href="tel:999">999</a>. These are the council’s own numbers.</p>
${whatIsMissing(contacts, maySet)}
${numbers(contacts)}
${answersForIt(contacts)}
${maySet ? setThem(facts) : html`<p class="govuk-body">Administrators of Hearth and Quality Assurance and Partnerships set these.</p>`}`
}

function whatIsMissing(contacts: Contacts, maySet: boolean): SafeHtml {
  if (missingContacts(contacts).length === 0) return nothing
  const who = maySet ? 'You can set it below.' : 'Ask an administrator of Hearth to set it.'
  return html`${nightsUncovered(contacts) ? warningText({ text: 'Nights are uncovered: nobody is told of a safety alert before the morning.', iconFallbackText: 'Warning' }) : nothing}
<p class="govuk-body">Something is not set yet. ${who}</p>`
}

function numbers(contacts: Contacts): SafeHtml {
  return summaryList({
    rows: contactGroups.map(({ title, name, telephone, email }) => ({
      key: { text: title },
      value: {
        html: html`${contacts[name] ?? 'Not set'}${call(contacts[telephone])}${email ? write(contacts[email]) : nothing}`,
      },
    })),
  })
}

/** What the page on privacy says of the council. */
function answersForIt(contacts: Contacts): SafeHtml {
  return html`<h2 class="govuk-heading-m">Who answers for what is kept here</h2>
    <p class="govuk-body">Everybody reads this under <a class="govuk-link" href="/privacy">Privacy</a>.</p>
    ${summaryList({ rows: privacyFields.map(({ key, title, optional }) => ({ key: { text: title }, value: { text: contacts[key] ?? (optional ? 'Nothing said' : 'Not set') } })) })}`
}

const call = (number: string | null): SafeHtml =>
  number ? html`<br><a class="govuk-link" href="${telHref(number)}">${number}</a>` : nothing

const write = (address: string | null): SafeHtml =>
  address
    ? html`<br><a class="govuk-link govuk-!-text-break-word" href="mailto:${address}">${address}</a>`
    : html`<br>E-mail address: not set`

function setThem({ contacts, changes, form, today }: ContactsFacts): SafeHtml {
  return html`<h2 class="govuk-heading-m">Set them</h2>
<form method="post" action="/contacts" novalidate>
  ${contactGroups.map((group) => fieldsOf(group, contacts, form))}
  ${fieldset({ legend: { text: 'Who answers for what is kept here', classes: 'govuk-fieldset__legend--m' }, html: html`<p class="govuk-body">The page on privacy says this, to children too. No link for a child can be made while something is missing.</p>${privacyFields.map((one) => privacyField(one, contacts, form))}` })}
  ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why, and who agreed it?', classes: 'govuk-label--s' }, errorMessage: mistakeAt(form.mistakes, 'reason'), value: textOf(form.posted, 'reason'), rows: 3, spellcheck: true })}
  ${button({ text: 'Save the numbers', preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">What changed them</h2>
${changes.length === 0 ? html`<p class="govuk-body">Nobody has set them yet.</p>` : history(changes, today)}`
}

function fieldsOf(group: (typeof contactGroups)[number], contacts: Contacts, form: Filled): SafeHtml {
  const { title, says, example, name, telephone, email } = group
  return fieldset({
    legend: { text: title, classes: 'govuk-fieldset__legend--m' },
    html: html`<p class="govuk-body">${says}</p>
${textField(form, { name, label: 'Name', hint: `For example ${example}`, value: contacts[name] ?? '' })}
${textField(form, { name: telephone, label: 'Telephone number', value: contacts[telephone] ?? '', type: 'tel' })}
${email ? textField(form, { name: email, label: 'E-mail address', value: contacts[email] ?? '', type: 'email' }) : nothing}`,
  })
}

function privacyField(one: (typeof privacyFields)[number], contacts: Contacts, form: Filled): SafeHtml {
  const { key, title, hint, kind, optional } = one
  const label = optional ? `${title} (optional)` : title
  const value = contacts[key] ?? ''
  if (kind === 'words')
    return textarea({
      ...{ id: key, name: key, label: { text: label, classes: 'govuk-label--s' }, hint: { text: hint }, rows: 3 },
      ...{ value: form.posted[key] === undefined ? value : textOf(form.posted, key), spellcheck: true },
      errorMessage: mistakeAt(form.mistakes, key),
    })
  return textField(form, {
    name: key,
    label,
    ...(hint ? { hint } : {}),
    value,
    ...(kind === 'email' ? { type: 'email' } : {}),
  })
}

function history(changes: readonly ContactChange[], today: Temporal.PlainDate): SafeHtml {
  return stackedTable({
    caption: 'What was set before',
    captionClasses: 'govuk-visually-hidden',
    head: ['From', 'What', 'Set to', 'Why', 'Who, and when'].map((text) => ({ text })),
    rows: changes.map((one) => [
      { text: inWords(one.fromOn, today) },
      { text: labelOf(one.key) },
      { text: `${one.value ?? 'not set'}${one.until ? `, until ${momentInWords(one.until, today)}` : ''}` },
      { text: one.reason ?? '' },
      { text: `${one.by ?? 'Hearth itself'}, ${inWords(londonDate(one.at), today)}` },
    ]),
  })
}

function labelOf(key: ContactKey): string {
  const ofPrivacy = privacyFields.find((one) => one.key === key)
  if (ofPrivacy) return ofPrivacy.title
  const group = contactGroups.find(({ name, telephone, email }) => [name, telephone, email].includes(key))
  const part = key === group?.name ? 'name' : key === group?.telephone ? 'telephone number' : 'e-mail address'
  return group ? `${group.title}: ${part}` : key
}
