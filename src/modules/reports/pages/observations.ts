import { shareOf } from '#modules/evidence/index.ts'
import { html, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { ByOthers } from '#modules/observations/index.ts'
import type { ObservationFigures } from '../queries/observations.ts'

/** What the month says of observations: numbers alone, and none of fewer than five. */
export function observationsPanel(figures: ObservationFigures): SafeHtml {
  const { done, planned, calledOff, corrected, said_no: saidNo } = figures
  const since = corrected > 0 ? `. Since the month ended, the day of ${corrected} was put right` : ''
  const rows = {
    'Observed this month': `${done} of ${planned} planned${calledOff > 0 ? `, and ${calledOff} called off by the family` : ''}${since}`,
    'Observed at least once in 12 months': shareOf(figures.observed, 'workers'),
    'Child seen': shareOf(figures.child_seen, 'children'),
    'Child spoken to alone': `${shareOf(figures.alone, 'children of 4 and over')}${saidNo ? `; ${saidNo.part} said no, which is their right` : ''}`,
    'Talked over the same day': shareOf(figures.told, 'visits'),
    'Watched by somebody else than the worker’s manager': byOthers(figures.byOthers),
    'A fair picture, the worker says': shareOf(figures.fair, 'answers'),
    'Actions that were due, checked in time': shareOf(figures.verified, 'actions'),
  }
  return html`<h2 class="govuk-heading-m" id="observations">Observations of practice</h2>
    <p class="govuk-body">Visits in the room, with a household. All but the first line look back over 12 months. Who was observed, and what was seen, stays between the worker, the observer and their managers.</p>
    ${summaryList({ rows: Object.entries(rows).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}`
}

/** Team by team: a small one is left out, and no sum is told from which it could be reckoned. */
const byOthers = (teams: readonly ByOthers[]): string =>
  teams.length === 0
    ? 'Fewer than 5 in every team: not shown'
    : `${teams.map(({ team, part, whole }) => `${team} ${part} of ${whole}`).join('; ')}. A team with fewer than 5 is not shown`
