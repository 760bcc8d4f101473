import { gradedOfHousehold, questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Part, Section } from '#framework/a2-audit-tool/types.ts'
import { gradesByChild } from '#framework/a2-audit-tool/answers.ts'
import { hasValue } from '#framework/forms/answered.ts'
import { stepsBetween } from '#framework/a2-audit-tool/grade-order.ts'
import { ownViews, type Views } from '#framework/a2-audit-tool/of-record.ts'
import { thinIn } from '#framework/a2-audit-tool/thin.ts'
import { evidencePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import { actionsPanel, checkedInWords, newActionHref } from '#modules/actions/index.ts'
import type { MoveMade } from '#modules/evidence/index.ts'
import { answerWords } from '#modules/forms/index.ts'
import { lowerFirst } from '#platform/words.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { details, html, nothing, type SafeHtml, stackedTable, warningText } from '#platform/html/index.ts'
import { sectionHref } from '../addresses.ts'
import { callOf } from '../children.ts'
import type { AuditCase } from '../queries/standing.ts'
import { moves as movesOfAudit } from '../states.ts'
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
    ${openly(about)}
    ${grades(about)}
    ${about.judged.ofRecord.caps.map((cap) => warningText({ text: cap.because, iconFallbackText: 'Limit' }))}
    ${part === 'audit' ? thin(about) : nothing}
    ${(saidBefore[part] ?? []).map((key) => said(about, key))}
    ${actionsIn(about, today)}
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

/** What a decision is about, whole and open: what it is for the child first, then what goes well, what worries and what is recommended. */
const open: readonly string[] = ['ovr.impact', 'ovr.strengths', 'ovr.worries', 'ovr.next']

function openly({ tool, answers }: AuditCase): SafeHtml {
  const told = open.flatMap((key) => {
    const question = questionOf(key, tool)
    return question && hasValue(answers.get(key)?.value) ? [question] : []
  })
  if (told.length === 0) return nothing
  return html`<dl class="hearth-evidence">${told.map((one) => html`<dt>${one.text}</dt><dd>${answerWords(one, answers.get(one.key))}</dd>`)}</dl>`
}

/** What was written in one part in the own words of whoever wrote it, behind a line that says how much there is. */
function said({ tool, answers }: AuditCase, key: string): SafeHtml {
  const section = tool.sections.find((one) => one.key === key)
  const told = (section?.questions ?? []).filter(
    (one) =>
      (one.type === 'text' || one.type === 'choice') &&
      !open.includes(one.key) &&
      !one.key.startsWith(evidencePrefix) &&
      hasValue(answers.get(one.key)?.value),
  )
  if (!section || told.length === 0) return nothing
  const words = html`<dl class="hearth-evidence">${told.map((one) => html`<dt>${one.text}</dt><dd>${answerWords(one, answers.get(one.key))}</dd>`)}</dl>`
  const much = told.length === 1 ? '1 answer' : `${told.length} answers`
  return folded(
    `${section.title}: ${key === 'ovr' ? `${told.length} more ${told.length === 1 ? 'answer' : 'answers'}` : much}`,
    words,
  )
}

const folded = (summaryText: string, words: SafeHtml): SafeHtml =>
  details({ summaryText, html: words, classes: 'govuk-!-margin-bottom-2' })

function actionsIn({ actions }: AuditCase, today: Temporal.PlainDate): SafeHtml {
  return html`<h3 class="govuk-heading-s">Actions</h3>
    ${actions.length === 0 ? nothing : html`<p class="govuk-body">${checkedInWords(actions)}</p>`}
    ${actionsPanel(actions, today)}`
}

/** The grades at a glance, the sections by their grade; and behind a line the same section by section, with the moderator’s words. */
function grades(about: AuditCase): SafeHtml {
  const { audit, tool, answers } = about
  if (!audit.auditorGrade) return nothing
  const seen = ownViews(answers, tool)
  const given = gradedOfHousehold(about.tool).flatMap((section) =>
    gradesByChild(section, about).map(({ childId, grade }) => ({ section, grade, whose: whoseOf(about, childId) })),
  )
  const differently = gradedOfHousehold(about.tool).flatMap(({ key, title }) =>
    seen[key] ? [html`${title} ${gradeTag(seen[key])} `] : [],
  )
  const byGrade = [...new Set(given.map((one) => one.grade))].toSorted((one, other) => stepsBetween(one, other))
  return html`<h3 class="govuk-heading-s">Grades</h3>
    <p class="govuk-body govuk-!-margin-bottom-2">${audit.overall ? 'Overall' : 'The lowest section'}: ${gradeTag(audit.auditorGrade)}${audit.moderatedGrade ? html`, the moderator’s ${gradeTag(audit.moderatedGrade)}` : nothing}</p>
    <ul class="govuk-list govuk-!-margin-bottom-2">${byGrade.map((grade) => {
      const bySection = Map.groupBy(
        given.filter((one) => one.grade === grade),
        ({ section }) => section.title,
      )
      const titles = [...bySection].map(([title, all]) => {
        const whose = all.map((one) => one.whose).filter(Boolean)
        return whose.length > 0 ? `${title} (${whose.join(', ')})` : title
      })
      return html`<li>${gradeTag(grade)} ${titles.join('; ')}</li>`
    })}</ul>
    ${differently.length > 0 ? html`<p class="govuk-body govuk-!-margin-bottom-2">The moderator saw differently: ${differently}</p>` : nothing}
    ${folded('Each section, and what the moderator saw differently', sectionGrades(about))}`
}

/** Of several children, which one a grade is of. */
function whoseOf({ children }: AuditCase, childId: number | null): string {
  const child = children.length > 1 ? children.find(({ id }) => id === childId) : undefined
  return child ? callOf(child) : ''
}

/** Each section's grade by the auditor and by the moderator; nothing as long as the auditor's are not to be seen. */
export function sectionGrades(about: AuditCase, withWords = true): SafeHtml {
  const { audit, tool, answers } = about
  if (!audit.auditorGrade) return nothing
  const seen = ownViews(answers, tool)
  const graded = gradedOfHousehold(about.tool)
  const tags = (section: Section) =>
    gradesByChild(section, about).map(({ childId, grade }) => {
      const whose = whoseOf(about, childId)
      return html`${whose ? html`<span class="hearth-whose">${whose} ${gradeTag(grade)}</span>` : gradeTag(grade)} `
    })
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
