import { button, details, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { moveForms, type PersonalMove } from '../move-forms.ts'
import type { AuditCase } from '../queries/standing.ts'
import { moves } from '../states.ts'
import type { ShowFacts } from './show-facts.ts'

/** The one next step is the only primary button; what stands in its way is said in words. */
export function nextStep({ about, offered }: ShowFacts): SafeHtml {
  const { audit } = about
  const steps = offered.filter((one) => !isQuiet(one.move, about))
  const next = steps.find((one) => one.allowed) ?? steps[0]
  if (!next) return nothing
  const form = moveForms[next.move]
  const href = `/audits/${audit.ref}/${form.noun}`
  if (next.allowed || form.asks.length > 0) {
    return html`<p class="govuk-body">${form.happens}</p>
      ${form.asks.length > 0 ? button({ text: moves[next.move].label, href }) : html`<form method="post" action="${href}">${button({ text: moves[next.move].label, preventDoubleClick: true })}</form>`}`
  }
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Next: ${moves[next.move].label}.</strong> ${next.because}</p>${stillMissing(about, next.move)}</div>`
}

const partOfMove: Partial<Record<PersonalMove, keyof AuditCase['standing']['missing']>> = {
  begin: 'preparation',
  submit: 'audit',
  moderate: 'moderation',
  respond: 'response',
  sign_off: 'sign_off',
  close: 'closing',
}

function stillMissing({ standing }: AuditCase, move: PersonalMove): SafeHtml {
  const part = partOfMove[move]
  const lines = [
    ...(part ? standing.missing[part] : []),
    ...(move === 'submit'
      ? [...standing.voicesMissing, ...(standing.gradeBlocked ? [standing.gradeBlocked] : [])]
      : []),
  ]
  if (lines.length === 0) return nothing
  return details({
    summaryText: `What is still needed (${lines.length})`,
    html: html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  })
}

/** Not the next step, but there for who looks for it. A re-audit is a choice unless the audit is inadequate or one was
 * promised; once it is planned, closing is what comes next. */
export function isQuiet(move: PersonalMove, { audit, standing }: AuditCase): boolean {
  if (move === 'ask_reaudit')
    return standing.reaudit !== null || (audit.finalGrade !== 'inadequate' && audit.reauditOn === null)
  return 'quiet' in moveForms[move]
}
