import { Refused } from '#platform/problems.ts'
import { listAlerts, longestOfAlert, noteOnAlert, readWords } from '#modules/alerts/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, redirect } from '#platform/http/index.ts'
import { findAuditOrPart } from '../queries/find-audit.ts'

/* Safety alerts have a room of their own: this address of an audit leads to it for ever. */

export const alertRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'POST',
    path: '/audits/:ref/alert/told',
    need: 'signed in',
    longest: longestOfAlert,
    records: 'safety alert noted',
    handler: told,
  },
]

/** Who was told outside Hearth: a line more with a name, on the alert that this person reads. */
async function told({ tx, params, body }: Context) {
  const audit = await findAuditOrPart(tx, params['ref'] ?? '')
  const [open] = await listAlerts(tx, { householdId: audit.householdId, open: true })
  if (!open) throw new Refused('There is no open alert here that you read.')
  const read = readWords(body, 'told', 'Write who was told, when, and what was agreed. What others wrote is as it was.')
  if (!read.ok) throw new Refused(read.mistakes[0]!.message)
  await noteOnAlert(tx, open.ref, read.value)
  return redirect(`/alerts/${open.ref}`, 'It is added.')
}
