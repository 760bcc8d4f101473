import { choicesOf, type Particulars, scores, wayOf } from '#framework/forms/choices.ts'
import { optionInWords } from '#framework/forms/in-words.ts'
import type { Option, Question } from '#framework/forms/types.ts'
import {
  checkboxes,
  confirmBox,
  dateInput,
  html,
  input,
  nothing,
  radios,
  type SafeHtml,
  textarea,
} from '#platform/html/index.ts'
import { visitRows } from './visit-rows.ts'

/** How large a question's words stand and how close its answers: what one room's pages do otherwise than another's. */
export type Look = {
  size: 's' | 'm' | 'xl'
  /** The question is the heading of its page. */
  isPageHeading?: boolean
  /** One of many on its page: a heading of this level, by which one jumps from one to the next. */
  heading?: 'h2' | 'h3'
  /** What must be answered says so: everything else may be left out. */
  marksNeeded?: boolean
  rows: number
  spellcheck?: boolean
  scale: string
  scaleHint: (question: Question) => string | undefined
  choices: (question: Question) => string | undefined
  /** What is drawn beside an answer. */
  picture?: (question: Question, value: string) => SafeHtml | undefined
}

export type Drawn = {
  question: Question
  /** The name of each of its fields: `value`, or `value-day` and so on of a date. */
  name: (part: string) => string
  /** As stored or as typed; words too. */
  value: unknown
  look: Look
  particulars: Particulars
  idPrefix?: string
  mistake?: string | undefined
  /** The odd date that the person is asked to confirm. */
  confirm?: string | undefined
  /** Of rows: the page comes back with more of them when that is asked for. */
  grows?: boolean
}

/** The field of a question, whatever its type and its form: it shows what was answered. */
export function control(drawn: Drawn): SafeHtml {
  const { question, name, look } = drawn
  const value = drawn.value ?? ''
  const size = look.isPageHeading ? { isPageHeading: true } : look.heading ? { heading: look.heading } : {}
  const words = {
    ...(look.marksNeeded && question.required ? { html: needed(question.text) } : { text: question.text }),
    ...size,
  }
  const label = { ...words, classes: `govuk-label--${look.size}` }
  const fieldset = { legend: { ...words, classes: `govuk-fieldset__legend--${look.size}` } }
  const hint = question.prompts ? { text: question.prompts } : undefined
  const errorMessage = drawn.mistake ? { text: drawn.mistake } : undefined
  const own = { name: name('value'), errorMessage }
  switch (wayOf(question)) {
    case 'words':
      return textarea({
        ...{ ...own, id: drawn.idPrefix, label, hint, value: String(value) },
        ...{ rows: look.rows, spellcheck: look.spellcheck },
      })
    case 'figure':
      return input({
        ...{ ...own, id: drawn.idPrefix, label, hint, value: String(value) },
        ...{ inputmode: 'numeric', classes: 'govuk-input--width-4', spellcheck: false },
      })
    case 'score':
      return radios({
        ...{ ...own, idPrefix: drawn.idPrefix, fieldset, classes: look.scale },
        hint: textHint(look.scaleHint(question)),
        items: [
          ...scores.map((score) => ({ value: score, text: String(score) })),
          ...offered(drawn).map((choice) => item(drawn, choice)),
        ].map((one) => ({ ...one, checked: value !== '' && String(value) === String(one.value) })),
      })
    case 'day':
      return dateControl(drawn, fieldset, String(value))
    case 'rows':
      return visitRows(drawn, fieldset)
    case 'several': {
      const folds = drawn.particulars.foldsOf?.(question)
      return checkboxes({
        ...{ ...own, idPrefix: drawn.idPrefix, fieldset, hint },
        classes: offered(drawn).length > 8 ? `govuk-checkboxes--small${folds ? '' : ' hearth-columns'}` : undefined,
        folds,
        items: offered(drawn).map((choice) => ({
          ...item(drawn, choice),
          checked: Array.isArray(value) && value.includes(choice.value),
        })),
      })
    }
    case 'one':
      return radios({
        ...{ ...own, idPrefix: drawn.idPrefix, fieldset, hint, value: String(value) },
        classes: look.choices(question),
        items: offered(drawn).map((choice) => item(drawn, choice)),
      })
  }
}

/** A question that must be answered. */
export const needed = (text: string): SafeHtml => html`${text} <span class="hearth-needed">Needed</span>`

const textHint = (text: string | undefined) => (text ? { text } : undefined)

const offered = ({ question, particulars }: Drawn): readonly Option[] => choicesOf(question, particulars)

function item({ question, look }: Drawn, choice: Option) {
  const words = optionInWords(question, choice)
  const picture = look.picture?.(question, choice.value)
  return {
    value: choice.value,
    ...(picture ? { html: html`${picture}<span>${words}</span>` } : { text: words }),
    hint: textHint(choice.hint),
  }
}

/** Needed, and answered as well where there is none: what follows from that, a rule says. */
const noneIsAFact: ReadonlySet<string> = new Set(['wfc1.unannounced_date'])

/** Day, month and year; a day that need not be there can be said not to be recorded. */
function dateControl(drawn: Drawn, fieldset: { legend: object }, value: string): SafeHtml {
  const { question, name, idPrefix, mistake, confirm } = drawn
  const [year, month, day] = value === 'none_recorded' ? [] : value.split('-').map((part) => part.replace(/^0+/, ''))
  const id = idPrefix ?? name('value')
  return html`${dateInput({
    id,
    namePrefix: name('value'),
    fieldset,
    hint: { text: question.prompts ?? 'For example, 27 3 2026' },
    errorMessage: textHint(mistake),
    values: { [name('value-day')]: day, [name('value-month')]: month, [name('value-year')]: year },
  })}
  ${confirmBox({ name: name('right'), value: confirm })}
  ${question.required && !noneIsAFact.has(question.key) ? nothing : checkboxes({ name: name('none'), idPrefix: `${id}-none`, classes: 'govuk-checkboxes--small', items: [{ value: 'none_recorded', html: html`None is recorded<span class="govuk-visually-hidden">: ${question.text}</span>`, checked: value === 'none_recorded' }] })}`
}
