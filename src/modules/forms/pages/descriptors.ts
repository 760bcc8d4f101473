import { type Grade, gradeNames, grades } from '#framework/forms/types.ts'
import { html, insetText, type SafeHtml } from '#platform/html/index.ts'

/** What each grade looks like, beside the section that is graded: good first. */
export function descriptors(looks: Record<Grade, string>): SafeHtml {
  return insetText({
    html: html`<h2 class="govuk-heading-s">What good looks like</h2><p class="govuk-body">${looks.good}</p>
      ${grades.filter((grade) => grade !== 'good').map((grade) => html`<p class="govuk-body-s"><strong>${gradeNames[grade]}:</strong> ${looks[grade]}</p>`)}`,
  })
}
