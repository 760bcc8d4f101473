import { colourOf, gradeNames, isGrade } from '#framework/forms/scale.ts'
import { html, type SafeHtml, tag } from '#platform/html/index.ts'
import { type Audit } from '../audit.ts'
import { type State, stateNames } from '../steps.ts'

/** A grade as a tag: always in words, the colour only helps. */
export function gradeTag(grade: string | null | undefined): SafeHtml {
  if (!grade) return html`<span class="hearth-quiet">Not yet graded</span>`
  return tag({
    text: isGrade(grade) ? gradeNames[grade] : grade,
    classes: `govuk-tag--${isGrade(grade) ? colourOf(grade) : 'grey'}`,
  })
}

/** What the grades of an audit are: one for the whole, or the lowest of its sections. */
export const gradeCalled = ({ overall }: Pick<Audit, 'overall'>): string => (overall ? 'grade' : 'lowest section')

export const noGradeForTheWhole = {
  key: { text: 'Grade for the whole' },
  value: { text: 'None is given: sign-off, days and a re-audit go by the lowest section.' },
}

export function stateTag(audit: Pick<Audit, 'state'>): SafeHtml {
  const over: readonly State[] = ['closed', 'cancelled']
  return tag({
    text: stateNames[audit.state],
    classes: over.includes(audit.state) ? 'govuk-tag--grey' : 'govuk-tag--blue',
  })
}
