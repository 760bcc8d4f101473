import { listPeopleWithDuty, type Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, openRoute, page, readPage } from '#platform/http/index.ts'
import { pageOfAll } from '#platform/list-page.ts'
import { readSettings } from '#platform/settings/index.ts'
import { awayFormPage } from '../pages/away.ts'
import { programmePage } from '../pages/programme.ts'
import { listAgreed } from '../queries/agreed.ts'
import { countPromisesOf, listDays } from '../queries/year.ts'
import { programmeSettings } from '../settings.ts'
import { countYear, yearFrom, yearOf } from '../year.ts'
import { arrangeRoutes } from './arranging.ts'

async function show({ tx, actor, query, today }: Context) {
  const asked = Number(query['year'])
  const year = Number.isInteger(asked) && asked >= 2015 && asked <= 2100 ? yearFrom(asked) : yearOf(today)
  const days = await listDays(tx, year)
  const settings = await readSettings(tx, today, programmeSettings)
  return page(
    programmePage({
      ...{ year, today, days: pageOfAll(days, readPage(query)), atLeast: settings['programme.a_year'] },
      counts: countYear(days, await listPeopleWithDuty(tx, 'lead_programme_slot', today)),
      agreed: await listAgreed(tx, year),
      promises: await countPromisesOf(tx, year),
      arranges: actor.duties.has('arrange_programme'),
    }),
  )
}

/** The addresses that it has of its own: the year, and the page that agrees a day. */
export const ownRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/programme', need: 'signed in', records: 'nothing', handler: show },
  // As it lies on a device: of nobody, and the same for everybody.
  openRoute({
    method: 'GET',
    path: '/programme/form',
    records: 'nothing',
    handler: async ({ today }) => page(awayFormPage(today)),
  }),
  ...arrangeRoutes,
]
