import { eachOf, one } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, listApart, type Listing, listRoute } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import { type AnyRoute, type Context, listRoutes } from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { planObservation } from '../commands/plan.ts'
import { type Kind, kinds, type Observation } from '../observation.ts'
import { columnsOf, narrowed, type RotaFacts, rotaPage } from '../pages/rota.ts'
import { isSupervisor, type Rota, tooFewByOthers, whoseHousehold } from '../planning.ts'
import { pieces } from '../queries/observations.ts'
import { findHouseholdFor, findOnRota, listByOthers, listRota } from '../queries/rota.ts'
import { observationSettings } from '../settings.ts'
import { steps } from '../steps.ts'
import { observations } from '../stream.ts'

/** The observations that this person may see. */
const listing: Listing<Observation> = {
  ...{ stream: { ...observations.stream, steps }, many: 'observations', title: 'Observations of practice' },
  says: 'Somebody comes along on a visit, to see how it feels for the child and the carers, and to help one worker get better. Only the two of them, the worker’s managers and the Head of Quality Assurance and Partnerships see what was written.',
  none: 'You take part in none.',
  columns: {
    What: ({ kind, household }) => `${kinds[kind]}${household ? `, ${household}` : ''}`,
    'Whose visit': ({ worker }) => worker,
    Observer: ({ observer }) => observer,
    Day: ({ seenOn, plannedFor }) => seenOn ?? plannedFor,
  },
  list: ({ tx }, asked) => listApart(tx, 'observation', pieces, asked),
  above: ({ actor }) =>
    actor.duties.has('observe_practice')
      ? html`<p class="govuk-body"><a class="govuk-link" href="/observations/rota">Whose visit is next</a></p>`
      : nothing,
}

const byVideo = 'It helps too, and is counted apart: clause 4.4 asks for direct work.'

/** How a visit is planned that somebody watches: with somebody of the rota, or by the household whose worker they are. */
const planning: Beginning<Rota & { others?: string }> = {
  ...{ path: '/observations', need: 'observe_practice', records: 'observation planned', keeps: ['worker'] },
  about: async ({ tx, actor, today }, said) => {
    const worker = await findOnRota(tx, Number(said('worker')), today)
    return isSupervisor({ observerId: actor.id, worker })
      ? { ...worker, others: await sayOthers(tx, worker, today) }
      : worker
  },
  household: ({ tx }, worker, ref) => findHouseholdFor(tx, worker, ref),
  page: ({ name, others = '' }) => ({
    title: `Plan a visit with ${name}`,
    says: `${name} is told today, and asks the family: it is hard to say no to a manager. Agree the day with them first, at a time when the children are at home. You go on their day. ${others}`,
    back: { text: 'Whose visit is next', href: '/observations/rota' },
    button: 'Plan the visit',
  }),
  asks: [
    { key: 'kind', type: 'choice', text: 'What will you watch?', required: true, options: eachOf(kinds) },
    {
      ...{ key: 'mode', type: 'choice', text: 'How will you be there?', required: true },
      options: [one('room', 'In the room'), one('video', 'By video', byVideo)],
    },
    { key: 'household', type: 'household', text: 'Household, when it is with one' },
    { key: 'on', type: 'date', text: 'On which day?', required: true, day: 'visit_planned' },
    {
      ...{ key: 'followsUp', type: 'several', text: 'Does it follow up another visit?' },
      options: [one('yes', 'It looks at what was agreed the last time')],
      sure: 'There are reasons to go again all the same',
    },
  ],
  begin: async ({ tx, actor, today }, worker, { said, on, household, isRight }) => {
    const found = isRight('household', household?.ref ?? '') ? [] : whoseHousehold(said('kind'), household, worker)
    const plan = {
      ...{ observerId: actor.id, worker, kind: said('kind') as Kind, inRoom: said('mode') === 'room' },
      ...{ householdId: household?.id ?? null, on: on('on')!, followsUp: said('followsUp') === 'yes' },
    }
    return planObservation(tx, { ...plan, pairIsRight: isRight('followsUp', String(worker.id)) }, today, found)
  },
  done: 'The visit is planned. The worker is told, and asks the family.',
}

/** Whoever manages the worker hears that others should watch more often in that team. */
async function sayOthers(tx: Tx, { name, team }: Rota, today: Temporal.PlainDate): Promise<string> {
  const settings = await readSettings(tx, today, observationSettings)
  const tooFew = tooFewByOthers(await listByOthers(tx, today), settings).find((one) => one.team === team)
  return tooFew ? `You manage ${name}. ${tooFew.says} Could somebody else go this time?` : ''
}

async function readRota({ tx, query, today }: Context, asked: AskedPage): Promise<RotaFacts> {
  const settings = await readSettings(tx, today, observationSettings)
  const rota = await listRota(tx, today)
  const byOthers = await listByOthers(tx, today)
  return { rota, list: pageOfAll(narrowed(rota, query), asked), byOthers, settings, query, today }
}

/** The addresses that it has of its own: the list, the rota, and the page that plans a visit. */
export const ownRoutes: readonly AnyRoute<Need>[] = [
  ...listRoute(listing),
  ...listRoutes<Rota, RotaFacts, Need>({
    ...{ path: '/observations/rota', need: 'observe_practice', many: 'workers of the rota' },
    ...{ read: readRota, columns: columnsOf, page: rotaPage },
  }),
  ...beginRoutes(planning),
]
