import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import { html, nothing, type SafeHtml, stackedTable, warningText } from '#platform/html/index.ts'
import { gradesOf } from '../answers.ts'
import type { AuditCase } from '../queries/standing.ts'
import { gradeTag } from './grade.ts'

/** Beside the overall judgement: the section grades, what they suggest and why, and each cap in words before it bites. */
export function judgementPanel(about: AuditCase): SafeHtml {
  const { judged, tool } = about
  const graded = tool.sections.filter(
    (section) =>
      section.graded &&
      section.questions.some((question) => question.level === 'case' && question.key === `${section.key}.grade`),
  )
  const standing = judged.caps.filter((cap) => !judged.dispensed.includes(cap.rule))
  return html`<section class="hearth-judgement" aria-labelledby="suggested">
    <h2 class="govuk-heading-m" id="suggested">What the sections point to</h2>
    ${stackedTable({
      head: [{ text: 'Section' }, { text: 'Grade' }],
      rows: graded.map((section) => [
        { text: section.title },
        {
          html: html`${gradesOf(section, about).map((grade) => html`${gradeTag(grade)} `)}${gradesOf(section, about).length === 0 ? gradeTag(null) : nothing}`,
        },
      ]),
    })}
    <p class="govuk-body">${judged.suggestion.grade ? html`Suggested: <strong>${gradeNames[judged.suggestion.grade].toLowerCase()}</strong>.` : nothing} ${judged.suggestion.reasons.join(' ')} The grade is yours to decide.</p>
    ${standing.map((cap) => warningText({ text: cap.because, iconFallbackText: 'Limit' }))}
    ${judged.blocked ? warningText({ text: judged.blocked, iconFallbackText: 'Not yet' }) : nothing}
  </section>`
}
