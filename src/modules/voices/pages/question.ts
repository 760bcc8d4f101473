import {
  checkboxes,
  face,
  html,
  insetText,
  type Mood,
  nothing,
  radios,
  type SafeHtml,
  textarea,
} from '#platform/html/index.ts'
import { fieldsOf } from '../forms.ts'
import { type Given, isBlank, type Said } from '../answer.ts'
import { answerInWords, type FormQuestion, optionsOf, withoutFace } from '../form.ts'

/** What a question shows: what was said to it before, and, when that was changed elsewhere meanwhile, what was typed here. What
 * was said in a visit that this one may not show is veiled: known to be there, and no more. */
export type Filled = {
  question: FormQuestion
  said: (Said & { veiled?: boolean }) | undefined
  typed?: Given | undefined
  /** Offers to take back what was said; in a letter, where no other button of its own stands at a question. */
  takeBack?: boolean | undefined
}

/** Whether the page shows something that was said. */
export const isShown = (said: Filled['said']): said is Said => said !== undefined && !said.veiled && !isBlank(said)

/** A question as adults answer it, one of several on a page, with room for the follow-up under the answer. */
export function adultQuestion({ question, said, typed, takeBack }: Filled): SafeHtml {
  const fields = fieldsOf(question)
  const { value, words } = typed ?? said ?? { value: null, words: '' }
  const hint = question.hint ? { text: question.hint } : undefined
  const clash = typed && said ? clashNote(question, said) : nothing
  if (question.kind === 'text') {
    const label = { text: question.words, classes: 'govuk-label--m' }
    return html`${seen(question, said)}${clash}${textarea({ name: fields.answer, label, hint, value: words, rows: 4 })}${unseen(said)}`
  }
  const legend = { text: question.words, classes: 'govuk-fieldset__legend--m' }
  const items = itemsOf(question, value)
  const choices =
    question.kind === 'scale'
      ? radios({ name: fields.answer, classes: 'hearth-scale', fieldset: { legend }, hint: endsHint(question), items })
      : radios({
          name: fields.answer,
          classes: 'govuk-radios--small govuk-radios--inline',
          fieldset: { legend },
          hint,
          items,
        })
  const taken = takeBack && isShown(said) ? backAgain(question) : nothing
  return html`${seen(question, said)}${clash}${choices}${question.sayMore ? more(question, words) : nothing}${taken}${unseen(said)}`
}

/** A question on a page of its own, as a child answers it: its words are the heading. */
export function childQuestion({ question, said, typed }: Filled): SafeHtml {
  const fields = fieldsOf(question)
  const { value, words } = typed ?? said ?? { value: null, words: '' }
  const hint = question.hint ? { text: question.hint } : undefined
  if (question.kind === 'text') {
    const label = { text: question.words, classes: 'govuk-label--xl', isPageHeading: true }
    return html`${seen(question, said)}${textarea({ name: fields.answer, label, hint, value: words, rows: 5 })}${unseen(said)}`
  }
  const legend = { text: question.words, classes: 'govuk-fieldset__legend--xl', isPageHeading: true }
  const faces = moods[question.kind]
  return html`${seen(question, said)}${unseen(said)}${radios({
    name: fields.answer,
    classes: question.kind === 'scale' ? 'hearth-scale' : faces ? 'hearth-faces' : 'hearth-choices',
    fieldset: { legend },
    hint: question.kind === 'scale' ? endsHint(question) : hint,
    items: itemsOf(question, value, faces),
  })}`
}

/** The follow-up of a child's answer, on a page of its own; the answer itself goes with it unseen. */
export function childFollowUp({ question, said, typed }: Filled): SafeHtml {
  const fields = fieldsOf(question)
  const label = { text: question.sayMore?.words, classes: 'govuk-label--xl', isPageHeading: true }
  const value = typed?.value ?? said?.value ?? ''
  const answer = answerInWords(question, value === '' ? null : value)
  return html`${seen(question, said)}<input type="hidden" name="${fields.answer}" value="${String(value)}">
    ${answer ? html`<p class="govuk-body">${question.words} ${`You said: “${answer}”.`}</p>` : nothing}
    ${textarea({ name: fields.words, label, value: typed?.words ?? said?.words ?? '', rows: 5 })}`
}

/** What was said meanwhile in another place, so that the person can choose. */
export function clashNote(question: FormQuestion, said: Said & { veiled?: boolean }): SafeHtml {
  const clashing = html`<input type="hidden" name="${fieldsOf(question).clash}" value="yes">`
  const there = [answerInWords(question, said.value), said.words].filter(Boolean).join(': ')
  const says = said.veiled ? '' : ` There it says: “${there}”.`
  return html`${clashing}<div class="govuk-inset-text" role="alert">This was answered in another place too.${says} What you send now will stand.</div>`
}

/** Where two people's words stand side by side Enter chooses neither (AX-1): it presses this button, which nobody sees, and which
 * only shows both again. */
export const enterChoosesNothing: SafeHtml = html`<button type="submit" name="then" value="look" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Show both again</button>`

const moods: Partial<Record<FormQuestion['kind'], Record<string, Mood>>> = {
  faces: { yes: 'happy', in_between: 'in between', no: 'sad' },
  four_points: { yes: 'very happy', mostly: 'happy', not_really: 'in between', no: 'sad' },
}

function itemsOf(question: FormQuestion, value: unknown, faces?: Record<string, Mood>) {
  if (question.kind === 'scale') {
    return Array.from({ length: 11 }, (_, at) => ({ value: String(at), text: String(at), checked: value === at }))
  }
  return optionsOf(question).map((option) => {
    const words = withoutFace(option.text)
    const mood = faces?.[option.value]
    return {
      value: option.value,
      checked: option.value === value,
      ...(mood ? { html: html`${face(mood)}<span>${words}</span>` } : { text: words }),
      ...(option.hint ? { hint: { text: option.hint } } : {}),
    }
  })
}

function endsHint({ ends }: FormQuestion) {
  return ends ? { text: `0 means “${ends[0]}”, 10 means “${ends[1]}”.` } : undefined
}

function more(question: FormQuestion, words: string): SafeHtml {
  const label = { text: question.sayMore?.words ?? '' }
  return textarea({ name: fieldsOf(question).words, label, value: words, rows: 2 })
}

/** Said before, by whoever had the link open then; only their pictures or their word show it again. */
function unseen(said: Filled['said']): SafeHtml {
  return said?.veiled ? insetText({ text: 'You said something here. You can say it again, or leave it.' }) : nothing
}

function backAgain(question: FormQuestion): SafeHtml {
  return checkboxes({
    name: fieldsOf(question).back,
    classes: 'govuk-checkboxes--small',
    items: [
      {
        value: 'yes',
        html: html`Take back this answer<span class="govuk-visually-hidden"> to “${question.words}”</span>`,
      },
    ],
  })
}

/** The version that the page shows, so that a later save knows what it has seen. */
function seen(question: FormQuestion, said: Said | undefined): SafeHtml {
  return html`<input type="hidden" name="${fieldsOf(question).seen}" value="${said?.version ?? 0}">`
}
