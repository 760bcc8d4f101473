import { broughtInto, facts } from '#framework/a2-audit-tool/facts.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  checkboxes,
  confirmBox,
  dateInput,
  html,
  input,
  nothing,
  radios,
  type SafeHtml,
  savedLine,
  conflictPlace,
  conflictBox,
  textarea,
} from '#platform/html/index.ts'
import { type Answer, callsForEvidence, choicesOf } from '../answers.ts'
import type { Given } from '../commands/save-answer.ts'
import { fieldOf, idOf } from '../fields.ts'
import { workersView } from '../together.ts'
import { canBothStand } from '../two-answers.ts'

export type Field = {
  question: Question
  childId: number | null
  answer: Answer | undefined
  /** What was typed and could not be saved: it stands in the field again, with how to mend it. */
  typed?: Pick<Given, 'value' | 'explanation' | 'evidence' | 'version'> | undefined
  mistake?: string | undefined
  /** The words that the answer calls for are missing: said at their own field. */
  wordsWanted?: string | undefined
  /** The odd date that the person is asked to confirm. */
  confirm?: string | undefined
  /** Somebody else saved meanwhile. */
  theirs?: Answer | undefined
  references: readonly string[]
  today: Temporal.PlainDate
  /** Where an action from this answer is raised. */
  actionHref?: string | undefined
  /** The heading of the page is the question itself. */
  legendAsHeading?: boolean
}

/** One question: its field, the words it may call for, what was brought forward, and when it was saved. */
export function questionField(field: Field): SafeHtml {
  const { question, childId, answer } = field
  const id = idOf(question.key, childId)
  return html`<div class="hearth-answer" id="${id}" data-autosave data-answer="${answer?.id ?? ''}" data-when="${(question.explainWhen ?? []).join(' ')}">
    <input type="hidden" name="${fieldOf(question.key, childId, 'version')}" value="${(field.typed ?? answer)?.version ?? 0}" data-version>
    ${control(field, id)}
    ${answer?.broughtForward && !field.typed ? broughtForward(field, id) : nothing}
    ${explanation(field, id)}
    ${evidence(field, id)}
    ${field.references.length > 0 ? html`<p class="hearth-references">Rests on <a class="govuk-link" href="/references">${field.references.join(', ')}</a></p>` : nothing}
    ${field.actionHref ? html`<p class="hearth-answer__action"><a class="govuk-link" href="${field.actionHref}">Set an action for this<span class="govuk-visually-hidden">: ${question.text}</span></a></p>` : nothing}
    ${savedLine(answer && !field.typed && !answer.broughtForward ? `${momentInWords(answer.savedAt, field.today)}${answer.savedBy ? ` by ${answer.savedBy}` : ''}` : undefined)}
    ${conflictPlace(field.typed && field.theirs ? twoAnswers(field, field.typed, field.theirs) : undefined)}
  </div>`
}

