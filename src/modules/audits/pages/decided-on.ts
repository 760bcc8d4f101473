import { lowerFirst } from '#platform/words.ts'
import type { Part, Section } from '#framework/a2-audit-tool/types.ts'
import { actionsPanel, newActionHref } from '#modules/actions/index.ts'
import type { MoveMade } from '#modules/evidence/index.ts'
import { answerWords } from '#modules/forms/index.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { details, html, nothing, type SafeHtml, stackedTable, warningText } from '#platform/html/index.ts'
import { sectionHref } from '../addresses.ts'
import { gradesOf, hasValue } from '../answers.ts'
import { ownViews, type Views } from '../of-record.ts'
import type { AuditCase } from '../queries/standing.ts'
import { moves as movesOfAudit } from '../states.ts'
import { thinIn } from '../thin.ts'
import { evidencePrefix } from '../tool.ts'
import { gradeTag } from './grade.ts'

export type DecidedOn = {
  /** As whoever decides may see it: to a blind moderator nothing of the auditor's grades. */
  about: AuditCase
  /** For which part of the audit it is decided: what was said in the parts before is shown. */
  part: Part
  mayRaiseAction: boolean
  today: Temporal.PlainDate
}

const saidBefore: Readonly<Partial<Record<Part, readonly string[]>>> = {
  audit: ['ovr'],
  moderation: ['ovr'],
  response: ['ovr', 'mod'],
  sign_off: ['ovr', 'mod', 'tm'],
  closing: ['ovr', 'mod', 'tm', 'sm'],
}

/** What a decision rests on, on the page where it is taken: what it is for the child first, then grades and their limits, what is to get better, and what the
 * last person asked for. */
export function decidedOn(facts: DecidedOn): SafeHtml {
  const { about, part, today } = facts
  return html`<section class="hearth-judgement" aria-labelledby="rests-on">
    <h2 class="govuk-heading-m" id="rests-on">What this rests on</h2>
    ${lastWords(about.moves, today)}
    ${part === 'audit' ? thin(about) : nothing}
    ${(saidBefore[part] ?? []).map((key, at, all) => said(about, key, at > 0 && at < all.length - 1))}
    ${sectionGrades(about)}
    ${about.judged.ofRecord.caps.map((cap) => warningText({ text: cap.because, iconFallbackText: 'Limit' }))}
    <h3 class="govuk-heading-s">Actions</h3>
    ${actionsPanel(about.actions, today)}
    ${facts.mayRaiseAction ? html`<p class="govuk-body"><a class="govuk-link" href="${newActionHref(about.audit.ref)}">Set an action</a></p>` : nothing}
  </section>`
}

/** What whoever had it last said when they passed it on. */
function lastWords(moves: readonly MoveMade[], today: Temporal.PlainDate): SafeHtml {
  const last = moves.findLast(({ move, words }) => words.trim() !== '' && move in movesOfAudit)
  if (!last) return nothing
  const { label } = movesOfAudit[last.move as keyof typeof movesOfAudit]
  return html`<p class="govuk-body">${last.by ?? 'Hearth'}, ${inWords(londonDate(last.at), today)} (${lowerFirst(label)}): <span class="hearth-words">${last.words}</span></p>`
}

/** What was written in one part in the own words of whoever wrote it; folded where others have spoken since. */
function said({ tool, answers }: AuditCase, key: string, folded: boolean): SafeHtml {
  const section = tool.sections.find((one) => one.key === key)
  const told = (section?.questions ?? []).filter(
    (one) =>
      (one.type === 'text' || one.type === 'choice') &&
      !one.key.startsWith(evidencePrefix) &&
      hasValue(answers.get(one.key)?.value),
  )
  if (!section || told.length === 0) return nothing
  const words = html`<dl class="hearth-evidence">${told.map((one) => html`<dt>${one.text}</dt><dd>${answerWords(one, answers.get(one.key))}</dd>`)}</dl>`
  return folded
    ? details({ summaryText: section.title, html: words })
    : html`<h3 class="govuk-heading-s">${section.title}</h3>${words}`
}

/** Each section's grade by the auditor and by the moderator; nothing as long as the auditor's are not to be seen. */
export function sectionGrades(about: AuditCase, withWords = true): SafeHtml {
  const { audit, tool, answers } = about
  if (!audit.auditorGrade) return nothing
  const seen = ownViews(answers, tool)
  const graded = tool.sections.filter(
    (section) =>
      section.graded &&
      section.questions.some(({ key, level }) => key === `${section.key}.grade` && level !== 'service'),
  )
  const tags = (section: Section) => gradesOf(section, about).map((grade) => html`${gradeTag(grade)} `)
  return stackedTable({
    caption: 'The grades of each section',
    captionClasses: 'govuk-visually-hidden',
    classes: 'hearth-table--wordy',
    head: ['Section', 'Auditor', audit.moderatorId === null ? '' : 'Moderator, where seen differently'].map((text) => ({
      text,
    })),
    rows: [
      ...graded.map((section) => [
        {
          html: html`<a class="govuk-link" href="${sectionHref(audit, section, section.perChild ? about.children[0] : null)}">${section.title}</a>`,
        },
        { html: html`${tags(section).length > 0 ? tags(section) : gradeTag(null)}` },
        { html: differently(about, section, seen, withWords) },
      ]),
      [
        { html: html`<strong>${audit.overall ? 'Overall' : 'The lowest section'}</strong>` },
        { html: gradeTag(audit.auditorGrade) },
        { html: audit.moderatedGrade ? gradeTag(audit.moderatedGrade) : html`` },
      ],
    ],
  })
}

function differently({ answers }: AuditCase, { key }: Section, seen: Views, withWords: boolean): SafeHtml {
  const view = answers.get(`${evidencePrefix}${key}`)
  return html`${seen[key] ? gradeTag(seen[key]) : nothing} ${withWords && view?.value === 'disagree' ? html`<span class="hearth-words">${view.explanation}</span>` : nothing}`
}

/** What is thin or missing, for whoever checks that an audit is whole. */
function thin(about: AuditCase): SafeHtml {
  const found = thinIn(about)
  if (found.length === 0)
    return html`<p class="govuk-body">Everything that is needed is answered, each grade has its evidence, and everybody was heard or somebody said why not.</p>`
  return html`<h3 class="govuk-heading-s">Look again at</h3><ul class="govuk-list govuk-list--bullet">${found.map(
    ({ says, section, childId }) => {
      const child = about.children.find(({ id }) => id === childId)
      return html`<li>${section ? html`<a class="govuk-link" href="${sectionHref(about.audit, section, child)}">${says}</a>` : says}</li>`
    },
  )}</ul>`
}
