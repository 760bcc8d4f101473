import { gradedSections } from '#framework/a2-audit-tool/index.ts'
import { details, html, type SafeHtml } from '#platform/html/index.ts'
import { answerKey, childIdsOf } from '../answers.ts'
import type { AuditCase } from '../queries/standing.ts'
import { answerWords } from './section.ts'

/** The auditor's evidence, section by section, for the moderator to read beside their own view. In a blind moderation
 * the case that comes in holds no grades, so none can show. */
export function evidencePanel(about: AuditCase): SafeHtml {
  return html`<h2 class="govuk-heading-m">What the auditor wrote</h2>
    ${gradedSections(about.tool).map((section) =>
      details({
        summaryText: section.title,
        html: html`${childIdsOf(section, about).map((childId) => {
          const child = about.children.find((one) => one.id === childId)
          const answered = section.questions.filter((question) => about.answers.has(answerKey(question.key, childId)))
          return html`${child ? html`<h3 class="govuk-heading-s">${child.initials || child.ref}</h3>` : ''}
            <dl class="hearth-evidence">${answered.map((question) => html`<dt>${question.text}</dt><dd>${answerWords(question, about.answers.get(answerKey(question.key, childId)))}</dd>`)}</dl>
            <p class="govuk-body"><a class="govuk-link" href="/audits/${about.audit.ref}/sections/${section.key}${child ? `/${child.ref}` : ''}">Open this section</a></p>`
        })}`,
      }),
    )}
    <p class="govuk-body"><a class="govuk-link" href="/audits/${about.audit.ref}/sections/ovr">Open the overall judgement</a></p>`
}
