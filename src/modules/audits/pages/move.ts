import { type Grade, gradeNames, grades } from '#framework/a2-audit-tool/types.ts'
import type { Mistake } from '#platform/problems.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  confirmBox,
  dateInput,
  html,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  warningText,
  whatToMend,
} from '#platform/html/index.ts'
import { type Audit, workerOf } from '../audit.ts'
import type { Candidate } from '../commands/assign.ts'
import { type MoveForm, moveForms, type PersonalMove } from '../move-forms.ts'
import { viewsInWords } from '../conditions.ts'
import { moves } from '../states.ts'
import type { View } from '../together.ts'
import { limitsInWords, type LimitsOfRecord, viewsFields, whatItTakes } from './views.ts'

export type MoveFacts = {
  audit: Audit
  move: PersonalMove
  /** Why it cannot be made yet, whatever is typed here. */
  because?: string | undefined
  /** What the worker has not said, for the move that needs it. */
  noView?: View | undefined
  /** It was tried, and something is in the way. */
  refused?: boolean
  candidates: readonly Candidate[]
  /** What limits the grade, for a move that gives one. */
  limits?: LimitsOfRecord | undefined
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** A move that asks for something first: a reason, a date, a moderator, a grade. */
export function movePage(facts: MoveFacts): PageContent {
  const { audit, move, mistakes } = facts
  const form: MoveForm = moveForms[move]
  return {
    title: `${form.heading}, audit ${audit.ref}`,
    status: mistakes.length > 0 || facts.refused ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`
      ${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">${form.heading}</h1>
      <p class="govuk-body">${form.happens}</p>
      ${facts.because ? warningText({ text: facts.because, iconFallbackText: 'Not yet' }) : nothing}
      ${facts.limits ? limitsInWords(facts.limits) : nothing}
      ${facts.because && !facts.typed['reason'] ? nothing : fields(facts, form)}`,
  }
}

/** Where something is in the way that is mended elsewhere, there is no form, unless somebody has typed into it. */
function fields(facts: MoveFacts, form: MoveForm): SafeHtml {
  const errorFor = (field: string) => facts.mistakes.find((mistake) => mistake.field === field)
  return html`<form method="post" action="/audits/${facts.audit.ref}/${form.noun}" novalidate>
        ${form.asks.map((ask) => asked(facts, form, ask, errorFor(ask === 'no view' ? 'reason' : ask)))}
        ${button({ text: moves[facts.move].label, preventDoubleClick: true, ...(form.quiet ? { classes: 'govuk-button--secondary' } : {}) })}
      </form>`
}

function asked(
  facts: MoveFacts,
  form: MoveForm,
  ask: MoveForm['asks'][number],
  mistake: Mistake | undefined,
): SafeHtml {
  const { typed, candidates } = facts
  const errorMessage = mistake ? { text: mistake.message } : undefined
  switch (ask) {
    case 'reason':
      return textarea({
        id: 'reason',
        name: 'reason',
        label: { text: form.reasonLabel ?? 'Why?', classes: 'govuk-label--s' },
        value: typed['reason'] ?? '',
        errorMessage,
        spellcheck: true,
      })
    case 'no view':
      return facts.noView ? reasonWithoutView(facts, facts.noView, errorMessage) : nothing
    case 'date':
      return html`${dateInput({
        id: 'date',
        namePrefix: 'date',
        fieldset: {
          legend: {
            text: facts.move === 'hold_review' ? 'When was the review meeting?' : 'When did you talk it over?',
            classes: 'govuk-fieldset__legend--s',
          },
        },
        hint: { text: 'For example, 27 3 2026' },
        errorMessage,
        values: { 'date-day': typed['date-day'], 'date-month': typed['date-month'], 'date-year': typed['date-year'] },
      })}${confirmBox({ name: 'date-right', value: mistake?.confirm })}`
    case 'grade':
      return radios({
        name: 'grade',
        idPrefix: 'grade',
        fieldset: { legend: { text: 'Grade of record', classes: 'govuk-fieldset__legend--s' } },
        errorMessage,
        value: typed['grade'],
        items: grades.map((grade) => gradeItem(facts, grade)),
      })
    case 'views':
      return facts.limits ? viewsFields(facts.limits, typed, facts.mistakes) : nothing
    case 'moderator':
      return radios({
        name: 'moderator',
        idPrefix: 'moderator',
        fieldset: { legend: { text: 'Who moderates this audit?', classes: 'govuk-fieldset__legend--s' } },
        errorMessage,
        value: typed['moderator'],
        items: candidates.map((one) => ({
          value: one.id,
          text: one.name,
          disabled: one.conflict !== null,
          hint: { text: [one.conflict, one.caution, `Moderating ${one.busyWith} now.`].filter(Boolean).join(' ') },
        })),
      })
  }
}

/** Whose turn it is, and what is asked of the auditor where the worker cannot say it. */
function reasonWithoutView(
  { audit, typed }: MoveFacts,
  view: View,
  errorMessage: { text: string } | undefined,
): SafeHtml {
  const worker = workerOf(audit)
  return html`<p class="govuk-body">The audit is done together, and ${worker} ${viewsInWords[view]}: it is their turn. Send it without that only if they cannot.</p>
    ${textarea({
      id: 'reason',
      name: 'reason',
      label: { text: `Why is the view of ${worker} not in it?`, classes: 'govuk-label--s' },
      hint: { text: 'It is read with the audit: by them, their managers and the moderator.' },
      value: typed['reason'] ?? '',
      errorMessage,
      spellcheck: true,
    })}`
}

/** A grade that no view of a section could reach is not offered; one that needs such a view says so. */
function gradeItem({ audit, limits }: MoveFacts, grade: Grade) {
  const takes = limits && whatItTakes(grade, limits)
  const hint = [...whose(audit, grade), ...(takes ? [takes.says] : [])].join(' ')
  return {
    value: grade,
    text: gradeNames[grade],
    disabled: takes ? !takes.possible : false,
    hint: hint === '' ? undefined : { text: hint },
  }
}

function whose(audit: Audit, grade: string): string[] {
  return [
    audit.auditorGrade === grade ? 'The auditor’s grade.' : '',
    audit.moderatedGrade === grade ? 'The moderator’s grade.' : '',
  ].filter(Boolean)
}
