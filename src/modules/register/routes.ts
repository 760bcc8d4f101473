import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, page, redirect } from '#platform/http/index.ts'
import { type Reference, referenceOf, type Rooms } from '#platform/room.ts'
import { type Tx } from '#platform/sql/index.ts'
import { readHouseholdFilter } from './forms.ts'
import { householdsPage } from './pages/households.ts'
import { searchPage } from './pages/search.ts'
import { listHouseholds, listTeamsAndWorkers } from './queries/households.ts'
import { readReference } from './reference.ts'
import { childRoutes } from './routes/child.ts'
import { householdRoutes } from './routes/household.ts'
import { mergingRoutes } from './routes/merging.ts'

export function registerRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/households',
      need: 'signed in',
      records: 'nothing',
      handler: async ({ tx, query, today }) => {
        const { filter, asked, chosen } = readHouseholdFilter(query, today)
        const households = await listHouseholds(tx, filter, asked)
        return page(householdsPage({ households, chosen, choices: await listTeamsAndWorkers(tx, filter), today }))
      },
    },
    ...householdRoutes(rooms),
    ...childRoutes(rooms),
    ...mergingRoutes,
    {
      method: 'GET',
      path: '/search',
      need: 'signed in',
      records: 'nothing',
      handler: async ({ tx, query }) => {
        const asked = query['q'] ?? ''
        const read = readReference(asked)
        const place = read && referenceOf(rooms, read.letter)
        if (place && (await canSee(tx, place, read.ref))) return redirect(place.path + read.ref)
        return page(searchPage(asked, piecesIn(rooms)))
      },
    },
  ]
}

const piecesIn = (rooms: Rooms) =>
  rooms.flatMap(({ references = [] }) =>
    references.flatMap(({ letter, origin }) => (origin ? [{ letter, noun: origin.noun }] : [])),
  )

async function canSee(tx: Tx, { find }: Reference, ref: string): Promise<boolean> {
  return find(tx, ref).then(
    () => true,
    (problem) => {
      if (problem instanceof NotFound) return false
      throw problem
    },
  )
}
