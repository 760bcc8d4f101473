import { type Offer, enterSends, personField } from '#modules/people/index.ts'
import {
  button,
  dateInput,
  details,
  html,
  input,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  select,
  textarea,
} from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { isShortNotice, kinds, reasons } from '../change.ts'
import { heldOrDone } from '../lines.ts'
import type { Change } from '../queries/changes.ts'
import type { Held, SlotDone } from '../queries/slots.ts'

export type LineForm = 'change' | 'held' | 'draft'
export type May = {
  change: boolean
  /** Which of those asked this person may answer, take back, or take their answer back from. */
  answer: readonly number[]
  withdraw: readonly number[]
  unanswer: readonly number[]
  enterHeld: boolean
  takeHeldOut: boolean
  agreeHeld: boolean
  unagreeHeld: boolean
  draft: boolean
}
export type LineFormsFacts = {
  slot: SlotDone
  changes: readonly Change[]
  held: Held | undefined
  may: May
  offer: Offer
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
  at: LineForm | undefined
  today: Temporal.PlainDate
}

/** What somebody may do about a line. */
export function lineForms(facts: LineFormsFacts): SafeHtml {
  const { slot, may } = facts
  const post = (noun: string, text: string, classes?: string) =>
    html`<form method="post" action="/calendar/lines/${slot.id}/${noun}">${button({ text, classes, preventDoubleClick: true })}</form>`
  return html`${answers(facts)}
    ${may.enterHeld ? heldForm(facts) : nothing}
    ${may.takeHeldOut ? post('held-taken-out', 'Take back what I entered', 'govuk-button--secondary') : nothing}
    ${may.agreeHeld ? post('held-agreed', `Agree that it was ${heldOrDone(slot.activity)}`) : nothing}
    ${may.unagreeHeld ? post('held-not-agreed', 'I agreed by mistake: take it back', 'govuk-button--secondary') : nothing}
    ${may.change ? changeForm(facts) : nothing}
    ${may.draft ? draftForm(facts) : nothing}
    ${may.draft ? post('left-out', 'Leave this line out', 'govuk-button--secondary') : nothing}`
}

/** The other side’s yes or no, wherever it is asked for. */
export function answerForm({ id }: Pick<Change, 'id'>): SafeHtml {
  return html`<form method="post" action="/calendar/changes/${id}/answer" novalidate>
    ${textarea({ id: `words-${id}`, name: 'words', rows: 2, label: { text: 'Words to go with it (optional)', classes: 'govuk-label--s' } })}
    <div class="govuk-button-group">${button({ text: 'Yes, change it', name: 'answer', value: 'yes', preventDoubleClick: true })}${button({ text: 'No, it stands as agreed', name: 'answer', value: 'no', classes: 'govuk-button--secondary', preventDoubleClick: true })}</div>
  </form>`
}

