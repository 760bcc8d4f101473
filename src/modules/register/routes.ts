import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, page, redirect } from '#platform/http/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { NotFound, type Tx } from '#platform/sql/index.ts'
import { readHouseholdFilter } from './forms.ts'
import { type Household, isPlacedOn, type PlacedChild, type Review } from './household.ts'
import { childPage } from './pages/child.ts'
import { type BeginLink, householdPage } from './pages/household.ts'
import { householdsPage } from './pages/households.ts'
import { searchPage } from './pages/search.ts'
import { findChild, listStays, listStaysOfChild } from './queries/children.ts'
import { countHouseholds, findHousehold, listHouseholds, listTeamsAndWorkers } from './queries/households.ts'
import { listReviews } from './queries/reviews.ts'
import { type Prefix, type Reference, readReference } from './reference.ts'
import { isTimelineKind, type TimelineItem, timelineOfPlacements, timelineOfReviews } from './timeline.ts'

/** What rooms above hand to the register's pages, so that it need not know of them. Each shows only what the person may see. */
export type Sources = {
  /** Audits, actions and voices of a household. */
  timeline: (tx: Tx, householdId: number, today: Temporal.PlainDate) => Promise<TimelineItem[]>
  /** What this person may start for the household now. */
  begin: (tx: Tx, actor: Actor, household: Household, today: Temporal.PlainDate) => Promise<BeginLink[]>
  /** That a child was asked, and when: never what the child said. */
  voicesOfChild?: (tx: Tx, childId: number, today: Temporal.PlainDate) => Promise<TimelineItem[]>
  /** How the rooms above find what they know by reference, or throw NotFound: for the search box. */
  find?: Partial<Record<Prefix, (tx: Tx, ref: string) => Promise<unknown>>>
}

export function registerRoutes(sources: Sources): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/households',
      need: 'signed in',
      records: 'nothing',
      handler: async ({ tx, query, today }) => {
        const { filter, pageNumber, chosen } = readHouseholdFilter(query, today)
        const [households, count, choices] = [
          await listHouseholds(tx, filter, { page: pageNumber }),
          await countHouseholds(tx, filter),
          await listTeamsAndWorkers(tx),
        ]
        return page(householdsPage({ households, count, pageNumber, chosen, choices, today }))
      },
    },
    {
      method: 'GET',
      path: '/households/:ref',
      need: 'signed in',
      records: 'household looked at',
      handler: async ({ tx, actor, params, query, today, saw }) => {
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
        return page(householdPage({ household, placedNow, timeline, begin, kind, today }))
      },
    },
    {
      method: 'GET',
      path: '/children/:ref',
      need: 'signed in',
      records: 'child looked at',
      handler: async ({ tx, params, today, saw }) => {
        const child = await findChild(tx, params['ref']!)
        const stays = await listStaysOfChild(tx, child.id)
        saw({ householdId: stays.find((stay) => stay.until === null)?.householdId ?? null, data: { child: child.ref } })
        const voices = sources.voicesOfChild ? await sources.voicesOfChild(tx, child.id, today) : []
        return page(childPage({ child, stays, voices, today }))
      },
    },
    {
      method: 'GET',
      path: '/search',
      need: 'signed in',
      records: 'nothing',
      handler: async ({ tx, query }) => {
        const asked = query['q'] ?? ''
        const reference = readReference(asked)
        if (reference && (await canSee(tx, sources, reference))) return redirect(reference.path)
        return page(searchPage(asked))
      },
    },
  ]
}

function ownTimeline(
  reviews: readonly Review[],
  stays: readonly PlacedChild[],
  today: Temporal.PlainDate,
): TimelineItem[] {
  return [...timelineOfReviews(reviews, today), ...timelineOfPlacements(stays)]
}

async function canSee(tx: Tx, sources: Sources, { prefix, ref }: Reference): Promise<boolean> {
  const find = { H: findHousehold, C: findChild, ...sources.find }[prefix]
  if (!find) return false
  return find(tx, ref).then(
    () => true,
    (problem) => {
      if (problem instanceof NotFound) return false
      throw problem
    },
  )
}