function control(field: Field, id: string): SafeHtml {
  const { question, childId, answer, typed } = field
  const name = fieldOf(question.key, childId, 'value')
  const value = typed?.value ?? answer?.value ?? ''
  const hint = question.prompts ? { text: question.prompts } : undefined
  const errorMessage = field.mistake ? { text: field.mistake } : undefined
  const legend = { text: question.text, classes: 'govuk-fieldset__legend--s' }
  const label = { text: question.text, classes: 'govuk-label--s' }
  const idPrefix = `${id}-value`
  switch (question.type) {
    case 'text':
    case 'quote':
      return textarea({
        id: idPrefix,
        name,
        label,
        hint,
        errorMessage,
        value: String(value),
        rows: 5,
        spellcheck: true,
      })
    case 'number':
      return input({
        id: idPrefix,
        name,
        label,
        hint,
        errorMessage,
        value: String(value),
        inputmode: 'numeric',
        classes: 'govuk-input--width-4',
        spellcheck: false,
      })
    case 'scale':
      return radios({
        name,
        idPrefix,
        fieldset: { legend },
        hint: { text: scaleHint(question) },
        errorMessage,
        value: String(value),
        classes: 'govuk-radios--inline govuk-radios--small hearth-scale',
        items: Array.from({ length: 11 }, (_, score) => ({
          value: score,
          text: String(score),
          checked: value !== '' && String(value) === String(score),
        })),
      })
    case 'date':
      return dateQuestion(field, idPrefix)
    case 'several':
      return checkboxes({
        name,
        idPrefix,
        fieldset: { legend },
        hint,
        errorMessage,
        classes: choicesOf(question).length > 8 ? 'govuk-checkboxes--small hearth-columns' : undefined,
        items: choicesOf(question).map((choice) => ({
          ...choice,
          hint: choice.hint ? { text: choice.hint } : undefined,
          checked: Array.isArray(value) && value.includes(choice.value),
        })),
      })
    default:
      return radios({
        name,
        idPrefix,
        fieldset: { legend },
        hint,
        errorMessage,
        value: String(value),
        classes: radioClasses(question),
        items: choicesOf(question).map((choice) => ({
          ...choice,
          hint: choice.hint ? { text: choice.hint } : undefined,
        })),
      })
  }
}

/** Short answers stand side by side and small, so that a section is not a long walk; the grade that closes it stands apart. */
function radioClasses({ type, key }: Question): string | undefined {
  if (type.startsWith('yes') || key.startsWith('mod.evidence.')) return 'govuk-radios--inline govuk-radios--small'
  return type === 'grade' && !key.endsWith('.grade') ? 'govuk-radios--inline govuk-radios--small' : undefined
}

function scaleHint(question: Question): string {
  const ends = question.ends ? `0 means: ${question.ends[0]}. 10 means: ${question.ends[1]}.` : 'From 0 to 10.'
  return question.prompts ? `${ends} ${question.prompts}` : ends
}

function dateQuestion(field: Field, id: string): SafeHtml {
  const { question, childId, answer, typed } = field
  const name = (part: string) => fieldOf(question.key, childId, part)
  const value = String(typed?.value ?? answer?.value ?? '')
  const [year, month, day] = value === 'none_recorded' ? [] : value.split('-').map((part) => part.replace(/^0+/, ''))
  return html`${dateInput({
    id,
    namePrefix: name('value'),
    fieldset: { legend: { text: question.text, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: question.prompts ?? 'For example, 27 3 2026' },
    errorMessage: field.mistake ? { text: field.mistake } : undefined,
    values: { [`${name('value')}-day`]: day, [`${name('value')}-month`]: month, [`${name('value')}-year`]: year },
  })}
  ${confirmBox({ name: name('right'), value: field.confirm })}
  ${question.required ? nothing : checkboxes({ name: name('none'), idPrefix: `${id}-none`, classes: 'govuk-checkboxes--small', items: [{ value: 'none_recorded', text: 'None is recorded', checked: value === 'none_recorded' }] })}`
}

function broughtForward({ question, childId, today, answer }: Field, id: string): SafeHtml {
  const brought = broughtInto(question)
  const from = brought ? facts[brought.fact].says : 'From the last audit'
  return html`<div class="hearth-brought-forward">
    <p class="govuk-body-s govuk-!-margin-bottom-1"><strong class="govuk-tag govuk-tag--yellow">Brought forward</strong> ${from}${answer ? `, as Hearth knew it on ${momentInWords(answer.savedAt, today)}` : ''}.</p>
    ${checkboxes({ name: fieldOf(question.key, childId, 'confirm'), idPrefix: `${id}-confirm`, classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'This is right' }] })}
  </div>`
}

