import type { Need } from '#modules/people/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { longest } from './forms.ts'
import { showNewAlert, takeNewAlert } from './routes/raise.ts'
import { showAlert, showDecision, takeCircle, takeDecision, takeMistake, takeNote } from './routes/show.ts'

/** The URL table. `rooms` tells this one of the pieces of evidence and the voices above it. Who may read an alert is not a duty: its circle
 * of readers decides, in the database. */
export function alertRoutes(rooms: Rooms): AnyRoute<Need>[] {
  const shared = { need: 'signed in', longest } as const
  return [
    { ...shared, method: 'GET', path: '/alerts/new', keyed: true, records: 'nothing', handler: showNewAlert(rooms) },
    {
      ...shared,
      method: 'POST',
      path: '/alerts',
      again: 'taken',
      records: 'safety alert raised',
      handler: takeNewAlert(rooms),
    },
    {
      ...shared,
      method: 'GET',
      path: '/alerts/:ref',
      keyed: true,
      records: 'safety alert looked at',
      handler: (context) => showAlert(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/told',
      records: 'safety alert noted',
      handler: (context) => takeNote(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/circle',
      records: 'safety alert kept from somebody',
      handler: (context) => takeCircle(context, rooms),
    },
    {
      ...shared,
      method: 'GET',
      path: '/alerts/:ref/decision',
      keyed: true,
      records: 'safety alert looked at',
      handler: (context) => showDecision(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/decision',
      records: 'safety alert decided',
      handler: (context) => takeDecision(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/alerts/:ref/mistake',
      records: 'safety alert decided',
      handler: (context) => takeMistake(context, rooms),
    },
  ]
}
