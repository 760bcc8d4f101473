import { Refused } from '#platform/problems.ts'
import { listAlerts, longestOfAlert, newAlertHref, noteOnAlert, readWords, takeConcern } from '#modules/alerts/index.ts'
import { listAnswers } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findHouseholdById } from '#modules/register/index.ts'
import { type AnyRoute, type Context, redirect } from '#platform/http/index.ts'
import { named } from '../addresses.ts'
import { byQuestion } from '../answers.ts'
import { findAuditOrPart } from '../queries/find-audit.ts'

/* Safety alerts have a room of their own. These addresses of an audit lead to it for ever, and raise one from the audit itself. */

const shared = { need: 'signed in', longest: longestOfAlert } as const

export const alertRoutes: readonly AnyRoute<Need>[] = [
  { ...shared, method: 'GET', path: '/audits/:ref/alert', records: 'nothing', handler: showAlert },
  { ...shared, method: 'POST', path: '/audits/:ref/alert', records: 'safety alert raised', handler: raise },
  { ...shared, method: 'POST', path: '/audits/:ref/alert/told', records: 'safety alert noted', handler: told },
]

async function showAlert({ tx, params }: Context) {
  const audit = await findAuditOrPart(tx, params['ref'] ?? '')
  return redirect(newAlertHref(audit.ref))
}

async function raise(context: Context) {
  const { tx, params } = context
  const audit = await findAuditOrPart(tx, params['ref'] ?? '')
  const from = { household: await findHouseholdById(tx, audit.householdId), piece: named(audit), voice: null }
  return takeConcern(await withWhoIsActing(context, audit.id), from)
}

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

/** Beside the question of the audit, who is acting has been answered there. */
async function withWhoIsActing(context: Context, pieceId: number): Promise<Context> {
  if (context.body['acting'] !== undefined || context.body['acting-words'] !== undefined) return context
  const answers = byQuestion(await listAnswers(context.tx, pieceId))
  const acting = String(answers.get('safe.acting')?.value ?? '')
  const words = String(answers.get('safe.told_who_when')?.value ?? '')
  return { ...context, body: { ...context.body, acting, 'acting-words': words } }
}
