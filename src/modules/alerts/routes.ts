import type { Need } from '#modules/people/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import { longest } from './forms.ts'
import { showNewAlert, takeNewAlert } from './routes/raise.ts'
import { showAlert, showDecision, takeCircle, takeDecision, takeMistake, takeNote } from './routes/show.ts'
import type { Sources } from './sources.ts'

/** The URL table. `sources` tells this room of the audits and voices above it. Who may read an alert is not a duty: its circle
 * of readers decides, in the database. */
export function alertRoutes(sources: Sources): AnyRoute<Need>[] {
  const shared = { need: 'signed in', longest } as const
  return [
    { ...shared, method: 'GET', path: '/alerts/new', records: 'nothing', handler: showNewAlert(sources) },
    { ...shared, method: 'POST', path: '/alerts', records: 'safety alert raised', handler: takeNewAlert(sources) },
    {
      ...shared,
      method: 'GET',
      path: '/alerts/:ref',
      records: 'safety alert looked at',
      handler: (context) => showAlert(context, sources),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/told',
      records: 'safety alert noted',
      handler: (context) => takeNote(context, sources),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/circle',
      records: 'safety alert kept from somebody',
      handler: (context) => takeCircle(context, sources),
    },
    {
      ...shared,
      method: 'GET',
      path: '/alerts/:ref/decision',
      records: 'safety alert looked at',
      handler: (context) => showDecision(context, sources),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/decision',
      records: 'safety alert decided',
      handler: (context) => takeDecision(context, sources),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/mistake',
      records: 'safety alert decided',
      handler: (context) => takeMistake(context, sources),
    },
  ]
}
