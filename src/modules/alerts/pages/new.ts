import type { Mistake } from '#platform/problems.ts'
import {
  button,
  checkboxes,
  dateInput,
  details,
  html,
  input,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  warningText,
  whatToMend,
} from '#platform/html/index.ts'
import { listOf, type PageContent, textOf } from '#platform/http/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import type { Reader } from '../road.ts'

export type NewAlertFacts = {
  household: string
  piece: NamedPiece | null
  voice: string | null
  children: readonly { id: number; ref: string; initials: string }[]
  /** Who would be told, by name: any of them may be left out. */
  readers: readonly Reader[]
  /** Names to choose from, for whom it is about. */
  names: readonly string[]
  /** Open alerts on the household that this person reads. */
  open: readonly { ref: string }[]
  /** Nobody is at work who would read it: whom to ring now. */
  night: SafeHtml | undefined
  /** The page asks by itself who is acting on it. */
  actingAsked?: boolean
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
}

/** A worry about a child, raised by anybody who has a part in the case. It goes out whoever is acting already. */
export function newAlertPage(facts: NewAlertFacts): PageContent {
  const { household, piece, mistakes } = facts
  return {
    title: 'Raise a safety alert',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: piece ?? { text: `Household ${household}`, href: `/households/${household}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Household ${household}${piece ? `, ${piece.within}` : ''}</span>
      <h1 class="govuk-heading-l">Raise a safety alert</h1>
      ${warningText({ text: 'If a child is in danger now, ring 999 first, then your manager. This form does not ring anyone.', iconFallbackText: 'Warning' })}
      ${facts.open.map(({ ref }) => html`<p class="govuk-body">Open already: <a class="govuk-link" href="/alerts/${ref}">safety alert ${ref}</a>. What you write here is added, and told again.</p>`)}
      ${facts.night ?? nothing}
      <form method="post" action="/alerts" novalidate>
        <input type="hidden" name="household" value="${household}">
        <input type="hidden" name="from" value="${piece?.ref ?? ''}">
        <input type="hidden" name="voice" value="${facts.voice ?? ''}">
        ${concernFields(facts)}
        ${button({ text: 'Tell them now', classes: 'govuk-button--warning', preventDoubleClick: true })}
      </form>`,
  }
}

/** The fields of a concern, on this page and beside the question of a form that opens them. */
export function concernFields(facts: NewAlertFacts): SafeHtml {
  const { body, mistakes, children } = facts
  const chosen = listOf(body, 'child')
  return html`${
    children.length === 0
      ? nothing
      : checkboxes({
          name: 'child',
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'Which child is it about?', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'None chosen means all who live here.' },
          items: children.map(({ id, ref, initials }) => ({
            value: String(id),
            text: initials ? `${initials}, ${ref}` : ref,
            checked: chosen.includes(String(id)),
          })),
        })
  }
    ${textarea({ id: 'what', name: 'what', rows: 5, value: textOf(body, 'what'), errorMessage: mistakeAt(mistakes, 'what'), label: { text: 'What did you see or hear that worries you?', classes: 'govuk-label--s' }, hint: { text: 'No full names. What you do not know yet can be added afterwards.' } })}
    ${facts.actingAsked ? nothing : whoIsActing(facts)}
    ${whomNot(facts)}
    ${cameEarlier(facts)}`
}

function whoIsActing({ body, mistakes }: NewAlertFacts): SafeHtml {
  return html`${radios({
    name: 'acting',
    idPrefix: 'acting',
    classes: 'govuk-radios--small govuk-radios--inline',
    value: textOf(body, 'acting'),
    fieldset: { legend: { text: 'Is somebody acting on it now?', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No, or I do not know' },
    ],
  })}
    ${input({ id: 'acting-words', name: 'acting-words', value: textOf(body, 'acting-words'), errorMessage: mistakeAt(mistakes, 'acting-words'), label: { text: 'If yes: who, and since when?', classes: 'govuk-label--s' } })}`
}

function whomNot({ body, mistakes, readers, names }: NewAlertFacts): SafeHtml {
  const kept = listOf(body, 'not-for')
  return html`${input({
    id: 'about',
    name: 'about',
    value: textOf(body, 'about'),
    errorMessage: mistakeAt(mistakes, 'about'),
    label: { text: 'Is it about somebody who works here? Who?', classes: 'govuk-label--s' },
    hint: { text: 'Their name. They will not read it, nor learn that it is here. Leave it blank if it is not.' },
    attributes: { list: 'people-here' },
    autocomplete: 'off',
  })}
    <datalist id="people-here">${names.map((name) => html`<option value="${name}"></option>`)}</datalist>
    ${details({
      summaryText: 'Who must not read it?',
      open: kept.length > 0 || mistakes.some(({ field }) => field.startsWith('not-for')),
      html: html`${checkboxes({
        name: 'not-for',
        idPrefix: 'not-for',
        errorMessage: mistakeAt(mistakes, 'not-for'),
        classes: 'govuk-checkboxes--small',
        fieldset: {
          legend: {
            text: 'It goes to these people. Tick anybody who must not read it',
            classes: 'govuk-fieldset__legend--s',
          },
        },
        hint: { text: 'Somebody above them is told in their place.' },
        items: readers.map(({ id, name }) => ({
          value: String(id),
          text: `Not to ${name}`,
          checked: kept.includes(String(id)),
        })),
      })}
      ${input({ id: 'not-for-name', name: 'not-for-name', value: textOf(body, 'not-for-name'), errorMessage: mistakeAt(mistakes, 'not-for-name'), label: { text: 'Anybody else, by name', classes: 'govuk-label--s' }, attributes: { list: 'people-here' }, autocomplete: 'off' })}`,
    })}`
}

function cameEarlier({ body, mistakes }: NewAlertFacts): SafeHtml {
  const typed = ['came-day', 'came-month', 'came-year', 'came-time', 'came-from'].some(
    (field) => textOf(body, field) !== '',
  )
  return details({
    summaryText: 'It came earlier, for example by telephone at night',
    open: typed || mistakes.some(({ field }) => field.startsWith('came')),
    html: html`${dateInput({
      id: 'came',
      namePrefix: 'came',
      fieldset: { legend: { text: 'When did it reach us?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Its hours count from then.' },
      errorMessage: mistakeAt(mistakes, 'came-day'),
      values: {
        'came-day': textOf(body, 'came-day'),
        'came-month': textOf(body, 'came-month'),
        'came-year': textOf(body, 'came-year'),
      },
    })}
      ${input({ id: 'came-time', name: 'came-time', value: textOf(body, 'came-time'), errorMessage: mistakeAt(mistakes, 'came-time'), label: { text: 'At what time?', classes: 'govuk-label--s' }, hint: { text: 'Such as 22:30' }, classes: 'govuk-input--width-5' })}
      ${input({ id: 'came-from', name: 'came-from', value: textOf(body, 'came-from'), errorMessage: mistakeAt(mistakes, 'came-from'), label: { text: 'From whom? Their part, not their name', classes: 'govuk-label--s' }, classes: 'govuk-!-width-two-thirds' })}`,
  })
}
