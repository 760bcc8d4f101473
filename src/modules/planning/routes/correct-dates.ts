import { type Audit, datesOfReview, findAudit, lockAudit } from '#modules/audits/index.ts'
import { readDay } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotAllowed, Refused } from '#platform/problems.ts'
import {
  correctPeriodOf,
  correctReview,
  isPeriodOf,
  notTheirsToCorrect,
  type Which,
  whyNotCorrected,
} from '../commands/correct-dates.ts'
import { mayMove } from '../commands/move-review.ts'
import { correctPeriodPage, correctReviewPage } from '../pages/correct-dates.ts'

const ofReview = { path: '/audits/:ref/held-review', need: 'signed in' } as const
const ofPeriod = { path: '/audits/:ref/period-correction', need: 'signed in' } as const

export const correctDatesRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', ...ofReview, keyed: true, records: 'nothing', handler: (context) => show(context, 'review') },
  { method: 'POST', ...ofReview, records: 'day of a held review corrected', handler: takeReview },
  { method: 'GET', ...ofPeriod, keyed: true, records: 'nothing', handler: (context) => show(context, 'period') },
  { method: 'POST', ...ofPeriod, records: 'audit period changed', handler: takePeriod },
]

const pages = { review: correctReviewPage, period: correctPeriodPage }

async function show(context: Context, which: Which): Promise<Reply> {
  const audit = await findAudit(context.tx, context.params['ref'] ?? '')
  refuse(context, which, audit)
  return ask(context, which, audit, [])
}

/** Nobody is asked for what would not be taken. */
function refuse({ actor }: Context, which: Which, audit: Audit): void {
  if (!mayMove(audit, actor)) throw new NotAllowed(notTheirsToCorrect)
  const because = whyNotCorrected(which, audit)
  if (because) throw new Refused(because)
}

function ask({ body }: Context, which: Which, audit: Audit, mistakes: readonly Mistake[]): Reply {
  const typed = Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)]))
  return page(pages[which]({ audit, typed, mistakes }))
}

async function takeReview(context: Context): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const audit = await lockAudit(tx, params['ref'] ?? '')
  refuse(context, 'review', audit)
  const held = readDay(body, 'on', 'review_held', await datesOfReview(tx, audit, today))
  const same = held.on && audit.meetingOn?.equals(held.on) ? [{ field: 'on', message: asBefore }] : []
  const { reason, mistakes } = reasonIn(body)
  const all = [...held.mistakes, ...same, ...mistakes]
  if (!held.on || all.length > 0) return ask(context, 'review', audit, all)
  await correctReview(tx, actor, audit.ref, { on: held.on, reason }, today)
  return redirect(`/audits/${audit.ref}`, said)
}

async function takePeriod(context: Context): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const audit = await lockAudit(tx, params['ref'] ?? '')
  refuse(context, 'period', audit)
  const from = readDay(body, 'from', 'period_from', { today })
  const to = readDay(body, 'to', 'period_until', { today, ...(from.on && { start: from.on }) })
  const { reason, mistakes } = reasonIn(body)
  const wanted = from.on && to.on ? { from: from.on, to: to.on } : undefined
  const same = wanted && isPeriodOf(audit, wanted) ? [{ field: 'to', message: asBefore }] : []
  const all = [...from.mistakes, ...to.mistakes, ...same, ...mistakes]
  if (!wanted || all.length > 0) return ask(context, 'period', audit, all)
  await correctPeriodOf(tx, actor, audit.ref, { ...wanted, reason }, today)
  return redirect(`/audits/${audit.ref}`, said)
}

function reasonIn(body: Context['body']): { reason: string; mistakes: Mistake[] } {
  const reason = textOf(body, 'reason').trim()
  if (!reason) return { reason, mistakes: [{ field: 'reason', message: 'Say why it is corrected.' }] }
  const tooLong = reason.length > longest
  return { reason, mistakes: tooLong ? [{ field: 'reason', message: `Use ${longest} characters or fewer.` }] : [] }
}

const longest = 1000
const asBefore = 'That is what is recorded already: give another day.'
const said = 'It is corrected, and those who take part have been told.'
