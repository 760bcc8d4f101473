import { gradeNames, type Section } from '#framework/a2-audit-tool/types.ts'
import { answerKey } from '#framework/forms/answered.ts'
import { childIdsOf } from '#framework/forms/missing.ts'
import { gradesOf } from '#framework/a2-audit-tool/answers.ts'
import { answerWords } from '#modules/forms/index.ts'
import { details, html, type SafeHtml } from '#platform/html/index.ts'
import { sectionHref } from '../addresses.ts'
import type { AuditCase } from '../queries/standing.ts'

/** What the auditor wrote in one section, beside the moderator's own view of it. In a blind moderation the case that
 * comes in holds no grades, so none can show. */
export function sectionEvidence(about: AuditCase, section: Section): SafeHtml {
  const given = gradesOf(section, about).map((grade) => gradeNames[grade].toLowerCase())
  return details({
    summaryText: `What the auditor wrote: ${section.title}${given.length > 0 ? ` (${given.join(', ')})` : ''}`,
    html: html`${childIdsOf(section, about).map((childId) => {
      const child = about.children.find((one) => one.id === childId)
      const answered = section.questions.filter((question) => about.answers.has(answerKey(question.key, childId)))
      return html`${child ? html`<h3 class="govuk-heading-s">${child.initials || child.ref}</h3>` : ''}
        <dl class="hearth-evidence">${answered.map((question) => html`<dt>${question.text}</dt><dd>${answerWords(question, about.answers.get(answerKey(question.key, childId)))}</dd>`)}</dl>
        <p class="govuk-body"><a class="govuk-link" href="${sectionHref(about.audit, section, child)}">Open this section</a></p>`
    })}`,
  })
}
