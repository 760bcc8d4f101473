import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, page, redirect } from '#platform/http/index.ts'
import { type Tx } from '#platform/sql/index.ts'
import { readHouseholdFilter } from './forms.ts'
import { householdsPage } from './pages/households.ts'
import { searchPage } from './pages/search.ts'
import { findChild } from './queries/children.ts'
import { findHousehold, listHouseholds, listTeamsAndWorkers } from './queries/households.ts'
import { type Reference, readReference } from './reference.ts'
import { childRoutes } from './routes/child.ts'
import { householdRoutes } from './routes/household.ts'
import type { Sources } from './sources.ts'

export function registerRoutes(sources: Sources): AnyRoute<Need>[] {
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
    ...householdRoutes(sources),
    ...childRoutes(sources),
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
