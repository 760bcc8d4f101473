import { cyp4GradeOfRecord } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { gradeNames, isGrade } from '#framework/forms/scale.ts'
import { evidencePrefix, ownGradePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import { type Action, becameOf, isSettled } from '#modules/actions/index.ts'
import { inWords } from '#platform/dates/index.ts'
import { details, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { cutTo, lowerFirst } from '#platform/words.ts'
import { sectionHref } from '../addresses.ts'
import type { GradeBefore, SaidBefore } from '../queries/said-before.ts'
import type { AuditCase } from '../queries/standing.ts'

/** So many letters of an action or a recommendation stand beside a section: who wants all of it follows the link. */
const most = { action: 160, review: 600 }

/** Beside a section: what the audit before said there, what became of its actions, and what the review before recommended. Closed until wanted. */
export function saidBefore(
  { before }: Pick<AuditCase, 'before'>,
  section: Section,
  child: { id: number; ref: string } | null,
  today: Temporal.PlainDate,
): SafeHtml {
  if (section.part !== 'preparation' && section.part !== 'audit') return nothing
  const { last, review } = before
  const seen = last && lastTime(before, section, child, today)
  // On a child's page once, at the first of its sections.
  const recommended = review && (!section.perChild || section.key === 'cyp1') && section.key !== 'refl' ? review : null
  if (!seen && !recommended) return nothing
  return details({
    classes: 'govuk-!-margin-bottom-4',
    summaryHtml: html`${seen ? html`The last audit: ${lowerFirst(seen.inShort)}` : 'What the last review recommended'}<span class="govuk-visually-hidden"> (“${section.title}”)</span>`,
    html: html`${seen?.whole ?? nothing}${recommended ? recommendation(recommended, today) : nothing}`,
  })
}

/** What the last audit said of a section; undefined where it says nothing. */
function lastTime(
  { last, grades, actions }: SaidBefore,
  section: Section,
  child: { id: number; ref: string } | null,
  today: Temporal.PlainDate,
): { inShort: string; whole: SafeHtml } | undefined {
  const given = gradesBefore(grades, section, child?.id ?? null)
  const set = actions.filter((one) => isOf(one, section))
  if (!last || (!given.own && !given.moderators && set.length === 0)) return undefined
  const open = set.filter((one) => !isSettled(one)).length
  const counted = `${set.length === 1 ? '1 action' : `${set.length} actions`}${open > 0 ? `, ${open} still open` : ''}`
  const words = [given.own ?? given.moderators, ...(set.length > 0 ? [counted] : [])]
  const wasIn = child === null || grades.some(({ childId }) => childId === child.id)
  const href = wasIn ? sectionHref(last, section, child) : `/audits/${last.ref}`
  return {
    inShort: words.filter((one) => one !== undefined).join(', '),
    whole: html`<p><a class="govuk-link" href="${href}">Audit ${last.ref}</a>, closed ${inWords(last.closedOn, today)}: ${given.own ? lowerFirst(given.own) : 'no grade'}${given.moderators ? `; the moderator saw it as ${lowerFirst(given.moderators)}` : ''}.</p>
      ${set.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${set.map((one) => html`<li><a class="govuk-link" href="/actions/${one.ref}">${cutTo(one.says, most.action)}</a>: ${becameOf(one, today)}</li>`)}</ul>` : nothing}`,
  }
}

/** What was set at a question of the section; what was set at none, or by whoever decided later, stands beside the overall judgement. */
function isOf({ sourceQuestion }: Action, { key }: Section): boolean {
  const [at = ''] = (sourceQuestion ?? '').split('.')
  return at === key || (key === 'ovr' && (at === '' || ['mod', 'tm', 'sm', 'loop'].includes(at)))
}

function gradesBefore(grades: readonly GradeBefore[], { key }: Section, childId: number | null) {
  const of = (question: string, whose: number | null) =>
    grades.find((one) => one.question === question && one.childId === whose)?.value
  const own = key === 'cyp4' ? cyp4GradeOfRecord(grades, childId)?.grade : of(`${key}.grade`, childId)
  const moderators = of(`${evidencePrefix}${key}`, null) === 'disagree' ? of(`${ownGradePrefix}${key}`, null) : null
  return { own: nameOf(own), moderators: nameOf(moderators) }
}

const nameOf = (grade: unknown): string | undefined => (isGrade(grade) ? gradeNames[grade] : undefined)

const recommendation = ({ ref, on, words }: NonNullable<SaidBefore['review']>, today: Temporal.PlainDate): SafeHtml =>
  html`<p>The review before (<a class="govuk-link" href="/audits/${ref}/sections/fro">${ref}, ${inWords(on, today)}</a>) recommended: <span class="hearth-words">${cutTo(words, most.review)}</span></p>`
