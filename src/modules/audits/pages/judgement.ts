import { gradedOfHousehold } from '#framework/a2-audit-tool/index.ts'
import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import { gradesOf } from '#framework/a2-audit-tool/answers.ts'
import { html, nothing, type SafeHtml, stackedTable, warningText } from '#platform/html/index.ts'
import { awaitsLock } from '../audit.ts'
import type { Leave } from '../queries/settled.ts'
import type { AuditCase } from '../queries/standing.ts'
import { gradeTag } from './grade.ts'

/** Beside the overall judgement: the section grades, what they suggest and why, and each cap in words before it bites. */
export function judgementPanel(about: AuditCase): SafeHtml {
  const { judged, tool } = about
  const standing = judged.caps.filter((cap) => !judged.dispensed.includes(cap.rule))
  // UA-D19: each limit is said once, below.
  const reasons = judged.suggestion.reasons.filter((reason) => !standing.some((cap) => cap.because === reason))
  return html`<section class="hearth-judgement" aria-labelledby="suggested">
    <h2 class="govuk-heading-m" id="suggested">What the sections point to</h2>
    ${stackedTable({
      caption: 'The grade of each section',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Section' }, { text: 'Grade' }],
      rows: gradedOfHousehold(tool).map((section) => [
        { text: section.title },
        {
          html: html`${gradesOf(section, about).map((grade) => html`${gradeTag(grade)} `)}${gradesOf(section, about).length === 0 ? gradeTag(null) : nothing}`,
        },
      ]),
    })}
    <p class="govuk-body">${about.audit.overall ? '' : `No grade is given for the whole.${judged.given ? ` What is done goes by the lowest section and by what limits it: ${gradeNames[judged.given].toLowerCase()}.` : ''}`} ${judged.suggestion.grade ? html`Suggested: <strong>${gradeNames[judged.suggestion.grade].toLowerCase()}</strong>.` : nothing} ${reasons.join(' ')} ${about.audit.overall ? 'The grade is yours to decide.' : ''}</p>
    ${standing.map((cap) => warningText({ text: cap.because, iconFallbackText: 'Limit' }))}
    ${about.leaves.map((leave) => leaveGiven(about, leave))}
    ${judged.blocked ? warningText({ text: judged.blocked.says, iconFallbackText: 'Not yet' }) : nothing}
  </section>`
}

/** A limit that holds no more for this audit, with whose reason. */
function leaveGiven({ judged }: AuditCase, { rule, by, reason }: Leave): SafeHtml {
  const limit = judged.caps.find((cap) => cap.rule === rule)?.because
  return html`<p class="govuk-body">${by ?? 'The service manager'} gave leave to grade above a limit${limit ? html`: “${limit}”` : ''}. Their reason: <span class="hearth-words">${reason}</span></p>`
}

/** Beside the moderator's overall grade: what limits it, and what follows from seeing a section differently. */
export function limitsPanel({ judged, tool, audit }: AuditCase): SafeHtml {
  const { caps, highest, inadequate } = judged.ofRecord
  const blind = awaitsLock(audit)
  const titles = inadequate.flatMap((key) => tool.sections.find((section) => section.key === key)?.title ?? [])
  return html`<section class="hearth-judgement" aria-labelledby="limits">
    <h2 class="govuk-heading-m" id="limits">What limits the grade</h2>
    ${blind ? html`<p class="govuk-body">You see here the limits that follow from facts and from the grades that you gave to sections yourself. Your first grade is locked as you choose it, whatever they say; the auditor’s grades come into sight then.</p>` : nothing}
    ${caps.map((cap) => warningText({ text: cap.because, iconFallbackText: 'Limit' }))}
    ${caps.length === 0 ? html`<p class="govuk-body">Nothing limits it.</p>` : blind ? nothing : html`<p class="govuk-body">The grade of record can be at most ${gradeNames[highest].toLowerCase()}. ${titles.length > 0 ? `Lowest as it stands: ${titles.join('; ')}. If you see one differently, say so at that section, with the grade you see and why: the limit follows, and both grades are kept.` : ''}</p>`}
  </section>`
}