function answers({ changes, may }: LineFormsFacts): SafeHtml {
  const small = (id: number, noun: string, text: string) =>
    html`<form method="post" action="/calendar/changes/${id}/${noun}">${button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  return html`${changes.map(
    ({
      id,
    }) => html`${may.answer.includes(id) ? html`<h2 class="govuk-heading-m">Your side says yes or no</h2>${answerForm({ id })}` : nothing}
    ${may.withdraw.includes(id) ? small(id, 'withdrawal', 'Take back what was asked') : nothing}
    ${may.unanswer.includes(id) ? small(id, 'answer-taken-back', 'I answered by mistake: take it back') : nothing}`,
  )}`
}

function dayField(
  name: string,
  legend: string,
  { body, mistakes, at }: LineFormsFacts,
  form: LineForm,
  hint?: string,
): SafeHtml {
  const typed = (part: string) => (at === form ? textOf(body, `${name}-${part}`) : '')
  return dateInput({
    ...{ id: name, namePrefix: name, fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } } },
    ...{ hint: hint ? { text: hint } : undefined, errorMessage: at === form ? mistakeAt(mistakes, name) : undefined },
    values: { [`${name}-day`]: typed('day'), [`${name}-month`]: typed('month'), [`${name}-year`]: typed('year') },
  })
}

function heldForm(facts: LineFormsFacts): SafeHtml {
  const { slot, body, mistakes, at } = facts
  const words = (name: string, text: string, hint: string) =>
    input({
      id: name,
      name,
      label: { text, classes: 'govuk-label--s' },
      hint: { text: hint },
      value: at === 'held' ? textOf(body, name) : '',
      errorMessage: at === 'held' ? mistakeAt(mistakes, name) : undefined,
    })
  const was = heldOrDone(slot.activity)
  return html`<h2 class="govuk-heading-m">Say that it was ${was}</h2>
    <p class="govuk-body">This is not kept in Hearth yet. Say when it was ${was}; the other side agrees it, and it is counted apart.</p>
    <form method="post" action="/calendar/lines/${slot.id}/held" novalidate>
      ${dayField('held', 'On which day?', facts, 'held')}
      ${words('place', 'Where? (optional)', 'A building or a meeting. No household and no name of a child.')}
      ${words('byWhom', 'By whom, besides you? (optional)', 'The post, such as “with the panel chair”.')}
      ${button({ text: `Say that it was ${was}`, preventDoubleClick: true })}
    </form>`
}

function changeForm(facts: LineFormsFacts): SafeHtml {
  const { slot, body, mistakes, at, offer } = facts
  const mine = at === 'change'
  const typed = (name: string) => (mine ? textOf(body, name) : '')
  const error = (name: string) => (mine ? mistakeAt(mistakes, name) : undefined)
  const form = html`<form method="post" action="/calendar/lines/${slot.id}/changes" novalidate>${enterSends(offer)}
    <p class="govuk-body">The other side says yes or no. Until it has, the line stands as agreed.</p>
    ${radios({
      ...{
        name: 'kind',
        idPrefix: 'kind',
        fieldset: { legend: { text: 'What should change?', classes: 'govuk-fieldset__legend--s' } },
      },
      ...{ value: typed('kind'), errorMessage: error('kind') },
      items: Object.entries(kinds).map(([value, text]) => ({ value, text })),
    })}
    ${dayField('due', 'For another day: by when?', facts, 'change', 'The first day stays on record. Moved a second time, it counts as later than agreed.')}
    ${personField({ name: 'person', label: 'For another person: who?', none: 'Choose', value: typed('person'), errorMessage: error('person'), offer })}
    ${select({ id: 'reason', name: 'reason', label: { text: 'Why?', classes: 'govuk-label--s' }, value: typed('reason'), errorMessage: error('reason'), items: [{ value: '', text: 'Choose' }, ...Object.entries(reasons).map(([value, text]) => ({ value, text }))] })}
    ${textarea({ id: 'words', name: 'words', rows: 3, label: { text: 'In a sentence', classes: 'govuk-label--s' }, hint: { text: 'Both sides and whoever does it read this. No household and no name of a child.' }, value: typed('words'), errorMessage: error('words') })}
    ${isShortNotice(slot.dueOn, facts.today) || error('toTell') ? tellingField(typed('toTell'), error('toTell')) : nothing}
    ${button({ text: 'Ask the other side', preventDoubleClick: true })}</form>`
  return details({ id: 'change', summaryText: 'Ask for a change of this line', open: mine, html: form })
}

/** Asked where a day is so near that nothing in writing comes in time. */
export const tellingField = (value: string, errorMessage: ReturnType<typeof mistakeAt>): SafeHtml =>
  textarea({
    ...{ id: 'toTell', name: 'toTell', rows: 2, value, errorMessage },
    label: { text: 'Who is told by telephone, and by whom?', classes: 'govuk-label--s' },
    hint: {
      text: 'It is less than five working days until then, so nothing in writing comes in time. Whoever waits, a family too, is rung. Say roles, no names of families; or that nobody waits for it.',
    },
  })

function draftForm(facts: LineFormsFacts): SafeHtml {
  const { slot, body, at, mistakes, offer } = facts
  const chosen = at === 'draft' ? textOf(body, 'person') : (slot.personId ?? '')
  const form = html`<form method="post" action="/calendar/lines/${slot.id}/draft" novalidate>${enterSends(offer)}
    ${dayField('due', 'By when?', facts, 'draft', 'Left empty, the day stays as it is.')}
    ${personField({ name: 'person', label: 'Who does it?', none: 'Nobody: the post is vacant', value: chosen, errorMessage: at === 'draft' ? mistakeAt(mistakes, 'person') : undefined, offer })}
    ${button({ text: 'Change the draft', preventDoubleClick: true })}</form>`
  return details({ id: 'draft', summaryText: 'Change this line of the draft', open: at === 'draft', html: form })
}
