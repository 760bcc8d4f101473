import { findAudit, isBeforeSubmission, lockAudit } from '#modules/audits/index.ts'
import { asksToFind, type Need } from '#modules/people/index.ts'
import { type Mistake, Refused } from '#platform/problems.ts'
import { type AnyRoute, type Context, mistakeOfLength, page, redirect, textOf } from '#platform/http/index.ts'
import { changeAuditor, listOtherAuditors, offerOtherAuditors } from '../commands/change-auditor.ts'
import { auditorPage } from '../pages/auditor.ts'

const about = { path: '/audits/:ref/auditor', need: 'assign_moderators' } as const

export const auditorRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', ...about, keyed: true, records: 'nothing', handler: (context) => ask(context, []) },
  { method: 'POST', ...about, again: 'taken', records: 'auditor changed', handler: change },
]

async function ask({ tx, params, body, today }: Context, mistakes: readonly Mistake[]) {
  const audit = await findAudit(tx, params['ref'] ?? '')
  if (!isBeforeSubmission(audit)) throw new Refused('The auditor can be changed until the audit is sent.')
  const typed = Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)]))
  return page(auditorPage({ audit, people: await offerOtherAuditors(tx, audit, today, body), typed, mistakes }))
}

async function change(context: Context) {
  const { tx, params, body, today, now } = context
  if (asksToFind(body, 'auditor')) return ask(context, [])
  const audit = await lockAudit(tx, params['ref'] ?? '')
  const people = await listOtherAuditors(tx, audit, today)
  const chosen = people.find(({ id }) => String(id) === textOf(body, 'auditor'))
  const reason = textOf(body, 'reason').trim()
  if (!chosen || !reason || reason.length > longest) {
    return ask(context, [
      ...(chosen ? [] : [{ field: 'auditor', message: 'Choose who carries out this audit.' }]),
      ...(reason ? [] : [{ field: 'reason', message: 'Say why somebody else carries it out.' }]),
      ...mistakeOfLength('reason', reason, longest),
    ])
  }
  await changeAuditor(tx, audit.ref, { auditorId: chosen.id, reason }, { today, now })
  return redirect(`/audits/${audit.ref}`, 'The auditor is changed, and both people have been told.')
}

const longest = 1000
