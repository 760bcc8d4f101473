import { numberRow, type SafeHtml } from '#platform/html/index.ts'
import type { Standing } from '../standing.ts'
import type { Tally } from '../tally.ts'

/** What was agreed, and how it stands: all of these together are what was agreed. `to`: the list behind each, behind all without a standing. `toDo`: how
 * what is still to be done is called. */
export function tallyRow(tally: Tally, to: (standing?: Standing) => string, toDo = 'To be done now'): SafeHtml {
  const always = (label: string, standing: Standing) => ({ label, value: tally[standing], href: to(standing) })
  const some = (label: string, standing: Standing) => (tally[standing] > 0 ? [always(label, standing)] : [])
  return numberRow([
    { label: 'Agreed', value: tally.agreed, href: to() },
    ...some('Done early', 'early'),
    always('Done in time', 'in_time'),
    always('Done later', 'late'),
    always(toDo, 'due'),
    always('Not done in time', 'missed'),
    ...some('Not yet due', 'not_yet_due'),
    ...some('Excused', 'excused'),
    ...some('No longer needed', 'no_longer_needed'),
    always('Kept outside Hearth', 'kept_outside'),
  ])
}
