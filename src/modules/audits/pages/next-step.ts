import { isFailing } from '#framework/forms/scale.ts'
import type { Missing } from '#framework/a2-audit-tool/answers.ts'
import { type Lack, workersView } from '#framework/a2-audit-tool/together.ts'
import { newActionHref } from '#modules/actions/index.ts'
import { linkToMissing, nextStepOf, type PlaceToWrite, placesToWrite } from '#modules/evidence/index.ts'
import { idOf } from '#modules/forms/index.ts'
import { button, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { sectionHref } from '../addresses.ts'
import { awaitsLock, workerOf } from '../audit.ts'
import { moveForms, type PersonalMove } from '../move-forms.ts'
import type { AuditCase } from '../queries/standing.ts'
import { conversationLacks, type Unanswered } from '../standing.ts'
import { moves } from '../states.ts'
import { ownersOf, type Who } from '../writers.ts'
import type { ShowFacts } from './show-facts.ts'
import { listedFor } from './tasks.ts'

/** The one next step of an audit. */
export function nextStep(facts: ShowFacts): SafeHtml {
  const { about, offered } = facts
  return nextStepOf({
    ...{ href: `/audits/${about.audit.ref}`, moves, forms: moveForms, offered },
    isQuiet: (move) => isQuiet(move, about),
    lacking: (move) => stillMissing(facts, move),
    beside: (move) => withoutView(about, move),
    toWrite: (next) => toWrite(facts, next),
  })
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
  const places = placesToWrite(listedFor(facts))
  const first = places.find(({ lacks }) => lacks)
  if (first && view !== 'no words') return goTo(first)
  if (view !== 'given')
    return button({
      text: view === 'none' ? 'Say whether you agree' : 'Say what you see differently',
      href: `${sectionHref(audit, { key: 'ovr' })}#${idOf(workersView, null)}`,
    })
  if (next === 'respond' && standing.actions.total === 0)
    return button({ text: 'Set an action', href: newActionHref(audit.ref) })
  if (next === 'sign_off' && !standing.signedOffAs.enough)
    return button({ text: moves.return_response.label, href: `/audits/${audit.ref}/${moveForms.return_response.noun}` })
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

function stillMissing(facts: ShowFacts, move: PersonalMove): (string | SafeHtml)[] {
  const { about } = facts
  const { standing } = about
  const part = partOfMove[move]
  const missing = part ? standing.missing[part] : []
  return [
    ...missing.map((one) => linkToMissing(listedFor(facts), one, whoWrites(about, one))),
    ...(move === 'submit'
      ? [
          ...linkToConversation(about, conversationLacks(standing)),
          ...standing.voicesMissing,
          ...(standing.gradeBlocked ? [standing.gradeBlocked] : []),
        ]
      : []),
    ...(move === 'close' ? standing.unanswered.map(linkToAnswer) : []),
  ]
}

function linkToAnswer({ who, ref }: Unanswered): SafeHtml {
  return html`<a class="govuk-link" href="/voices/${ref}/answer">${who} (${ref}) has not heard what happened next</a>`
}

function linkToConversation({ audit, standing }: AuditCase, lack: Lack | null): SafeHtml[] {
  if (!lack || standing.missing.audit.some(({ question }) => question.key === lack.question)) return []
  const href = `${sectionHref(audit, { key: 'hdr' })}#${idOf(lack.question, null)}`
  return [html`<a class="govuk-link" href="${href}">${lack.says}</a>`]
}

/** Whose words these are. */
function whoWrites({ audit }: AuditCase, { section, question }: Missing): string {
  const [owner] = ownersOf(section, question) ?? []
  const named: Partial<Record<Who, string | null>> = {
    worker: audit.worker,
    auditor: audit.auditor,
    'team manager': audit.teamManager,
  }
  return owner ? (named[owner] ?? `the ${owner}`) : 'whoever writes this part'
}

/** Not the next step, but there for who looks for it. A re-audit is a choice unless the audit is inadequate or one was
 * promised; once it is planned, closing is what comes next. */
export function isQuiet(move: PersonalMove, { audit, standing }: AuditCase): boolean {
  // Until the grade is locked the one comes next, and then the other.
  if (move === 'lock_grade') return !awaitsLock(audit)
  if (move === 'moderate') return awaitsLock(audit)
  if (move === 'ask_reaudit')
    return standing.reaudit !== null || (!isFailing(audit.finalGrade) && audit.reauditOn === null)
  return 'quiet' in moveForms[move]
}
