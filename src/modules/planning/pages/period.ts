import type { Mistake } from '#platform/problems.ts'
import { type Audit, calledWithNote } from '#modules/audits/index.ts'
import type { PlacedChild } from '#modules/register/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  checkboxes,
  confirmBox,
  dateInput,
  html,
  input,
  nothing,
  textarea,
  whatToMend,
  mistakeAt,
} from '#platform/html/index.ts'

export type PeriodFacts = {
  audit: Audit
  chosen: readonly number[]
  /** Who lives there, or left without a plan. */
  children: readonly PlacedChild[]
  /** Who else stayed there, with why they are looked at, where they are. */
  others: readonly (PlacedChild & { because: string | null })[]
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

export const becauseField = (childId: number): string => `because-${childId}`

/** Clause 7.3: what the audit covers, when it is not the last twelve months, and which children. */
export function periodPage({ audit, chosen, children, others, typed, mistakes, today }: PeriodFacts): PageContent {
  const date = (which: 'from' | 'to', text: string, is: Temporal.PlainDate) =>
    dateInput({
      id: which,
      namePrefix: which,
      fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
      errorMessage: mistakeAt(mistakes, which),
      values: {
        [`${which}-day`]: typed[`${which}-day`] ?? is.day,
        [`${which}-month`]: typed[`${which}-month`] ?? is.month,
        [`${which}-year`]: typed[`${which}-year`] ?? is.year,
      },
    })
  const called = (child: PlacedChild) => calledWithNote({ ...child, livedUntil: child.placedUntil }, today)
  return {
    title: `Period, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">What this audit covers</h1>
      <p class="govuk-body">An audit covers the last 12 months up to the review, or the time since approval where that is shorter, unless there is a reason for another period.</p>
      <form method="post" action="/audits/${audit.ref}/period" novalidate>
        ${date('from', 'From', audit.periodFrom)}
        ${date('to', 'To', audit.periodTo)}
        ${confirmBox({ name: 'to-right', value: mistakes.find(({ field }) => field === 'to')?.confirm })}
        ${children.length > 0 ? checkboxes({ name: 'child', idPrefix: 'child', fieldset: { legend: { text: 'Children', classes: 'govuk-fieldset__legend--s' } }, hint: { text: 'Who lives here, and whoever left without a plan, unless you choose fewer. Children of the new period join when you save.' }, items: children.map((child) => ({ value: child.id, text: called(child), checked: chosen.includes(child.id) })) }) : nothing}
        ${children.length > 1 ? textarea({ id: 'children-reason', name: 'children-reason', label: { text: 'Why is a child left out?', classes: 'govuk-label--s' }, hint: { text: 'Only when you choose fewer than all: for example, that a child was here for a few nights.' }, value: typed['children-reason'] ?? audit.childrenReason ?? '', errorMessage: mistakeAt(mistakes, 'children-reason'), rows: 3 }) : nothing}
        ${others.length > 0 ? html`<h2 class="govuk-heading-s">Others who stayed here in the period</h2><p class="govuk-body">Looked at only where you say why: for example, that what was done for them still matters for those who live here. What they think is asked only where their Independent Reviewing Officer says so.</p>${others.map((child) => input({ id: becauseField(child.id), name: becauseField(child.id), label: { text: `Why look at ${called(child)}?` }, hint: { text: 'Leave it empty, and they are not looked at.' }, value: typed[becauseField(child.id)] ?? child.because ?? '', errorMessage: mistakeAt(mistakes, becauseField(child.id)) }))}` : nothing}
        ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why this period?', classes: 'govuk-label--s' }, hint: { text: 'Only when it is not the usual one.' }, value: typed['reason'] ?? audit.periodReason ?? '', errorMessage: mistakeAt(mistakes, 'reason'), rows: 3 })}
        ${button({ text: 'Save' })}
      </form>`,
  }
}
