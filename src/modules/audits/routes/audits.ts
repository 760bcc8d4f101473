import { actionsPanel, mayRaise } from '#modules/actions/index.ts'
import { listAlerts } from '#modules/alerts/index.ts'
import { correctionsPanel, listCorrections, offeredMoves } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { listAdults } from '#modules/register/index.ts'
import { answersFromWordsGone } from '#modules/tool/index.ts'
import { listVoicesWithWords, listWordsGone, mayAskMore, voicesTable } from '#modules/voices/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type AnyRoute, type Context, page } from '#platform/http/index.ts'
import { isOver } from '../steps.ts'
import { withoutGrades } from '../blind.ts'
import { stream } from '../commands/move.ts'
import { moveForms } from '../move-forms.ts'
import { irosPage } from '../pages/iros-part.ts'
import { auditPage } from '../pages/show.ts'
import { whoLooksAgain } from '../queries/looks-again.ts'
import type { AuditCase } from '../queries/standing.ts'
import { caseAsSeen } from './shared.ts'

export const auditRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/audits/:ref', need: 'signed in', records: 'audit looked at', handler: show },
]

async function show(context: Context) {
  const { tx, actor, today } = context
  const { about, blind, whole } = await caseAsSeen(context)
  if (!whole) return showToIro(context, about)
  const { audit } = about
  context.saw({ pieceId: audit.id, householdId: audit.householdId })
  const again = answersFromWordsGone(about.answers.values(), await listWordsGone(tx, audit.id))
  const fromWordsGone = again.length > 0 && (await whoLooksAgain(tx, audit, today)).has(actor.id) ? again : []
  const adults = await listAdults(tx, audit, about.stays, isOver(audit) ? audit.stateSince : null)
  return page(
    auditPage({
      about: blind ? withoutGrades(about) : about,
      blind,
      alerts: about.sign.open > 0 ? await listAlerts(tx, { householdId: audit.householdId, open: true }) : [],
      corrected: correctionsPanel(
        { ...about, form: about.tool },
        blind ? [] : await listCorrections(tx, audit.id),
        today,
      ),
      offered: offeredMoves(stream, moveForms, audit.state, () => about.standing),
      voices: voicesTable(
        await listVoicesWithWords(tx, about.voices, about.carers),
        today,
        mayAskMore(actor) ? about.audit.ref : undefined,
      ),
      actions: actionsPanel(about.actions, today),
      mayRaiseAction: mayRaise(actor),
      adults: adults.filter((one) => !about.children.some(({ id }) => id === one.id)),
      readsReflection: readsReflection(actor, about),
      fromWordsGone,
      today,
      original: about.original,
      reaudit: about.plannedReaudit,
    }),
  )
}

async function showToIro(context: Context, about: AuditCase) {
  const { tx, today } = context
  const { audit } = about
  context.saw({ pieceId: audit.id, householdId: audit.householdId })
  const theirs = about.voices.filter(({ childId }) => about.children.some(({ id }) => id === childId))
  const voices = await listVoicesWithWords(tx, theirs, about.carers)
  return page(irosPage({ about, voices: voicesTable(voices, today), today }))
}

/** The same people as in db/policies/answers.sql: for them the task list opens the reflection. */
export function readsReflection(actor: Actor, { standing, audit }: AuditCase): boolean {
  return (
    standing.isWorker ||
    standing.isAuditor ||
    standing.isModerator ||
    standing.isTeamManager ||
    (audit.auditorId !== null && actor.actsFor.includes(audit.auditorId))
  )
}
