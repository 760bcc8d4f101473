import type { Need } from '#modules/people/index.ts'
import { findHousehold, type Household } from '#modules/register/index.ts'
import { mistakeAbout } from '#framework/plausible-dates.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, type Mistake, page, redirect, Refused, textOf } from '#platform/http/index.ts'
import type { Kind } from '../audit.ts'
import { planAudit } from '../commands/plan.ts'
import { planPage } from '../pages/plan.ts'

export const planRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/audits/new',
    need: 'take_audits',
    records: 'nothing',
    handler: (context) => ask(context, context.query['household'] ?? '', []),
  },
  { method: 'POST', path: '/audits', need: 'take_audits', records: 'audit planned', handler: plan },
]

/** A manager's monthly audits come from the draw alone: nobody chooses them. */
const kinds = ['senior_leader', 'thematic'] as const satisfies readonly Kind[]

async function ask({ tx, actor, body, today }: Context, ref: string, mistakes: readonly Mistake[]) {
  const household = await findHousehold(tx, ref)
  refuseOwnWork(household, actor)
  return page(
    planPage({
      household,
      kinds,
      typed: Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)])),
      mistakes,
      today,
    }),
  )
}

/** A team manager does not audit the work of their own team (process.md 1.4): said before anything is typed. */
function refuseOwnWork({ ref, teamManagerId, workerId }: Household, { id }: Context['actor']): void {
  if (teamManagerId === id)
    throw new Refused(
      `Somebody else audits household ${ref}: it is in the team that you manage. Choose one of another team.`,
    )
  if (workerId === id) throw new Refused(`Somebody else audits household ${ref}: it is your own work.`)
}

async function plan(context: Context) {
  const { tx, actor, body, today } = context
  const household = await findHousehold(tx, textOf(body, 'household'))
  refuseOwnWork(household, actor)
  const kind = kinds.find((one) => one === textOf(body, 'kind'))
  const on = dateFromParts({
    day: textOf(body, 'on-day'),
    month: textOf(body, 'on-month'),
    year: textOf(body, 'on-year'),
  })
  const odd = on.ok && mistakeAbout('audit_planned', on.date, { today }, textOf(body, 'on-right'))
  const mistakes: Mistake[] = [
    ...(kind ? [] : [{ field: 'kind', message: 'Choose the kind of audit.' }]),
    ...(on.ok ? [] : [{ field: 'on', message: on.because }]),
    ...(odd ? [{ field: 'on', ...odd }] : []),
  ]
  if (!kind || !on.ok || odd) return ask(context, household.ref, mistakes)
  const audit = await planAudit(
    tx,
    { kind, householdId: household.id, scheduledFor: on.date, auditorId: actor.id },
    today,
  )
  return redirect(`/audits/${audit.ref}`, 'The audit is planned.')
}
