import { eachOf, one } from '#framework/forms/write.ts'
import { type Beginning, beginRoutes, type Listing, listRoute } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Household } from '#modules/register/index.ts'
import { inWords } from '#platform/dates/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { stream } from '../commands/move.ts'
import { planObservation } from '../commands/plan.ts'
import { type Kind, kinds, type Observation } from '../observation.ts'
import { rotaPage } from '../pages/rota.ts'
import type { Rota } from '../planning.ts'
import { listRota } from '../queries/figures.ts'
import { listObservations } from '../queries/observations.ts'
import { observationSettings } from '../settings.ts'
import { steps } from '../steps.ts'

/** The observations that this person may see. */
const listing: Listing<Observation> = {
  ...{ stream: { ...stream, steps }, many: 'observations', title: 'Observations of practice' },
  says: 'Somebody comes along on a visit, to see how it feels for the child and the carers, and to help one worker get better. Only the two of them, the worker’s managers and the Head of Quality Assurance and Partnerships see what was written.',
  none: 'You take part in none.',
  columns: {
    What: ({ kind, household }) => `${kinds[kind]}${household ? `, ${household}` : ''}`,
    'Whose visit': ({ worker }) => worker,
    Observer: ({ observer }) => observer,
    Day: ({ seenOn, plannedFor }, today) => inWords(seenOn ?? plannedFor, today),
  },
  list: ({ tx }, asked) => listObservations(tx, asked),
  above: ({ actor }) =>
    actor.duties.has('observe_practice')
      ? html`<p class="govuk-body"><a class="govuk-link" href="/observations/rota">Whose visit is next</a></p>`
      : nothing,
}

const byVideo = 'It helps too, and is counted apart: clause 4.4 asks for direct work.'

/** How a visit is planned that somebody watches: with somebody of the rota, or by the household whose worker they are. */
const planning: Beginning<Rota> = {
  ...{ path: '/observations', need: 'observe_practice', records: 'observation planned', keeps: ['worker'] },
  about: async ({ tx, today }, said) => {
    const worker = (await listRota(tx, today)).find(({ id }) => String(id) === said('worker'))
    if (!worker) throw new NotFound()
    return worker
  },
  page: ({ name }) => ({
    title: `Plan a visit with ${name}`,
    says: `${name} is told today, and asks the family: it is hard to say no to a manager. Agree the day with them first, at a time when the children are at home. You go on their day.`,
    back: { text: 'Whose visit is next', href: '/observations/rota' },
    button: 'Plan the visit',
  }),
  asks: [
    {
      ...{ key: 'kind', type: 'choice', text: 'What will you watch?', required: true },
      options: eachOf(kinds),
    },
    {
      ...{ key: 'mode', type: 'choice', text: 'How will you be there?', required: true },
      options: [one('room', 'In the room'), one('video', 'By video', byVideo)],
    },
    { key: 'household', type: 'household', text: 'Household, when it is with one' },
    { key: 'on', type: 'date', text: 'On which day?', required: true, day: 'visit_planned' },
    {
      ...{ key: 'followsUp', type: 'several', text: 'Were you there before?' },
      options: [one('yes', 'It looks at what was agreed the last time')],
      sure: 'There are reasons to go again all the same',
    },
  ],
  begin: async ({ tx, actor, today }, worker, { said, on, household, isRight }) => {
    const mistakes = household ? whoseHousehold(said('kind'), household, worker, isRight) : []
    if (mistakes.length > 0) return { mistakes }
    const plan = {
      ...{ observerId: actor.id, worker, kind: said('kind') as Kind, inRoom: said('mode') === 'room' },
      ...{ householdId: household?.id ?? null, on: on('on')!, followsUp: said('followsUp') === 'yes' },
    }
    return planObservation(tx, { ...plan, pairIsRight: isRight('followsUp', String(worker.id)) }, today)
  },
  done: 'The visit is planned. The worker is told, and asks the family.',
}

/** The worker asks the family: a household that is somebody else's is more often a slip than meant. */
function whoseHousehold(
  kind: string,
  { ref, workerId, worker }: Household,
  { id, name }: Rota,
  isRight: (key: string, value: string) => boolean,
): Mistake[] {
  const theirs = workerId === null || workerId === id || !['home_visit', 'unannounced'].includes(kind)
  if (theirs || isRight('household', ref)) return []
  return [
    { field: 'household', message: `${ref} is with ${worker}, not with ${name}. Check the number.`, confirm: ref },
  ]
}

async function rota({ tx, query, today }: Context) {
  const settings = await readSettings(tx, today, observationSettings)
  return page(rotaPage(await listRota(tx, today), { settings, query, today }))
}

/** What there is before a visit is planned: the list, the rota, and the page that plans one. */
export const planningRoutes: readonly AnyRoute<Need>[] = [
  listRoute(listing),
  { method: 'GET', path: `${stream.path}/rota`, need: 'observe_practice', records: 'nothing', handler: rota },
  ...beginRoutes(planning),
]
