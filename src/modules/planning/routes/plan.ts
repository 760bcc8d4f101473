import { type Mistake, NotAllowed, Refused } from '#platform/problems.ts'
import { type Kind, planAudit, type ReasonForEarly, reasonsForEarly } from '#modules/audits/index.ts'
import { readDay } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findHousehold, type Household } from '#modules/register/index.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { planEarlyReview } from '../commands/plan-early-review.ts'
import { kindsFor, kindsForHousehold } from '../kinds-by-hand.ts'
import { planPage } from '../pages/plan.ts'

export const planRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/audits/new',
    keyed: true,
    need: 'take_audits',
    records: 'nothing',
    handler: (context) => ask(context, context.query['household'] ?? '', []),
  },
  { method: 'POST', path: '/audits', need: 'take_audits', records: 'audit planned', handler: plan },
]

async function ask({ tx, actor, body, today }: Context, ref: string, mistakes: readonly Mistake[]) {
  const household = await findHousehold(tx, ref)
  refuseOwnWork(household, actor)
  refuseWithoutKinds(actor, household)
  return page(
    planPage({
      household,
      kinds: kindsForHousehold(actor, household),
      typed: Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)])),
      mistakes,
      today,
    }),
  )
}

/** A team manager does not audit the work of their own team (reading 7): said before anything is typed. */
function refuseOwnWork({ ref, teamManagerId, workerId }: Household, { id }: Context['actor']): void {
  if (teamManagerId === id)
    throw new Refused(
      `Somebody else audits household ${ref}: it is in the team that you manage. Choose one of another team.`,
    )
  if (workerId === id) throw new Refused(`Somebody else audits household ${ref}: it is your own work.`)
}

/** Said before anything is typed. */
function refuseWithoutKinds(actor: Context['actor'], household: Household): void {
  if (kindsFor(actor).length === 0)
    throw new NotAllowed('Audits are planned by hand by leaders and by reviewing officers. Yours come from the draw.')
  if (kindsForHousehold(actor, household).length === 0)
    throw new Refused(`Household ${household.ref} has no approval now: there is none to review.`)
}

async function plan(context: Context) {
  const { tx, actor, body, today } = context
  const household = await findHousehold(tx, textOf(body, 'household'))
  refuseOwnWork(household, actor)
  refuseWithoutKinds(actor, household)
  const kinds = kindsForHousehold(actor, household)
  // Where there is one kind only, the form does not ask.
  const wanted = textOf(body, 'kind') || (kinds.length === 1 ? kinds[0] : '')
  const kind = kinds.find((one) => one === wanted)
  const planned = readDay(body, 'on', 'audit_planned', { today })
  const early = kind === 'early_review' ? readEarly(body) : undefined
  const mistakes: Mistake[] = [
    ...(kind ? [] : [{ field: 'kind', message: 'Choose the kind of audit.' }]),
    ...(early && 'mistakes' in early ? early.mistakes : []),
    ...planned.mistakes,
  ]
  const { on } = planned
  if (!kind || !on || mistakes.length > 0) return ask(context, household.ref, mistakes)
  if (early && 'because' in early) {
    const review = { householdId: household.id, on, officerId: actor.id, ...early }
    const { ref } = await planEarlyReview(tx, review, today)
    return redirect(`/audits/${ref}`, 'The early review and its audit are planned.')
  }
  const plan = { kind: kind as Kind, householdId: household.id, scheduledFor: on, auditorId: actor.id }
  const audit = await planAudit(tx, plan, today)
  return redirect(`/audits/${audit.ref}`, 'The audit is planned.')
}

function readEarly(body: Context['body']): { because: ReasonForEarly; words: string } | { mistakes: Mistake[] } {
  const because = (Object.keys(reasonsForEarly) as ReasonForEarly[]).find((one) => one === textOf(body, 'because'))
  const words = textOf(body, 'words').trim()
  const mistakes = [
    ...(because ? [] : [{ field: 'because', message: 'Choose what calls for an early review.' }]),
    ...(words ? [] : [{ field: 'words', message: 'Say in a sentence what happened, without names.' }]),
    ...(words.length > 1000 ? [{ field: 'words', message: 'Use 1,000 characters or fewer.' }] : []),
  ]
  return because && mistakes.length === 0 ? { because, words } : { mistakes }
}
