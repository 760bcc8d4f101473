import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import { type Audit, findAudit, isUsual, lockAudit, partsOf, usualPeriod } from '#modules/audits/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findHouseholdById } from '#modules/register/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, listOf, mistakeOfLength, page, redirect, textOf } from '#platform/http/index.ts'
import { changePeriod, leftOutOf, refuseOnceSent, whomItMayLookAt } from '../commands/change-period.ts'
import { becauseField, periodPage } from '../pages/period.ts'

export const periodRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/audits/:ref/period',
    keyed: true,
    need: 'take_audits',
    records: 'nothing',
    handler: show,
  },
  {
    method: 'POST',
    path: '/audits/:ref/period',
    again: 'taken',
    need: 'take_audits',
    records: 'audit period changed',
    handler: period,
  },
]

async function show(context: Context) {
  const audit = await findAudit(context.tx, context.params['ref'] ?? '')
  refuse(context, audit)
  return askPeriod(context, audit, [])
}

/** Nobody is asked for what would not be taken. */
function refuse({ actor }: Context, audit: Audit): void {
  if (!partsOf(actor, audit).isAuditor) throw new NotFound()
  refuseOnceSent(audit)
}

async function askPeriod({ tx, body, today }: Context, audit: Audit, mistakes: readonly Mistake[]) {
  const { before, usual, others } = await whomItMayLookAt(tx, audit)
  return page(
    periodPage({
      audit,
      chosen: mistakes.length > 0 ? chosenIn(body) : before.map(({ id }) => id),
      children: usual,
      others: others.map((one) => ({ ...one, because: before.find(({ id }) => id === one.id)?.because ?? null })),
      typed: Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)])),
      mistakes,
      today,
    }),
  )
}

const chosenIn = (body: Context['body']): number[] => listOf(body, 'child').map(Number)

async function period(context: Context) {
  const { tx, params, body } = context
  const audit = await lockAudit(tx, params['ref'] ?? '')
  refuse(context, audit)
  const [from, to] = [dateIn(body, 'from'), dateIn(body, 'to')]
  if (!from.ok || !to.ok)
    return askPeriod(context, audit, [
      ...(from.ok ? [] : [{ field: 'from', message: from.because }]),
      ...(to.ok ? [] : [{ field: 'to', message: to.because }]),
    ])
  const odd = oddPeriod(context, from.date, to.date)
  if (odd.length > 0) return askPeriod(context, audit, odd)
  const wanted = { from: from.date, to: to.date }
  const offered = await whomItMayLookAt(tx, audit)
  const reasons = await readReasons(context, audit, wanted, offered)
  if ('mistakes' in reasons) return askPeriod(context, audit, reasons.mistakes)
  await changePeriod(
    tx,
    audit.ref,
    { ...wanted, ...reasons, childIds: chosenIn(body), because: becauseIn(body, offered.others) },
    context.today,
  )
  return redirect(`/audits/${audit.ref}`, 'What this audit covers is saved.')
}

/** Why each of the others is looked at, of whom somebody says so. */
function becauseIn(body: Context['body'], others: readonly { id: number }[]): Map<number, string> {
  const said = others.map(({ id }) => [id, textOf(body, becauseField(id)).trim()] as const)
  return new Map(said.filter(([, words]) => words !== ''))
}

const dateIn = (body: Context['body'], which: 'from' | 'to') =>
  dateFromParts({
    day: textOf(body, `${which}-day`),
    month: textOf(body, `${which}-month`),
    year: textOf(body, `${which}-year`),
  })

/** What the table of plausible dates says of both ends; an odd end may be said to be right. */
function oddPeriod({ body, today }: Context, from: Temporal.PlainDate, to: Temporal.PlainDate): Mistake[] {
  const oddFrom = mistakeAbout('period_from', from, { today })
  const oddTo = mistakeAbout('period_until', to, { today, start: from }, textOf(body, 'to-right'))
  return [...(oddFrom ? [{ field: 'from', ...oddFrom }] : []), ...(oddTo ? [{ field: 'to', ...oddTo }] : [])]
}

type Reasons = { reason: string | null; childrenReason: string | null }

/** Each reason is asked for what it is the reason of: another period than the usual one, and a child who is left out. */
async function readReasons(
  { tx, body, today }: Context,
  audit: Audit,
  wanted: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  { usual: there, others }: Awaited<ReturnType<typeof whomItMayLookAt>>,
): Promise<Reasons | { mistakes: Mistake[] }> {
  const { firstApprovedOn } = await findHouseholdById(tx, audit.householdId)
  const usual = await usualPeriod(tx, audit.meetingOn ?? audit.scheduledFor, firstApprovedOn, today)
  const is = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
    wanted.from.equals(from) && wanted.to.equals(to)
  const usualStill = is(usual) || (isUsual(audit) && is({ from: audit.periodFrom, to: audit.periodTo }))
  const leavesOut = leftOutOf(there, chosenIn(body)).length > 0
  const [reason, childrenReason] = [textOf(body, 'reason').trim(), textOf(body, 'children-reason').trim()]
  const mistakes = [
    ...(usualStill || saysWhy(reason)
      ? []
      : [{ field: 'reason', message: 'Say in a few words why the period is not the usual one.' }]),
    ...(leavesOut && !saysWhy(childrenReason)
      ? [{ field: 'children-reason', message: 'Say in a few words why the child is left out, or choose every child.' }]
      : []),
    ...others.flatMap(({ id }) => {
      const [field, because] = [becauseField(id), textOf(body, becauseField(id)).trim()]
      return because === '' || saysWhy(because)
        ? mistakeOfLength(field, because, 2000)
        : [{ field, message: 'Say in a few words why this child is looked at, or leave it empty.' }]
    }),
  ]
  if (mistakes.length > 0) return { mistakes }
  return { reason: usualStill ? null : reason, childrenReason: leavesOut ? childrenReason : null }
}

/** A letter or a dash is no reason: whoever reads it later must know why. */
const saysWhy = (words: string): boolean => /\p{L}{2,}\P{L}+\p{L}{2,}/u.test(words)
