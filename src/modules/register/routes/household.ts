import {
  asksToFind,
  listPeopleWithDuty,
  listTeams,
  type Need,
  nobodyOffered,
  offerPeopleWithDuty,
} from '#modules/people/index.ts'
import { type Mistake, NotAllowed } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, readPage, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { changeSupervisingWorker, moveToTeam } from '../commands.ts'
import { readChoice } from '../forms.ts'
import { type Household, isPlacedOn, type PlacedChild, type Review } from '../household.ts'
import { householdPage } from '../pages/household.ts'
import { listStays } from '../queries/children.ts'
import { findHousehold } from '../queries/households.ts'
import { listReviews } from '../queries/reviews.ts'
import type { Sources } from '../sources.ts'
import { isTimelineKind, type TimelineItem, timelineOfPlacements, timelineOfReviews } from '../timeline.ts'
import { mayChooseTeam, mayChooseWorker } from '../whose.ts'

export function householdRoutes(sources: Sources): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/households/:ref',
      need: 'signed in',
      records: 'household looked at',
      handler: (context) => show(context, sources, []),
    },
    {
      method: 'POST',
      path: '/households/:ref/worker',
      need: 'signed in',
      records: 'fostering social worker changed',
      handler: (context) => chooseWorker(context, sources),
    },
    {
      method: 'POST',
      path: '/households/:ref/team',
      need: 'signed in',
      records: 'household moved to another team',
      handler: (context) => chooseTeam(context, sources),
    },
  ]
}

async function show(context: Context, sources: Sources, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, params, query, today, saw } = context
  const household = await findHousehold(tx, params['ref']!)
  saw({ householdId: household.id })
  const stays = await listStays(tx, household.id)
  const timeline = [
    ...ownTimeline(await listReviews(tx, household.id), stays, today),
    ...(await sources.timeline(tx, household.id, today)),
  ]
  const begin = await sources.begin(tx, actor, household, today)
  const kind = isTimelineKind(query['kind']) ? query['kind'] : undefined
  const placedNow = stays.filter((stay) => isPlacedOn(stay, today))
  const choices = await choicesFor(context, household)
  return page(
    householdPage({
      sign: await sources.sign?.(tx, actor, household.id, today),
      household,
      placedNow,
      timeline,
      asked: readPage(query),
      begin,
      kind,
      ...choices,
      mistakes,
      today,
    }),
  )
}

/** Whom and what this person may put the household with: nothing for those who may not. */
async function choicesFor(context: Context, household: Household) {
  return {
    workers: mayChooseWorker(context.actor, household) ? await offerWorkers(context, household) : nobodyOffered,
    workerTyped: context.body['worker'] === undefined ? undefined : textOf(context.body, 'worker'),
    teams: mayChooseTeam(context.actor) ? await listTeams(context.tx) : [],
  }
}

async function chooseWorker(context: Context, sources: Sources): Promise<Reply> {
  const { tx, actor, params, body } = context
  const household = await findHousehold(tx, params['ref']!)
  if (!mayChooseWorker(actor, household)) throw new NotAllowed(notTheirs)
  if (asksToFind(body, 'worker')) return show(context, sources, [])
  const chosen = readChoice(body, 'worker', await listWorkers(context))
  if (!chosen)
    return show(context, sources, [{ field: 'worker', message: 'Choose a fostering social worker from the list' }])
  if (chosen.id !== household.workerId)
    await changeSupervisingWorker(tx, { householdId: household.id, workerId: chosen.id })
  return redirect(`/households/${household.ref}`, 'The fostering social worker is saved, from today on.')
}

const notTheirs =
  'The household’s team manager and Quality Assurance and Partnerships choose its fostering social worker. Ask one of them.'

async function chooseTeam(context: Context, sources: Sources): Promise<Reply> {
  const { tx, actor, params, body } = context
  const household = await findHousehold(tx, params['ref']!)
  if (!mayChooseTeam(actor)) throw new NotAllowed(notTheTeam)
  const chosen = readChoice(body, 'team', await listTeams(tx))
  if (!chosen) return show(context, sources, [{ field: 'team', message: 'Choose a team from the list' }])
  if (chosen.id !== household.teamId) await moveToTeam(tx, { householdId: household.id, teamId: chosen.id })
  return redirect(`/households/${household.ref}`, 'The team is saved, from today on.')
}

const notTheTeam =
  'The service manager and Quality Assurance and Partnerships choose the team of a household. Ask one of them.'

const offerWorkers = ({ tx, body, today }: Context, { workerId, teamId }: Household) =>
  offerPeopleWithDuty(tx, 'prepare_for_audits', today, {
    field: 'worker',
    body,
    near: { people: [workerId], teams: [teamId] },
    now: workerId,
  })

const listWorkers = ({ tx, today }: Context) => listPeopleWithDuty(tx, 'prepare_for_audits', today)

function ownTimeline(
  reviews: readonly Review[],
  stays: readonly PlacedChild[],
  today: Temporal.PlainDate,
): TimelineItem[] {
  return [...timelineOfReviews(reviews, today), ...timelineOfPlacements(stays, today)]
}
