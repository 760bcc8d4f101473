import { type Mistake, NotAllowed, Refused } from '#platform/problems.ts'
import { type Audit, findAudit, lockAudit } from '#modules/audits/index.ts'
import { readDay } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { listReviews } from '#modules/register/index.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { mayMove, moveReview, notTheirs, whyNotMoved } from '../commands/move-review.ts'
import { reviewDatePage } from '../pages/review-date.ts'

const about = { path: '/audits/:ref/review-date', need: 'signed in' } as const

export const reviewDateRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', ...about, keyed: true, records: 'nothing', handler: show },
  { method: 'POST', ...about, again: 'taken', records: 'day of a review moved', handler: move },
]

async function show(context: Context) {
  const audit = await findAudit(context.tx, context.params['ref'] ?? '')
  refuse(context, audit)
  return ask(context, audit, [])
}

function refuse({ actor }: Context, audit: Audit): void {
  if (!mayMove(audit, actor)) throw new NotAllowed(notTheirs)
  const because = whyNotMoved(audit)
  if (because) throw new Refused(because)
}

async function ask({ tx, body }: Context, audit: Audit, mistakes: readonly Mistake[]) {
  const review = (await listReviews(tx, audit.householdId)).find(({ id }) => id === audit.reviewId)
  return page(
    reviewDatePage({
      audit,
      lawSays: review && review.kind !== 'early' ? review.dueOn : null,
      typed: Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)])),
      mistakes,
    }),
  )
}

async function move(context: Context) {
  const { tx, actor, params, body, today } = context
  const audit = await lockAudit(tx, params['ref'] ?? '')
  refuse(context, audit)
  const planned = readDay(body, 'on', 'audit_planned', { today })
  const { on } = planned
  const reason = textOf(body, 'reason').trim()
  const mistakes: Mistake[] = [
    ...planned.mistakes,
    ...(on?.equals(audit.scheduledFor) ? [{ field: 'on', message: alreadyThen }] : []),
    ...(reason ? [] : [{ field: 'reason', message: 'Say why it is on another day.' }]),
    ...(reason.length > longest ? [{ field: 'reason', message: `Use ${longest} characters or fewer.` }] : []),
  ]
  if (!on || mistakes.length > 0) return ask(context, audit, mistakes)
  await moveReview(tx, actor, audit.ref, { to: on, reason }, today)
  return redirect(`/audits/${audit.ref}`, 'It is moved, and those who take part have been told.')
}

const longest = 1000
const alreadyThen = 'It is planned for that day already: give another.'