function explanation({ question, childId, answer, typed, wordsWanted }: Field, id: string): SafeHtml {
  if (!question.explainWhen?.length) return nothing
  const isGrade = question.type === 'grade'
  const isView = question.key === workersView
  const why = isGrade ? 'Why, and what difference has it made?' : 'Say a little more'
  return html`<div class="hearth-why" data-why>${textarea({
    id: `${id}-explanation`,
    name: fieldOf(question.key, childId, 'explanation'),
    label: { text: isView ? 'What do you see differently?' : why, classes: 'govuk-label--s' },
    errorMessage: wordsWanted ? { text: wordsWanted } : undefined,
    hint: isGrade
      ? undefined
      : isView
        ? { text: 'In your own words. They are read with the audit, by the moderator and both managers too.' }
        : { text: `Wanted when the answer is ${wordsFor(question)}. An action in its place will do.` },
    value: typed?.explanation ?? answer?.explanation ?? '',
    rows: isGrade ? 5 : 3,
    spellcheck: true,
  })}</div>`
}

function wordsFor(question: Question): string {
  const words = choicesOf(question)
    .filter((choice) => question.explainWhen?.includes(choice.value))
    .map((choice) => `“${choice.text.toLowerCase()}”`)
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)
}

function evidence({ question, childId, answer, typed }: Field, id: string): SafeHtml {
  if (question.type !== 'grade' || !(callsForEvidence(question, 'inadequate') || answer?.evidence)) return nothing
  return html`<div class="hearth-why" data-evidence>${input({
    id: `${id}-evidence`,
    name: fieldOf(question.key, childId, 'evidence'),
    label: { text: 'What in the record shows it?', classes: 'govuk-label--s' },
    hint: {
      text: 'Point to it: “supervision record of 12 May”. Needed for outstanding and inadequate. No full names.',
    },
    value: typed?.evidence ?? answer?.evidence ?? '',
  })}</div>`
}

/** Both answers, when somebody else saved meanwhile. */
export function twoAnswers(
  { question, childId, today }: Pick<Field, 'question' | 'childId' | 'today'>,
  typed: Pick<Given, 'value' | 'explanation' | 'evidence'>,
  theirs: Answer,
): SafeHtml {
  return conflictBox({
    mine: textOf(typed, question),
    theirs: textOf(theirs, question),
    by: theirs.savedBy ?? 'Somebody',
    savedAt: momentInWords(theirs.savedAt, today),
    theirFields: fieldsOf(question, childId, theirs),
    theirVersion: theirs.version,
    both: canBothStand(question, typed, theirs),
    name: fieldOf(question.key, childId, ''),
  })
}

/** An answer as a person reads it: its value in words, then the explanation. */
export function textOf(answer: { value: unknown; explanation: string }, question: Question): string {
  return [valueInWords(answer.value, question), answer.explanation].filter(Boolean).join(' · ')
}

export function valueInWords(value: unknown, question: Question): string {
  if (value === null || value === undefined || value === '') return ''
  // What is no longer offered is still read.
  const choices = [...choicesOf(question), ...(question.options ?? []), notOffered]
  const inWords = (one: unknown) => choices.find((choice) => choice.value === String(one))?.text ?? String(one)
  if (value === 'none_recorded') return 'None is recorded'
  if (question.type === 'date')
    return Temporal.PlainDate.from(String(value)).toLocaleString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
  if (question.type === 'scale') return `${value} out of 10`
  return Array.isArray(value) ? value.map(inWords).join(', ') : inWords(value)
}

const notOffered = { value: 'not_applicable', text: 'Not applicable' }

/** An answer as the fields of its form. */
function fieldsOf(question: Question, childId: number | null, answer: Answer): Record<string, string | string[]> {
  const name = (part: string) => fieldOf(question.key, childId, part)
  const value = answer.value === null ? '' : Array.isArray(answer.value) ? [...answer.value] : String(answer.value)
  const words = { [name('explanation')]: answer.explanation, [name('evidence')]: answer.evidence }
  if (question.type !== 'date') return { [name('value')]: value, ...words }
  const [year, month, day] = value === 'none_recorded' ? ['', '', ''] : String(value).split('-')
  return {
    [name('value-day')]: day ?? '',
    [name('value-month')]: month ?? '',
    [name('value-year')]: year ?? '',
    [name('none')]: value === 'none_recorded' ? 'none_recorded' : '',
    ...words,
  }
}
