import {
  asksToFind,
  listPeopleWithDuty,
  listTeams,
  type Need,
  nobodyOffered,
  offerPeopleWithDuty,
} from '#modules/people/index.ts'
import { type Mistake, NotAllowed } from '#platform/problems.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page, readPage, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { readUpTo } from '#platform/list-page.ts'
import { inPlace, type Link, type Rooms, type Standing, type TimelineKind } from '#platform/room.ts'
import { changeSupervisingWorker, moveToTeam } from '../commands.ts'
import { readChoice } from '../forms.ts'
import { type Household, isPlacedOn } from '../household.ts'
import { householdPage } from '../pages/household.ts'
import { listStays } from '../queries/children.ts'
import { listStaysOfCarers } from '../queries/households.ts'
import { findHouseholdNow, listHouseholdsLedTo } from '../queries/merging.ts'
import { listReviews } from '../queries/reviews.ts'
import { ownKinds, type TimelineItem, timelineOfCarers, timelineOfPlacements, timelineOfReviews } from '../timeline.ts'
import { mayChooseTeam, mayChooseWorker } from '../whose.ts'

export function householdRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/households/:ref',
      need: 'signed in',
      records: 'household looked at',
      handler: (context) => show(context, rooms, []),
    },
    {
      method: 'POST',
      path: '/households/:ref/worker',
      again: 'taken',
      need: 'signed in',
      records: 'fostering social worker changed',
      handler: (context) => chooseWorker(context, rooms),
    },
    {
      method: 'POST',
      path: '/households/:ref/team',
      again: 'taken',
      need: 'signed in',
      records: 'household moved to another team',
      handler: (context) => chooseTeam(context, rooms),
    },
  ]
}

async function show(context: Context, rooms: Rooms, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, params, query, today, saw } = context
  const household = await findHouseholdNow(tx, params['ref']!)
  saw({ householdId: household.id })
  if (household.ref !== params['ref']) return redirect(`/households/${household.ref}`)
  const led = await listHouseholdsLedTo(tx, household.id)
  const asked = readPage(query)
  const most = readUpTo(asked)
  const stays = await listStays(tx, household.id, most)
  const timeline = [
    ...timelineOfReviews(await listReviews(tx, household.id), household, today),
    ...timelineOfCarers(await listStaysOfCarers(tx, household.id), household),
    ...timelineOfPlacements(stays, today),
    ...(await timelineOfRooms(context, rooms, [household, ...led], most)),
  ]
  const kinds = kindsOf(rooms)
  const placedNow = stays.filter((stay) => isPlacedOn(stay, today))
  const choices = await choicesFor(context, household)
  return page(
    householdPage({
      readsTrail: context.actor.duties.has('read_trail'),
      signs: await signsOn(context, rooms, household.id),
      household,
      led,
      placedNow,
      timeline,
      asked,
      begin: await linksFor(context, rooms, household),
      kinds,
      kind: kinds.find(({ kind }) => kind === query['kind'])?.kind,
      ...choices,
      mistakes,
      today,
    }),
  )
}

/** What the other rooms know of a household, the latest, each as far as this person sees. */
async function timelineOfRooms(
  { tx, today }: Context,
  rooms: Rooms,
  households: readonly { id: number }[],
  most: number,
): Promise<TimelineItem[]> {
  const items: TimelineItem[] = []
  for (const { timeline } of rooms) {
    if (!timeline) continue
    for (const { id } of households) {
      const happened = await timeline.ofHousehold(tx, id, today, most)
      items.push(...happened.map((one) => ({ ...one, kind: timeline.kind })))
    }
  }
  return items
}

function kindsOf(rooms: Rooms): TimelineKind[] {
  return inPlace([...ownKinds, ...rooms.flatMap(({ timeline }) => timeline ?? [])])
}

async function linksFor({ tx, actor }: Context, rooms: Rooms, household: Household): Promise<Link[]> {
  const links: (Link & Standing)[] = []
  for (const { begin } of rooms) if (begin) links.push(...(await begin(tx, actor, household)))
  return inPlace(links)
}

async function signsOn({ tx, actor, today }: Context, rooms: Rooms, householdId: number): Promise<SafeHtml[]> {
  const signs: SafeHtml[] = []
  for (const { sign } of rooms) if (sign) signs.push(await sign(tx, actor, householdId, today))
  return signs
}

/** Whom and what this person may put the household with: nothing for those who may not. */
async function choicesFor(context: Context, household: Household) {
  return {
    workers: mayChooseWorker(context.actor, household) ? await offerWorkers(context, household) : nobodyOffered,
    workerTyped: context.body['worker'] === undefined ? undefined : textOf(context.body, 'worker'),
    teams: mayChooseTeam(context.actor) ? await listTeams(context.tx) : [],
  }
}

async function chooseWorker(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, params, body } = context
  const household = await findHouseholdNow(tx, params['ref']!)
  if (!mayChooseWorker(actor, household)) throw new NotAllowed(notTheirs)
  if (asksToFind(body, 'worker')) return show(context, rooms, [])
  const chosen = readChoice(body, 'worker', await listWorkers(context))
  if (!chosen)
    return show(context, rooms, [{ field: 'worker', message: 'Choose a fostering social worker from the list' }])
  if (chosen.id !== household.workerId)
    await changeSupervisingWorker(tx, { householdId: household.id, workerId: chosen.id })
  return redirect(`/households/${household.ref}`, 'The fostering social worker is saved, from today on.')
}

const notTheirs =
  'The household’s team manager and Quality Assurance and Partnerships choose its fostering social worker. Ask one of them.'

async function chooseTeam(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, params, body } = context
  const household = await findHouseholdNow(tx, params['ref']!)
  if (!mayChooseTeam(actor)) throw new NotAllowed(notTheTeam)
  const chosen = readChoice(body, 'team', await listTeams(tx))
  if (!chosen) return show(context, rooms, [{ field: 'team', message: 'Choose a team from the list' }])
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
