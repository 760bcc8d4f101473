import { newActionHref } from '#modules/actions/index.ts'
import { idOf } from '#modules/forms/index.ts'
import { button, details, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { sectionHref } from '../addresses.ts'
import { type Missing, missingInWords } from '../answers.ts'
import { awaitsLock, workerOf } from '../audit.ts'
import { moveForms, type PersonalMove } from '../move-forms.ts'
import type { AuditCase } from '../queries/standing.ts'
import { conversationLacks, type Unanswered } from '../standing.ts'
import { moves } from '../states.ts'
import { type Lack, workersView } from '../together.ts'
import { mayWrite, ownersOf, type Who } from '../writers.ts'
import type { ShowFacts } from './show-facts.ts'
import { type PlaceToWrite, placesToWrite } from './tasks.ts'

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
  const isAsked = form.asks.some((ask) => ask !== 'no view')
  if (next.allowed || isAsked) {
    return html`<p class="govuk-body">${form.happens}</p>
      ${isAsked ? button({ text: moves[next.move].label, href }) : html`<form method="post" action="${href}">${button({ text: moves[next.move].label, preventDoubleClick: true })}</form>`}`
  }
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Next: ${moves[next.move].label}.</strong> ${next.because}</p>${stillMissing(about, next.move)}${withoutView(about, next.move)}</div>${toWrite(facts, next.move)}`
}

/** Where nothing but the worker's view is missing, the way to say why there is none. */
function withoutView({ audit, standing }: AuditCase, move: PersonalMove): SafeHtml {
  const { missing, together, voicesMissing, auditorGrade, gradeBlocked } = standing
  const isAllElse = missing.audit.length === 0 && voicesMissing.length === 0 && auditorGrade !== null && !gradeBlocked
  if (move !== 'submit' || together.view === 'given' || !isAllElse) return nothing
  return html`<p class="govuk-body"><a class="govuk-link" href="/audits/${audit.ref}/${moveForms.submit.noun}">Send it without the view of ${workerOf(audit)}</a></p>`
}

/** The first page that lacks this person's words; else whether the worker agrees, or the action that a response lacks. What may
 * be left empty is offered only where nothing else is to be done. */
function toWrite(facts: ShowFacts, next?: PersonalMove): SafeHtml {
  const { audit, standing } = facts.about
  const view = audit.state === 'in_audit' && standing.isWorker ? standing.together.view : 'given'
  const places = placesToWrite(facts)
  const first = places.find(({ lacks }) => lacks)
  if (first && view !== 'no words') return goTo(first)
  if (view !== 'given')
    return button({
      text: view === 'none' ? 'Say whether you agree' : 'Say what you see differently',
      href: `${sectionHref(audit, { key: 'ovr' })}#${idOf(workersView, null)}`,
    })
  if (next === 'respond' && standing.actions.total === 0)
    return button({ text: 'Set an action', href: newActionHref(audit.ref) })
  return next === undefined && places[0] ? goTo(places[0]) : nothing
}

const goTo = ({ title, href }: PlaceToWrite): SafeHtml => button({ text: `Go to “${title}”`, href })

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
      ? [
          ...linkToConversation(about, conversationLacks(standing)),
          ...standing.voicesMissing,
          ...(standing.gradeBlocked ? [standing.gradeBlocked] : []),
        ]
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

function linkToConversation({ audit, standing }: AuditCase, lack: Lack | null): SafeHtml[] {
  if (!lack || standing.missing.audit.some(({ question }) => question.key === lack.question)) return []
  const href = `${sectionHref(audit, { key: 'hdr' })}#${idOf(lack.question, null)}`
  return [html`<a class="govuk-link" href="${href}">${lack.says}</a>`]
}

/** What is missing, as the way to it for whoever can write it, and for the others with whose turn it is. */
function linkToMissing(about: AuditCase, missing: Missing): SafeHtml {
  const { audit, standing } = about
  if (!mayWrite(missing.section, missing.question, audit, standing, missing.childId))
    return html`${missingInWords(missing, about)} ${whoWrites(about, missing)}`
  const child = about.children.find((one) => one.id === missing.childId)
  const page = sectionHref(about.audit, missing.section, child)
  return html`<a class="govuk-link" href="${page}#${idOf(missing.question.key, missing.childId)}">${missingInWords(missing, about)}</a>`
}

/** Whose words these are. */
function whoWrites({ audit }: AuditCase, { section, question }: Missing): string {
  const [owner] = ownersOf(section, question) ?? []
  const named: Partial<Record<Who, string | null>> = {
    worker: audit.worker,
    auditor: audit.auditor,
    'team manager': audit.teamManager,
  }
  return `It is the turn of ${owner ? (named[owner] ?? `the ${owner}`) : 'whoever writes this part'}.`
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
