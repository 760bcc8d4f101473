import { highestThat, isGrade, rankOf, scaleOf, usualScale } from '#framework/forms/scale.ts'
import { type Grade, gradeNames, type Section } from '#framework/forms/types.ts'
import { html, insetText, type SafeHtml } from '#platform/html/index.ts'

/** What each grade looks like, beside the grade: good first. */
export function descriptors(looks: NonNullable<Section['descriptors']>, level: 'h2' | 'h3' = 'h2'): SafeHtml {
  const described = gradesDescribed(looks)
  const good = highestThat('good', described[0] ? scaleOf(described[0]) : usualScale)
  const heading = `What ${gradeNames[good].toLowerCase()} looks like`
  return insetText({
    html: html`${level === 'h2' ? html`<h2 class="govuk-heading-s">${heading}</h2>` : html`<h3 class="govuk-heading-s">${heading}</h3>`}<p class="govuk-body">${looks[good]}</p>
      ${described.filter((grade) => grade !== good).map((grade) => html`<p class="govuk-body-s"><strong>${gradeNames[grade]}:</strong> ${looks[grade]}</p>`)}`,
  })
}

/** The grades of which it says what they look like, the best first. */
export const gradesDescribed = (looks: NonNullable<Section['descriptors']>): readonly Grade[] =>
  Object.keys(looks)
    .filter(isGrade)
    .toSorted((one, other) => rankOf(other) - rankOf(one))
