import type { RuleKey } from '#framework/a2-audit-tool/types.ts'
import { actionsPanel } from '#modules/actions/index.ts'
import type { Need } from '#modules/people/index.ts'
import { isOpenToAll, listVoicesWithWords, voicesOnPaper } from '#modules/voices/index.ts'
import { Refused } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { withoutGrades } from '../blind.ts'
import { giveLeave } from '../commands/give-leave.ts'
import { leavePage } from '../pages/leave.ts'
import { printPage } from '../pages/print.ts'
import { history } from './history.ts'
import { caseOf, lockedCaseOf } from './shared.ts'
import { readsReflection } from './audits.ts'

export const moreRoutes: readonly AnyRoute<Need>[] = [
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

async function print(context: Context) {
  const { tx, today } = context
  const { about, blind } = await caseOf(context)
  const seen = blind ? withoutGrades(about) : about
  const voices = await listVoicesWithWords(tx, about.voices)
  context.saw({ pieceId: about.audit.id, householdId: about.audit.householdId })
  return page(
    printPage({
      about: seen,
      today,
      voices: voicesOnPaper(voices, today),
      openChildren: new Set(voices.flatMap((voice) => (voice.childId && isOpenToAll(voice) ? [voice.childId] : []))),
      actions: actionsPanel(about.actions, today),
      readsReflection: readsReflection(context.actor, about),
    }),
  )
}

async function askLeave(context: Context) {
  const { about } = await caseOf(context)
  return page(leavePage({ audit: about.audit, caps: about.judged.caps, dispensed: about.judged.dispensed }))
}

async function leave(context: Context) {
  const { tx, body } = context
  const about = await lockedCaseOf(context)
  const rule = about.judged.caps.find((cap) => cap.rule === textOf(body, 'rule'))?.rule as RuleKey | undefined
  if (!rule) throw new Refused('Choose the limit that you give leave from.')
  await giveLeave(tx, about.audit.ref, rule, textOf(body, 'reason'))
  return redirect(`/audits/${about.audit.ref}`, 'Leave is given, and kept with your reason.')
}
