import { button, details, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { newActionHref, sectionHref } from '../addresses.ts'
import { answerKey, hasValue, type Missing, missingInWords } from '../answers.ts'
import { awaitsLock } from '../audit.ts'
import { idOf } from '../fields.ts'
import { moveForms, type PersonalMove } from '../move-forms.ts'
import type { AuditCase } from '../queries/standing.ts'
import type { Unanswered } from '../standing.ts'
import { moves } from '../states.ts'
import type { ShowFacts } from './show-facts.ts'
import { placesToWrite } from './tasks.ts'

/** The one next step is the only primary button; what stands in its way is said in words, and what is to be written first
 * is then the button. */
export function nextStep(facts: ShowFacts): SafeHtml {
  const { about, offered } = facts
  const { audit } = about
  const steps = offered.filter((one) => !isQuiet(one.move, about))
  const next = steps.find((one) => one.allowed) ?? steps[0]
  if (!next) return toWrite(facts)
  const form = moveForms[next.move]
  const href = `/audits/${audit.ref}/${form.noun}`
  if (next.allowed || form.asks.length > 0) {
    return html`<p class="govuk-body">${form.happens}</p>${next.move === 'submit' && lacksWorkersView(about) ? html`<p class="govuk-body">${audit.worker ?? 'The fostering social worker'} has not yet said whether they agree.</p>` : nothing}
      ${form.asks.length > 0 ? button({ text: moves[next.move].label, href }) : html`<form method="post" action="${href}">${button({ text: moves[next.move].label, preventDoubleClick: true })}</form>`}`
  }
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Next: ${moves[next.move].label}.</strong> ${next.because}</p>${stillMissing(about, next.move)}</div>${toWrite(facts, next.move)}`
}

const workersView = 'ovr.practitioner_response'
const lacksWorkersView = ({ answers }: AuditCase): boolean =>
  !hasValue(answers.get(answerKey(workersView, null))?.value)

/** The first page that waits for this person's words; else whether the worker agrees, or the action that a response lacks. */
function toWrite(facts: ShowFacts, next?: PersonalMove): SafeHtml {
  const first = placesToWrite(facts)[0]
  if (first) return button({ text: `Go to “${first.title}”`, href: first.href })
  const { audit, standing } = facts.about
  if (audit.state === 'in_audit' && standing.isWorker && lacksWorkersView(facts.about))
    return button({
      text: 'Say whether you agree',
      href: `${sectionHref(audit, { key: 'ovr' })}#${idOf(workersView, null)}`,
    })
  const lacksAction = next === 'respond' && standing.actions.total === 0
  return lacksAction ? button({ text: 'Set an action', href: newActionHref(audit) }) : nothing
}

const partOfMove: Partial<Record<PersonalMove, keyof AuditCase['standing']['missing']>> = {
  begin: 'preparation',
  submit: 'audit',
  moderate: 'moderation',
  respond: 'response',
  sign_off: 'sign_off',
  close: 'closing',
}

function stillMissing(about: AuditCase, move: PersonalMove): SafeHtml {
  const { standing } = about
  const part = partOfMove[move]
  const lines: (string | SafeHtml)[] = [
    ...(part ? standing.missing[part].map((one) => linkToMissing(about, one)) : []),
    ...(move === 'submit'
      ? [...standing.voicesMissing, ...(standing.gradeBlocked ? [standing.gradeBlocked] : [])]
      : []),
    ...(move === 'close' ? standing.unanswered.map(linkToAnswer) : []),
  ]
  if (lines.length === 0) return nothing
  return details({
    summaryText: `What is still needed (${lines.length})`,
    html: html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  })
}

function linkToAnswer({ who, ref }: Unanswered): SafeHtml {
  return html`<a class="govuk-link" href="/voices/${ref}/answer">${who} (${ref}) has not heard what happened next</a>`
}

/** What is missing, as the way to it. */
function linkToMissing(about: AuditCase, missing: Missing): SafeHtml {
  const child = about.children.find((one) => one.id === missing.childId)
  const page = sectionHref(about.audit, missing.section, child)
  return html`<a class="govuk-link" href="${page}#${idOf(missing.question.key, missing.childId)}">${missingInWords(missing, about)}</a>`
}

/** Not the next step, but there for who looks for it. A re-audit is a choice unless the audit is inadequate or one was
 * promised; once it is planned, closing is what comes next. */
export function isQuiet(move: PersonalMove, { audit, standing }: AuditCase): boolean {
  // Until the grade is locked the one comes next, and then the other.
  if (move === 'lock_grade') return !awaitsLock(audit)
  if (move === 'moderate') return awaitsLock(audit)
  if (move === 'ask_reaudit')
    return standing.reaudit !== null || (audit.finalGrade !== 'inadequate' && audit.reauditOn === null)
  return 'quiet' in moveForms[move]
}
