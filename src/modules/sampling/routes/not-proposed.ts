import type { Need } from '#modules/people/index.ts'
import { findHousehold } from '#modules/register/index.ts'
import { dateFromParts, startOfLondonDay } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, readNumber, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { putBack, takeOut } from '../commands/not-proposed.ts'
import { notProposedPage } from '../pages/not-proposed.ts'
import { listNotProposed } from '../queries/not-proposed.ts'

const path = '/not-proposed'
const shared = { need: 'sign_off', records: 'nothing' } as const

/** Which households no proposal is made of: the service manager's alone. */
export const notProposedRoutes: readonly AnyRoute<Need>[] = [
  { ...shared, method: 'GET', path, keyed: true, handler: (context) => show(context, []) },
  { ...shared, method: 'POST', path, handler: take },
  { ...shared, method: 'POST', path: `${path}/:row/end`, handler: end },
]

async function show({ tx, body, today }: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  return page(
    notProposedPage({
      households: await listNotProposed(tx),
      typed: (field) => textOf(body, field),
      mistakes,
      today,
    }),
  )
}

async function take(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const wanted = textOf(body, 'household').trim()
  const household = await findHousehold(tx, wanted).catch((problem: unknown) => {
    if (problem instanceof NotFound) return undefined
    throw problem
  })
  const [day, month, year] = ['day', 'month', 'year'].map((one) => textOf(body, `until-${one}`).trim())
  const until = day || month || year ? dateFromParts({ day, month, year }) : undefined
  const isPast = until?.ok && Temporal.PlainDate.compare(until.date, today) < 0
  const mistakes: Mistake[] = [
    ...(household ? [] : [{ field: 'household', message: 'There is no such household.' }]),
    ...(until && !until.ok ? [{ field: 'until-day', message: until.because }] : []),
    ...(isPast ? [{ field: 'until-day', message: 'This day is over.' }] : []),
  ]
  if (!household || mistakes.length > 0) return show(context, mistakes)
  await takeOut(tx, household.id, until?.ok ? startOfLondonDay(until.date.add({ days: 1 })) : null)
  return redirect(path, `${household.ref} is proposed to nobody.`)
}

async function end({ tx, params }: Context): Promise<Reply> {
  await putBack(tx, readNumber(params['row']) ?? 0)
  return redirect(path, 'It may be proposed again.')
}
