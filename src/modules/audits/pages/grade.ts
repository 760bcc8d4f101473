import { type Grade, gradeNames } from '#framework/a2-audit-tool/types.ts'
import { html, type SafeHtml, tag } from '#platform/html/index.ts'
import { type Audit } from '../audit.ts'
import { type State, stateNames } from '../steps.ts'

const colours: Record<Grade, string> = {
  outstanding: 'purple',
  good: 'green',
  requires_improvement: 'orange',
  inadequate: 'red',
}

/** A grade as a tag: always in words, the colour only helps. */
export function gradeTag(grade: string | null | undefined): SafeHtml {
  if (!grade) return html`<span class="hearth-quiet">Not yet graded</span>`
  return tag({
    text: gradeNames[grade as Grade] ?? grade,
    classes: grade in colours ? `govuk-tag--${colours[grade as Grade]}` : 'govuk-tag--grey',
  })
}

export function stateTag(audit: Pick<Audit, 'state'>): SafeHtml {
  const over: readonly State[] = ['closed', 'cancelled']
  return tag({
    text: stateNames[audit.state],
    classes: over.includes(audit.state) ? 'govuk-tag--grey' : 'govuk-tag--blue',
  })
}
