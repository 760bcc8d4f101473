import { isWords } from '#framework/forms/choices.ts'
import { control, type Look } from '#modules/forms/index.ts'
import type { AnswerType } from '#framework/forms/types.ts'
import {
  checkboxes,
  face,
  html,
  insetText,
  type Mark,
  mark,
  type Mood,
  nothing,
  type SafeHtml,
  textarea,
  warningText,
} from '#platform/html/index.ts'
import { fieldsOf } from '../forms.ts'
import { type Given, isBlank, type Said } from '../answer.ts'
import { type Question, valueInWords } from '../form.ts'

/** What a question shows: what was said to it before, and, when that was changed elsewhere meanwhile, what was typed here. What
 * was said in a visit that this one may not show is veiled: known to be there, and no more. */
export type Filled = {
  question: Question
  said: (Said & { veiled?: boolean }) | undefined
  typed?: Given | undefined
  /** Offers to take back what was said; in a letter, where no other button of its own stands at a question. */
  takeBack?: boolean | undefined
  /** What is said of an answer that is veiled, where it is not its own writer who reads it. */
  veiledSays?: string
}

/** Whether the page shows something that was said. */
export const isShown = (said: Filled['said']): said is Said => said !== undefined && !said.veiled && !isBlank(said)

/** A question as adults answer it, one of several on a page, with room for the follow-up under the answer. */
export function adultQuestion(filled: Filled): SafeHtml {
  const { question, said, typed, takeBack, veiledSays } = filled
  const clash = typed && said ? clashNote(question, said) : nothing
  const asked = html`${seen(question, said)}${clash}${drawn(filled, inLetter)}`
  if (isWords(question)) return html`${asked}${unseen(said, veiledSays)}`
  const taken = takeBack && isShown(said) ? backAgain(question) : nothing
  return html`${asked}${question.sayMore ? more(question, (typed ?? said)?.words ?? '') : nothing}${taken}${unseen(said, veiledSays)}`
}

/** A question on a page of its own, as a child answers it: its words are the heading. */
export function childQuestion(filled: Filled): SafeHtml {
  const { question, said } = filled
  const asked = drawn(filled, onItsOwn)
  return isWords(question)
    ? html`${seen(question, said)}${asked}${unseen(said)}`
    : html`${seen(question, said)}${unseen(said)}${asked}`
}

/** The same, one of all the questions on a page that a child and an adult look at together, with the follow-up and the way back under it. */
export function togetherQuestion(filled: Filled): SafeHtml {
  const { question, said, typed, veiledSays } = filled
  const follow = question.sayMore && !isWords(question) ? more(question, (typed ?? said)?.words ?? '') : nothing
  return html`${seen(question, said)}${typed && said ? clashNote(question, said) : nothing}${drawn(filled, together)}${follow}${isShown(said) && !isWords(question) ? backAgain(question) : nothing}${unseen(said, veiledSays)}`
}

function drawn({ question, said, typed }: Filled, look: Look): SafeHtml {
  const { value, words } = typed ?? said ?? { value: null, words: '' }
  return control({
    ...{ question, look, particulars: {}, value: isWords(question) ? words : value },
    name: fieldsOf(question).named,
  })
}

const scaleHint = ({ ends }: Question) => (ends ? `0 means “${ends[0]}”, 10 means “${ends[1]}”.` : undefined)

const inLetter: Look = {
  size: 'm',
  heading: 'h2',
  rows: 4,
  scale: 'hearth-scale',
  scaleHint,
  choices: () => 'govuk-radios--small govuk-radios--inline',
}

const moods: Partial<Record<AnswerType, Readonly<Record<string, Mood>>>> = {
  faces: { yes: 'happy', in_between: 'in between', no: 'sad' },
  four_points: { yes: 'very happy', mostly: 'happy', not_really: 'in between', no: 'sad' },
}

/** Beside what somebody knows, or what is so: nobody is shown to be sad for not knowing. */
const ticks: Partial<Record<AnswerType, Readonly<Record<string, Mark>>>> = {
  faces: { yes: 'tick', in_between: 'question', no: 'cross' },
  four_points: { yes: 'tick', mostly: 'small tick', not_really: 'small cross', no: 'cross' },
}

function picture({ type, pictures }: Question, value: string): SafeHtml | undefined {
  if (pictures === 'ticks') {
    const kind = ticks[type]?.[value]
    return kind && mark(kind)
  }
  const mood = moods[type]?.[value]
  return mood && face(mood)
}

const onItsOwn: Look = {
  size: 'xl',
  isPageHeading: true,
  rows: 5,
  scale: 'hearth-scale',
  scaleHint,
  choices: ({ type }) => (moods[type] ? 'hearth-faces' : 'hearth-choices'),
  picture,
}

const together: Look = { ...onItsOwn, isPageHeading: false }

/** The follow-up of a child's answer, on a page of its own; the answer itself goes with it unseen. */
export function childFollowUp({ question, said, typed }: Filled): SafeHtml {
  const fields = fieldsOf(question)
  const label = { text: question.sayMore?.words, classes: 'govuk-label--xl', isPageHeading: true }
  const value = typed?.value ?? said?.value ?? ''
  const answer = valueInWords(question, value)
  return html`${seen(question, said)}<input type="hidden" name="${fields.answer}" value="${String(value)}">
    ${answer ? html`<p class="govuk-body">${question.text} ${`You said: “${answer}”.`}</p>` : nothing}
    ${textarea({ name: fields.words, label, value: typed?.words ?? said?.words ?? '', rows: 5 })}`
}

/** What was said meanwhile in another place, so that the person can choose. */
export function clashNote(question: Question, said: Said & { veiled?: boolean }): SafeHtml {
  const clashing = html`<input type="hidden" name="${fieldsOf(question).clash}" value="yes">`
  const there = [valueInWords(question, said.value), said.words].filter(Boolean).join(': ')
  const says = said.veiled ? '' : ` There it says: “${there}”.`
  return html`${clashing}<div class="govuk-inset-text" role="alert">This was answered in another place too.${says} What you send now will stand.</div>`
}

export const changedElsewhere: SafeHtml = warningText({
  text: 'Some answers were changed in another place too. They are marked below: what you save now will stand.',
  iconFallbackText: 'Careful',
})

/** Where two people's words stand side by side Enter chooses neither (AX-1): it presses this button, which nobody sees, and which
 * only shows both again. */
export const enterChoosesNothing: SafeHtml = html`<button type="submit" name="then" value="look" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Show both again</button>`

function more(question: Question, words: string): SafeHtml {
  const label = {
    html: html`${question.sayMore?.words}<span class="govuk-visually-hidden"> It goes with: ${question.text}</span>`,
  }
  return textarea({ name: fieldsOf(question).words, label, value: words, rows: 2 })
}

/** Said before, by whoever had the link open then; only their pictures or their word show it again. */
function unseen(said: Filled['said'], text = 'You said something here. You can say it again, or leave it.'): SafeHtml {
  return said?.veiled ? insetText({ text }) : nothing
}

function backAgain(question: Question): SafeHtml {
  return checkboxes({
    name: fieldsOf(question).back,
    classes: 'govuk-checkboxes--small',
    items: [
      {
        value: 'yes',
        html: html`Take back this answer<span class="govuk-visually-hidden"> to “${question.text}”</span>`,
      },
    ],
  })
}

/** The version that the page shows, so that a later save knows what it has seen. */
function seen(question: Question, said: Said | undefined): SafeHtml {
  return html`<input type="hidden" name="${fieldsOf(question).seen}" value="${said?.version ?? 0}">`
}
