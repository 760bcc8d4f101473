import { asksToFind, type Need, offerAnybody } from '#modules/people/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  listRoutes,
  page,
  readNumber,
  readVersion,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { pageOfAll, type AskedPage } from '#platform/list-page.ts'
import { type Mistake, NotAllowed } from '#platform/problems.ts'
import type { Rooms } from '#platform/room.ts'
import { yearTo } from '../chosen.ts'
import { beginPlan, rewritePlan } from '../commands/plans.ts'
import { newPlanPage, planPage } from '../pages/plan.ts'
import { plansColumns, type PlansFacts, plansPage, plansPath as path } from '../pages/plans.ts'
import { isOverdue, lettersOf, mayWriteAt, mistakesOfPlan, plansInWords, type TypedPlan } from '../plan.ts'
import { findPlan, listEarlierPlans, listPlans, type Plan } from '../queries/plans.ts'

const keeping = { need: 'keep_plans', records: 'nothing' } as const

export const planRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...listRoutes<Plan, PlansFacts, Need>({
    ...{ path, need: 'signed in', many: 'plans to improve', columns: plansColumns },
    read: readPlans,
    page: plansPage,
  }),
  { ...keeping, method: 'GET', path: '/plans-to-improve/new', keyed: true, handler: (context) => newPage(context, []) },
  { method: 'GET', path: '/plans-to-improve/:plan', need: 'signed in', records: 'nothing', keyed: true, handler: show },
  {
    ...{ method: 'POST', path, need: 'keep_plans', records: 'plan to improve: begun' },
    handler: (context) => take(context, rooms),
  },
  {
    ...{ method: 'POST', path: '/plans-to-improve/:plan', need: 'signed in', again: 'taken' },
    ...{ records: 'plan to improve: changed', handler: (context) => takeChange(context, rooms) },
  },
]

async function readPlans({ tx, actor, query, today }: Context, asked: AskedPage): Promise<PlansFacts> {
  const plans = await listPlans(tx)
  const { stands = '', question = '' } = query
  const chosen = plans.filter(
    (plan) =>
      (stands === '' || (stands === 'late' ? isOverdue(plan, today) : plan.stands === stands)) &&
      (question === '' || plan.question === question),
  )
  const summary = plansInWords(plans, yearTo(today.toPlainYearMonth()), today)
  return { list: pageOfAll(chosen, asked), summary, query, mayKeep: actor.duties.has('keep_plans'), today }
}

async function newPage(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, body } = context
  return page(
    newPlanPage({ plan: typedIn(context), people: await offered(tx, context), mistakes, typed: typedOf(body) }),
  )
}

async function show(context: Context): Promise<Reply> {
  const kept = await findPlan(context.tx, context.params['plan'] ?? '')
  return pageOf(context, kept, kept, [])
}

async function pageOf(context: Context, kept: Plan, plan: TypedPlan, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, body, today } = context
  const [mayKeep, mayWrite] = [actor.duties.has('keep_plans'), mayWriteAt(kept, actor)]
  const people = await offered(tx, context, kept.ledBy)
  const earlier = await listEarlierPlans(tx, kept.key)
  return page(planPage({ kept, plan, people, earlier, mayKeep, mayWrite, mistakes, typed: typedOf(body), today }))
}

async function take(context: Context, rooms: Rooms): Promise<Reply> {
  if (asksToFind(context.body, 'leader')) return newPage(context, [])
  const plan = typedIn(context)
  const mistakes = await mistakesIn(context, plan, rooms)
  if (mistakes.length > 0) return newPage(context, mistakes)
  return redirect(`${path}/${await beginPlan(context.tx, plan)}`, 'Saved. Everybody who works here can read it.')
}

async function takeChange(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, body, params, today } = context
  const kept = await findPlan(tx, params['plan'] ?? '')
  if (!mayWriteAt(kept, actor)) throw new NotAllowed('Those who keep the list write at a plan, and whoever leads it.')
  const { worked, cameOf, ...typed } = typedIn(context)
  const mayKeep = actor.duties.has('keep_plans')
  const plan = { ...(mayKeep ? typed : kept), stands: textOf(body, 'stands'), worked, cameOf }
  if (mayKeep && asksToFind(body, 'leader')) return pageOf(context, kept, plan, [])
  const mistakes = mayKeep ? await mistakesIn(context, plan, rooms, kept.ledBy) : mistakesOfPlan(plan, lettersOf(rooms))
  if (mistakes.length > 0) return pageOf(context, kept, plan, mistakes)
  await rewritePlan(tx, { key: kept.key, seen: readVersion(textOf(body, 'version')), today }, plan)
  return redirect(`${path}/${kept.key}`, 'Saved. How it read before is kept.')
}

const typedOf = (body: Context['body']) => (field: string) => textOf(body, field)

const offered = (tx: Context['tx'], { actor, body }: Context, now: number | null = null) =>
  offerAnybody(tx, { field: 'leader', body, near: { people: [actor.id, now] }, now })

function dayIn({ body }: Context, name: string) {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${name}-${part}`).trim())
  return day || month || year ? dateFromParts({ day, month, year }) : undefined
}

function typedIn(context: Context): TypedPlan {
  const text = (field: string) => textOf(context.body, field).trim()
  const [from, by] = [dayIn(context, 'since'), dayIn(context, 'by')]
  return {
    ...{ aim: text('aim'), question: text('question'), source: text('source') },
    ...{ ledBy: readNumber(text('leader')) ?? null, from: from?.ok ? from.date : null, by: by?.ok ? by.date : null },
    ...{ shows: text('shows'), stands: 'open', worked: text('worked'), cameOf: text('came-of') },
  }
}

/** Days that cannot be read, somebody who does not work here, and what cannot be kept as it was typed. */
async function mistakesIn(context: Context, plan: TypedPlan, rooms: Rooms, ledNow?: number): Promise<Mistake[]> {
  const unread = ['since', 'by'].flatMap((name) => {
    const day = dayIn(context, name)
    return day && !day.ok ? [{ field: `${name}-day`, message: day.because }] : []
  })
  const { people } = await offered(context.tx, context)
  const isOffered = plan.ledBy === null || plan.ledBy === ledNow || people.some(({ id }) => id === plan.ledBy)
  const others = mistakesOfPlan(plan, lettersOf(rooms))
  return [
    ...others.filter(({ field }) => !unread.some((one) => one.field === field)),
    ...unread,
    ...(isOffered ? [] : [{ field: 'leader', message: 'Choose somebody who works here' }]),
  ]
}
