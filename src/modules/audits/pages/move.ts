import { type Grade, gradeNames, grades } from '#framework/a2-audit-tool/types.ts'
import type { Mistake, PageContent } from '#platform/http/index.ts'
import {
  button,
  dateInput,
  errorSummary,
  html,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  warningText,
} from '#platform/html/index.ts'
import type { Audit } from '../audit.ts'
import type { Candidate } from '../commands/assign.ts'
import { type MoveForm, moveForms, type PersonalMove } from '../move-forms.ts'
import { moves } from '../states.ts'
import { limitsInWords, type LimitsOfRecord, viewsFields, whatItTakes } from './views.ts'

export type MoveFacts = {
  audit: Audit
  move: PersonalMove
  /** Why it cannot be made yet, whatever is typed here. */
  because?: string | undefined
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
  const errorFor = (field: string) => mistakes.find((mistake) => mistake.field === field)
  return {
    title: `${form.heading}, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`
      ${mistakes.length > 0 ? errorSummary({ titleText: 'There is something to mend', errorList: mistakes.map((mistake) => ({ text: mistake.message, href: `#${mistake.field}` })) }) : nothing}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">${form.heading}</h1>
      <p class="govuk-body">${form.happens}</p>
      ${facts.because ? warningText({ text: facts.because, iconFallbackText: 'Not yet' }) : nothing}
      ${facts.limits ? limitsInWords(facts.limits) : nothing}
      <form method="post" action="/audits/${audit.ref}/${form.noun}" novalidate>
        ${form.asks.map((ask) => asked(facts, form, ask, errorFor(ask)))}
        ${button({ text: moves[move].label, preventDoubleClick: true, ...(form.quiet ? { classes: 'govuk-button--secondary' } : {}) })}
      </form>`,
  }
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
    case 'date':
      return dateInput({
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
      })
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
