import type { RuleKey } from '#framework/a2-audit-tool/types.ts'
import type { Need } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { giveLeave } from '../commands/give-leave.ts'
import { leavePage } from '../pages/leave.ts'
import { caseOf, lockedCaseOf } from './shared.ts'

export const leaveRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/audits/:ref/leave', keyed: true, need: 'sign_off', records: 'nothing', handler: askLeave },
  {
    method: 'POST',
    path: '/audits/:ref/leave',
    need: 'sign_off',
    records: 'leave given to grade above a limit',
    handler: leave,
  },
]

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
