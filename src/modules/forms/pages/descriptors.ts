import { type Grade, gradeNames, grades } from '#framework/forms/types.ts'
import { html, insetText, type SafeHtml } from '#platform/html/index.ts'

/** What each grade looks like, beside the grade: good first. */
export function descriptors(looks: Record<Grade, string>, level: 'h2' | 'h3' = 'h2'): SafeHtml {
  const heading = 'What good looks like'
  return insetText({
    html: html`${level === 'h2' ? html`<h2 class="govuk-heading-s">${heading}</h2>` : html`<h3 class="govuk-heading-s">${heading}</h3>`}<p class="govuk-body">${looks.good}</p>
      ${grades.filter((grade) => grade !== 'good').map((grade) => html`<p class="govuk-body-s"><strong>${gradeNames[grade]}:</strong> ${looks[grade]}</p>`)}`,
  })
}
