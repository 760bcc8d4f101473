import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import { findHousehold, type Household, readReference } from '#modules/register/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { planObservation } from '../commands/plan.ts'
import { type Kind, kinds } from '../observation.ts'
import { sayTooFew } from '../pages/list.ts'
import { planPage } from '../pages/plan.ts'
import { isSupervisor, type Rota, tooFewByOthers } from '../planning.ts'
import { listByOthers, listRota } from '../queries/figures.ts'
import { observationSettings } from '../settings.ts'

/** Whoever they may observe; chosen on the rota, or by the household whose worker they are. */
async function workerOf({ tx, body, query, today }: Context) {
  const id = Number(textOf(body, 'worker') || query['worker'])
  const worker = (await listRota(tx, today)).find((one) => one.id === id)
  if (!worker) throw new NotFound()
  return worker
}

/** The form by which a visit is planned. */
export const askPlan = (context: Context): Promise<Reply> => ask(context, [])

async function ask(context: Context, mistakes: readonly Mistake[]) {
  const { body, query } = context
  const worker = await workerOf(context)
  const typed = Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)]))
  return page(
    planPage({
      ...{ worker, mistakes, better: await whoElse(context, worker) },
      typed: { household: query['household'] ?? '', ...typed },
    }),
  )
}

/** Whoever manages the worker hears that others should watch more often in that team. */
async function whoElse({ tx, actor, today }: Context, worker: Rota): Promise<string | undefined> {
  if (!isSupervisor({ observerId: actor.id, worker })) return undefined
  const settings = await readSettings(tx, today, observationSettings)
  const team = tooFewByOthers(await listByOthers(tx, today), settings).find((one) => one.team === worker.team)
  return team && `You manage ${worker.name}. ${sayTooFew(team, settings)} Could somebody else go this time?`
}

/** Whatever else goes wrong is no mistake of whoever typed. */
function unlessNotFound(problem: unknown): undefined {
  if (problem instanceof NotFound) return undefined
  throw problem
}

/** The worker asks the family: a household that is somebody else's is more often a slip than meant. */
function whoseHousehold(household: Household, { id, name }: Rota, confirmed: string): Mistake[] {
  const { ref, workerId, worker } = household
  if (workerId === null || workerId === id || confirmed === ref) return []
  return [
    { field: 'household', message: `${ref} is with ${worker}, not with ${name}. Check the number.`, confirm: ref },
  ]
}

/** Plans a visit that somebody watches; or shows again what was typed, with what stands against it. */
export async function takePlan(context: Context): Promise<Reply> {
  const { tx, actor, body, today } = context
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `on-${part}`))
  const date = dateFromParts({ day, month, year })
  const odd = date.ok ? mistakeAbout('visit_planned', date.date, { today }, textOf(body, 'on-right')) : undefined
  const [kind, mode] = [textOf(body, 'kind'), textOf(body, 'mode')]
  const wanted = textOf(body, 'household').trim()
  const household =
    wanted === '' ? null : await findHousehold(tx, readReference(wanted)?.ref ?? wanted).catch(unlessNotFound)
  const mistakes: Mistake[] = [
    ...(Object.hasOwn(kinds, kind) ? [] : [{ field: 'kind', message: 'Choose what you will watch.' }]),
    ...(mode === 'room' || mode === 'video' ? [] : [{ field: 'mode', message: 'Say how you will be there.' }]),
    ...(household === undefined
      ? [{ field: 'household', message: 'There is no such household that you may see.' }]
      : []),
    ...(household && ['home_visit', 'unannounced'].includes(kind)
      ? whoseHousehold(household, await workerOf(context), textOf(body, 'household-right'))
      : []),
    ...(date.ok ? [] : [{ field: 'on', message: date.because }]),
    ...(odd ? [{ field: 'on', ...odd }] : []),
  ]
  if (!date.ok || household === undefined || mistakes.length > 0) return ask(context, mistakes)
  const planned = await planObservation(
    tx,
    {
      ...{
        observerId: actor.id,
        worker: await workerOf(context),
        kind: kind as Kind,
        inRoom: mode === 'room',
        on: date.date,
      },
      ...{
        householdId: household?.id ?? null,
        followsUp: textOf(body, 'followsUp') === 'yes',
        pairIsRight: textOf(body, 'pairIsRight') === 'yes',
      },
    },
    today,
  )
  if ('mistakes' in planned) return ask(context, planned.mistakes)
  return redirect(`/observations/${planned.ref}`, 'The visit is planned. The worker is told, and asks the family.')
}
