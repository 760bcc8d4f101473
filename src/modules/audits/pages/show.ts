import { questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import { type Grade, gradeNames, type Tool } from '#framework/a2-audit-tool/types.ts'
import { alertSign } from '#modules/alerts/index.ts'
import {
  lastStepBack,
  type MoveMade,
  progressOf,
  saidAlongTheWay,
  whatCameBack,
  whoPutsRight,
} from '#modules/evidence/index.ts'
import { dueAsClause, inFull, inWords, londonDate } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  html,
  insetText,
  nothing,
  progressList,
  type SafeHtml,
  summaryList,
  warningText,
} from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import { type Audit, followsReview, kindNames, type ReasonForEarly, reasonsForEarly } from '../audit.ts'
import { isBeforeSubmission, isOver, ownerOf, type State, stateNames, steps } from '../steps.ts'
import { moveForms } from '../move-forms.ts'
import { moves } from '../states.ts'
import { afterTheEnd } from './after-the-end.ts'
import { gradeCalled, gradeTag, noGradeForTheWhole } from './grade.ts'
import { isQuiet, nextStep } from './next-step.ts'
import type { Offered, ShowFacts } from './show-facts.ts'
import { parts } from './tasks.ts'
import { whoTakesPart } from './who-takes-part.ts'

/** An audit as a whole: where it stands in words, what you can do now, and the way to each part. */
export function auditPage(facts: ShowFacts): PageContent {
  const { audit } = facts.about
  return {
    title: `Audit ${audit.ref} of household ${audit.household}`,
    backLink: { text: 'Audits', href: '/audits' },
    main: html`
      ${alertBanner(facts)}
      <span class="govuk-caption-l">${kindNames[audit.kind]} · household <a class="govuk-link" href="/households/${audit.household}">${audit.household}</a>${carersOf(facts)}</span>
      <h1 class="govuk-heading-l">Audit ${audit.ref}</h1>
      <p class="govuk-body-l">${statusLine(facts)}</p>
      <div class="hearth-section">
        <div class="hearth-section__main">
          ${afterTheEnd(facts)}
          ${whatCameBack(moves, facts.about.audit, facts.about.moves, facts.today)}
          ${fromWordsGone(facts)}
          ${nextStep(facts)}
          ${lastStepBack(`/audits/${audit.ref}`, facts.offered)}
          ${facts.about.standing.isAuditor && audit.state === 'with_qa' ? html`<p class="govuk-body">Was it sent too soon? Quality Assurance and Partnerships can hand it back to you.</p>` : nothing}
          ${gradesBox(facts)}
          ${facts.corrected}
          ${parts(facts)}
          ${saidAlongTheWay(moves, facts.about.moves, facts.today, {
            label: (made) => earlyBecause(made.details) ?? dayMoved(made, audit) ?? otherSteps[made.move],
            beside: (move) => viewsOf(move, facts.about.tool),
          })}
        </div>
        <aside class="hearth-section__beside" aria-label="Where it stands, and who takes part">
          <h2 class="govuk-heading-m">Where it stands</h2>
          ${progressList({ label: 'The steps of this audit', steps: progressOf(steps, facts.about.audit, facts.about.moves, facts.today) })}
          ${whoTakesPart(facts)}
          ${others(facts)}
        </aside>
      </div>`,
  }
}

/** " (GR and WR)": who cares there, so that nobody is only a number. */
function carersOf({ about: { carers } }: ShowFacts): string {
  const initials = carers.flatMap((one) => (one.leftOn === null && one.initials ? [one.initials] : []))
  return initials.length > 0 ? ` (${initials.join(' and ')})` : ''
}

function statusLine({ about: { audit, actions }, today }: ShowFacts): SafeHtml {
  const since = inWords(londonDate(audit.stateSince), today)
  const until = audit.dueOn ? `, ${dueAsClause(audit.dueOn, today)}` : ''
  if (audit.state === 'closed') return html`Closed on ${since}.`
  if (audit.state === 'cancelled') return html`Cancelled on ${since}.`
  return html`${standsInWords(audit, since, today)} It is with ${ownerOf(audit)}${until}.${firstActionDue(audit, actions, today)}`
}

