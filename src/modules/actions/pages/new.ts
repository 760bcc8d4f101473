import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { inWords } from '#platform/dates/index.ts'
import {
  button,
  confirmBox,
  dateInput,
  html,
  insetText,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import { type Action, beneficiaries, isApart, isConfidential, priorities, type Priority } from '../action.ts'

export type NewActionFacts = {
  /** None: the piece that it comes from is of no household. */
  household: string | null
  piece: NamedPiece | null
  /** The class of the piece, which the action takes from it. */
  sight: Action['sight']
  /** The question that it comes from: its key, and its words where the form has them. */
  question: { key: string; words: string | null } | null
  owners: Offer
  dueBy: Record<Priority, Temporal.PlainDate>
  /** What was typed, when the form comes back with something to mend. */
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

export function newActionPage(facts: NewActionFacts): PageContent {
  const { household, piece, mistakes } = facts
  const about = [household && `household ${household}`, piece?.within].filter(Boolean).join(', ')
  return {
    title: 'Set an action',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: piece ?? { text: `Household ${household}`, href: `/households/${household}` },
    main: html`${whatToMend(mistakes)}
    <span class="govuk-caption-l">${about.charAt(0).toUpperCase() + about.slice(1)}</span>
    <h1 class="govuk-heading-l">Set an action</h1>
    ${facts.question?.words ? html`<div class="govuk-inset-text">It comes from the question “${facts.question.words}”</div>` : nothing}
    ${whoReads(facts)}
    <form method="post" action="/actions" novalidate>
      ${enterSends(facts.owners)}
      ${hidden(facts)}
      ${fields(facts)}
      ${button({ text: 'Raise this action', preventDoubleClick: true })}
    </form>`,
  }
}

/** Said before anything is written. */
function whoReads(facts: NewActionFacts): SafeHtml {
  if (isConfidential(facts))
    return insetText({
      text: 'This is confidential. Whoever you choose, unless they know of the matter already, reads only that there is something to do in a confidential matter, and by when: tell them yourself what it is.',
    })
  if (!isApart(facts)) return nothing
  return insetText({
    text: 'Only whoever you choose, and those who may read what it comes from, will see this action. It stands on no page of a household.',
  })
}

function hidden({ household, piece, question }: NewActionFacts): SafeHtml {
  return html`<input type="hidden" name="household" value="${household ?? ''}">
    <input type="hidden" name="from" value="${piece?.ref ?? ''}">
    <input type="hidden" name="question" value="${question?.key ?? ''}">`
}

function fields({ body, mistakes, owners, dueBy, today }: NewActionFacts): SafeHtml {
  const forWhom = textOf(body, 'for_whom')
  const priority = textOf(body, 'priority')
  return html`${textarea({
    name: 'says',
    label: { text: 'What needs to happen', classes: 'govuk-label--m' },
    hint: {
      text: 'Begin with a verb and say what will be different, such as “Agree with the child’s social worker who may consent to school trips, and write it in the placement plan”.',
    },
    value: textOf(body, 'says'),
    errorMessage: mistakeAt(mistakes, 'says'),
  })}
    ${radios({
      name: 'for_whom',
      fieldset: { legend: { text: 'Who is it for?', classes: 'govuk-fieldset__legend--m' } },
      value: forWhom,
      items: Object.entries(beneficiaries).map(([value, text]) => ({ value, text })),
      errorMessage: mistakeAt(mistakes, 'for_whom'),
    })}
    ${ownerField({ owners, chosen: textOf(body, 'owner'), mistakes })}
    ${radios({
      name: 'priority',
      fieldset: { legend: { text: 'How soon is it needed?', classes: 'govuk-fieldset__legend--m' } },
      value: priority,
      items: Object.entries(priorities).map(([value, text]) => ({
        value,
        text,
        hint: { text: `By ${inWords(dueBy[value as Priority], today)}` },
      })),
      errorMessage: mistakeAt(mistakes, 'priority'),
    })}
    ${dueInput({ legend: 'Another date (optional)', hint: 'Only if it must be done by a certain day.', body, mistakes })}`
}

type OwnerOptions = { owners: Offer; chosen: string; mistakes: readonly Mistake[]; size?: 's' | 'm' }

/** One owner, chosen among those who see cases. */
export function ownerField({ owners, chosen, mistakes, size = 'm' }: OwnerOptions): SafeHtml {
  return personField({
    name: 'owner',
    label: 'Who will do it?',
    size,
    hint: 'One person owns it, even when others help.',
    none: 'Choose a person',
    value: chosen,
    offer: owners,
    errorMessage: mistakeAt(mistakes, 'owner'),
  })
}

type DueOptions = {
  legend: string
  hint?: string
  body: NewActionFacts['body']
  mistakes: readonly Mistake[]
  size?: 's' | 'm'
}

export function dueInput({ legend, hint, body, mistakes, size = 'm' }: DueOptions): SafeHtml {
  const names = ['due-day', 'due-month', 'due-year']
  return html`${dateInput({
    id: 'due',
    namePrefix: 'due',
    fieldset: { legend: { text: legend, classes: `govuk-fieldset__legend--${size}` } },
    hint: hint ? { text: hint } : undefined,
    values: Object.fromEntries(names.map((name) => [name, textOf(body, name)])),
    errorMessage: mistakeAt(mistakes, 'due-day'),
  })}${confirmBox({ name: 'due-right', value: mistakes.find(({ field }) => field === 'due-day')?.confirm })}`
}
