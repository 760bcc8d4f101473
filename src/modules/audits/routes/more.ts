import type { RuleKey } from '#framework/a2-audit-tool/types.ts'
import { listActionsOfAudit, actionsPanel } from '#modules/actions/index.ts'
import type { Need } from '#modules/people/index.ts'
import { isOpenToAll, listVoicesWithWords, voicesOnPaper } from '#modules/voices/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, redirect, Refused, textOf } from '#platform/http/index.ts'
import { byQuestion } from '../answers.ts'
import { withoutGrades } from '../blind.ts'
import { clearAlert, noteWhoWasTold, raiseAlert } from '../commands/alert.ts'
import { giveLeave } from '../commands/give-leave.ts'
import { alertPage } from '../pages/alert.ts'
import { historyPage } from '../pages/history.ts'
import { leavePage } from '../pages/leave.ts'
import { printPage } from '../pages/print.ts'
import { listAlerts, listAnswersAsOf, listMoves } from '../queries/answers.ts'
import { findAudit } from '../queries/find-audit.ts'
import { listTrail } from '../queries/trail.ts'
import { caseOf } from './shared.ts'
import { readsReflection } from './audits.ts'

export const moreRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/audits/:ref/alert',
    need: 'signed in',
    records: 'safety alert looked at',
    handler: showAlert,
  },
  { method: 'POST', path: '/audits/:ref/alert', need: 'signed in', records: 'safety alert raised', handler: raise },
  { method: 'POST', path: '/audits/:ref/alert/told', need: 'signed in', records: 'safety alert noted', handler: told },
  {
    method: 'POST',
    path: '/audits/:ref/alert/clearance',
    need: 'sign_off',
    records: 'safety alert cleared',
    handler: clear,
  },
  { method: 'GET', path: '/audits/:ref/print', need: 'signed in', records: 'audit printed', handler: print },
  {
    method: 'GET',
    path: '/audits/:ref/history',
    need: 'signed in',
    records: 'audit history looked at',
    handler: history,
  },
  { method: 'GET', path: '/audits/:ref/leave', need: 'sign_off', records: 'nothing', handler: askLeave },
  {
    method: 'POST',
    path: '/audits/:ref/leave',
    need: 'sign_off',
    records: 'leave given to grade above a limit',
    handler: leave,
  },
]

async function showAlert(context: Context) {
  const { tx, actor, today } = context
  const { about } = await caseOf(context)
  context.saw({ auditId: about.audit.id, householdId: about.audit.householdId })
  return page(
    alertPage({
      audit: about.audit,
      alerts: await listAlerts(tx, about.audit.id),
      mayClear: actor.duties.has('sign_off'),
      today,
    }),
  )
}

async function raise({ tx, params, body, today }: Context) {
  const audit = await findAudit(tx, params['ref'] ?? '')
  const what = textOf(body, 'what').trim()
  if (!what) throw new Refused('Say what you saw or heard that worries you.')
  await raiseAlert(tx, audit, { what, told: textOf(body, 'told') }, today)
  return redirect(`/audits/${audit.ref}/alert`, 'The team manager and the service manager have been told.')
}

async function told({ tx, params, body }: Context) {
  const audit = await findAudit(tx, params['ref'] ?? '')
  await noteWhoWasTold(tx, audit, textOf(body, 'told'))
  return redirect(`/audits/${audit.ref}/alert`, 'Saved.')
}

async function clear({ tx, actor, params, body }: Context) {
  const audit = await findAudit(tx, params['ref'] ?? '')
  await clearAlert(tx, actor, audit, textOf(body, 'decision'))
  return redirect(`/audits/${audit.ref}`, 'The alert is cleared. The decision is kept with the audit.')
}

async function print(context: Context) {
  const { tx, today } = context
  const { about, blind } = await caseOf(context)
  const seen = blind ? withoutGrades(about) : about
  const voices = await listVoicesWithWords(tx, about.audit.id)
  context.saw({ auditId: about.audit.id, householdId: about.audit.householdId })
  return page(
    printPage({
      about: seen,
      today,
      voices: voicesOnPaper(voices, today),
      openChildren: new Set(voices.flatMap((voice) => (voice.childId && isOpenToAll(voice) ? [voice.childId] : []))),
      actions: actionsPanel(await listActionsOfAudit(tx, about.audit.id), today),
      readsReflection: readsReflection(context.actor, about),
    }),
  )
}

/** Everything that happened, and the answers as they stood at the end of a day. */
async function history(context: Context) {
  const { tx, query, today } = context
  const { about, blind } = await caseOf(context)
  context.saw({ auditId: about.audit.id, householdId: about.audit.householdId })
  const asked =
    query['on-day'] !== undefined
      ? dateFromParts({ day: query['on-day'], month: query['on-month'], year: query['on-year'] })
      : undefined
  const on = asked?.ok ? asked.date : undefined
  const endOfDay = on?.add({ days: 1 }).toZonedDateTime('Europe/London').toInstant()
  const then = endOfDay
    ? { ...about, answers: byQuestion(await listAnswersAsOf(tx, about.audit.id, endOfDay)) }
    : undefined
  return page(
    historyPage({
      audit: blind ? withoutGrades(about).audit : about.audit,
      moves: await listMoves(tx, about.audit.id),
      trail: await listTrail(tx, about.audit.id),
      asOf: on && then ? { on, about: blind ? withoutGrades(then) : then } : undefined,
      mistake: asked && !asked.ok ? asked.because : undefined,
      typed: query,
      today,
    }),
  )
}

async function askLeave(context: Context) {
  const { about } = await caseOf(context)
  return page(leavePage({ audit: about.audit, caps: about.judged.caps, dispensed: about.judged.dispensed }))
}

async function leave(context: Context) {
  const { tx, body } = context
  const { about } = await caseOf(context)
  const rule = about.judged.caps.find((cap) => cap.rule === textOf(body, 'rule'))?.rule as RuleKey | undefined
  if (!rule) throw new Refused('Choose the limit that you give leave from.')
  await giveLeave(tx, about.audit, rule, textOf(body, 'reason'))
  return redirect(`/audits/${about.audit.ref}`, 'Leave is given, and kept with your reason.')
}