/** Each action has its own day, and the first of them may be long before the step's. */
function firstActionDue({ state }: Audit, actions: ShowFacts['about']['actions'], today: Temporal.PlainDate): string {
  const days = actions.flatMap((one) => (one.state === 'open' || one.state === 'in_progress' ? [one.dueOn] : []))
  const [first] = days.toSorted(Temporal.PlainDate.compare)
  return state === 'actions_open' && first ? ` The first action is due ${inWords(first, today)}.` : ''
}

/** What happened on a day is said of that day; what goes on is said since then. */
function standsInWords(audit: Audit, since: string, today: Temporal.PlainDate): string {
  if (audit.state === 'review_held')
    return `Review held${audit.meetingOn ? ` on ${inWords(audit.meetingOn, today)}` : ''}.`
  return `${stateNames[audit.state]} ${audit.state === 'submitted' ? 'on' : 'since'} ${since}.`
}

/** What was said belonged to somebody else: what was made of it here is looked at again. */
function fromWordsGone({ fromWordsGone: answers, about: { audit, tool } }: ShowFacts): SafeHtml {
  if (answers.length === 0) return nothing
  const line = ({ section, question, childId }: (typeof answers)[number]): SafeHtml => {
    const href = `/audits/${audit.ref}/sections/${section}${childId === null ? '' : `/C-${childId}`}`
    return html`<li><a class="govuk-link" href="${href}">${questionOf(question, tool)?.text ?? question}</a>${childId === null ? nothing : ` (C-${childId})`}</li>`
  }
  return insetText({
    html: html`<p class="govuk-body">Look again: this was brought forward from words that were moved or sealed.</p><ul class="govuk-list govuk-list--bullet">${answers.map(line)}</ul>`,
  })
}

/** One line without child or cause; whoever reads the alert finds it here. Nothing at all for whom it must not reach. */
function alertBanner({ about: { sign }, alerts }: ShowFacts): SafeHtml {
  return alertSign(sign, alerts)
}

/** Both grades stand next to each other, with the final one. */
function gradesBox({ about: { audit, standing }, blind }: ShowFacts): SafeHtml {
  if (blind)
    return html`<p class="govuk-body">This is a blind moderation: the auditor’s grades show once you have locked your own. Until then you can change your mind.</p>`
  if (!audit.auditorGrade) return nothing
  const which = gradeCalled(audit)
  return summaryList({
    classes: 'hearth-grades',
    rows: [
      { key: { text: `Auditor’s ${which}` }, value: { html: gradeTag(audit.auditorGrade) } },
      ...(audit.blindGrade && (audit.moderatedGrade || standing.isModerator)
        ? [
            {
              key: { text: 'Moderator’s first grade, before seeing the auditor’s' },
              value: { html: gradeTag(audit.blindGrade) },
            },
          ]
        : []),
      { key: { text: `Moderator’s ${which}` }, value: { html: gradeTag(audit.moderatedGrade) } },
      { key: { text: `Final ${which}` }, value: { html: gradeTag(audit.finalGrade) } },
      ...(audit.overall ? [] : [noGradeForTheWhole]),
    ],
  })
}

/** The sections that were seen differently, where the limits follow what was seen. */
function viewsOf({ details }: MoveMade, tool: Tool): SafeHtml {
  const views = Object.entries((details['views'] ?? {}) as Record<string, { grade: Grade; reason: string }>)
  return html`${views.map(([key, { grade, reason }]) => html`<p class="govuk-body">${sectionOf(key, tool)?.title ?? key}: ${gradeNames[grade].toLowerCase()}. <span class="hearth-words">${reason}</span></p>`)}`
}

/** "plan an early review: an allegation", where that is what was done. */
const earlyBecause = ({ because }: MoveMade['details']): string | undefined =>
  because === undefined ? undefined : `plan an early review: ${lowerFirst(reasonsForEarly[because as ReasonForEarly])}`

/** What is kept among the moves, and moves nothing. */
const otherSteps: Readonly<Record<string, string>> = {
  change_auditor: 'choose another auditor',
  correct_period: 'correct the period',
}

/** What was done to the day of the audit, or of the review that it follows. */
function dayMoved({ move, details }: MoveMade, audit: Audit): string | undefined {
  if (move === 'move_review') return `move the day of the ${followsReview(audit) ? 'review' : 'audit'}`
  if (move !== 'correct_review') return undefined
  return `correct the day of the review, which was recorded as ${inFull(Temporal.PlainDate.from(String(details['from'])))}`
}

const whileDayMoves = (audit: Audit): boolean =>
  audit.state === 'scheduled' || (followsReview(audit) && audit.state === 'gathering')

function others({ about, offered, blind }: ShowFacts): SafeHtml {
  const { audit, standing } = about
  const link = (href: string, text: string) =>
    html`<li><a class="govuk-link" href="/audits/${audit.ref}/${href}">${text}</a></li>`
  const plans = standing.isAuditor || standing.duties.has('assign_moderators')
  const mayBeMade = (one: Offered) => one.allowed || moveForms[one.move].asks.length > 0
  const quiet = offered.filter((one) => isQuiet(one.move, about) && mayBeMade(one) && !elsewhere.has(one.move))
  const cancels = offered.some((one) => one.move === 'cancel')
  return html`<h2 class="govuk-heading-m">More</h2><ul class="govuk-list">
    ${quiet.map((one) => link(moveForms[one.move].noun, moves[one.move].label))}
    ${standing.corrects && isOver(audit) ? link('correction', 'Put an answer right') : nothing}
    ${link('print', 'Print view')}
    ${link('papers', 'Papers for the carers and the children')}
    ${about.asides.length > 0 && !blind ? link('notes', 'Notes to each other') : nothing}
    ${link('history', 'Everything that happened, and the audit as it stood')}
    ${about.opensList ? link('who-knows', 'Who knows of this') : nothing}
    ${link('alert', 'Raise a safety alert')}
    ${standing.isAuditor && isBeforeSubmission(audit) ? link('period', 'Change the period or the children') : nothing}
    ${plans && whileDayMoves(audit) ? link('review-date', `Move the day of the ${followsReview(audit) ? 'review' : 'audit'}`) : nothing}
    ${plans && audit.meetingOn && !isOver(audit) ? link('held-review', 'Correct the day of the review, or say that it was not held') : nothing}
    ${plans && !isBeforeSubmission(audit) && !isOver(audit) ? link('period-correction', 'Correct the period') : nothing}
    ${standing.duties.has('assign_moderators') && isBeforeSubmission(audit) ? link('auditor', 'Choose another auditor') : nothing}
    ${standing.duties.has('sign_off') && audit.state === 'in_audit' ? link('leave', 'Give leave to grade above a limit') : nothing}
    ${cancels ? link('cancellation', 'Cancel this audit') : nothing}
  </ul>${standing.isAuditor && !cancels && whileDayMoves(audit) ? html`<p class="govuk-body">Planned by mistake, or not needed any more? Quality Assurance and Partnerships can cancel it.</p>` : nothing}${warnIfCancelled(audit.state)}${whoPutsRight('audit', isOver(audit), offered)}`
}

/** Last of all, and first of all. */
const elsewhere: ReadonlySet<string> = new Set(['cancel', 'recall'])

function warnIfCancelled(state: State): SafeHtml {
  return state === 'cancelled'
    ? warningText({ text: 'This audit was cancelled. Everything written in it is kept.', iconFallbackText: 'Note' })
    : nothing
}
