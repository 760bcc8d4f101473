import { listPeopleWithDuty, type Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, listRoutes, openRoute, page } from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import { readSettings } from '#platform/settings/index.ts'
import { awayFormPage } from '../pages/away.ts'
import { columnsOf, type ProgrammeFacts, programmePage } from '../pages/programme.ts'
import { listAgreed } from '../queries/agreed.ts'
import { countPromisesOf, type Day, listDays } from '../queries/year.ts'
import { programmeSettings } from '../settings.ts'
import { countYear, yearFrom, yearOf } from '../year.ts'
import { arrangeRoutes } from './arranging.ts'

async function read({ tx, actor, query, today }: Context, page: AskedPage): Promise<ProgrammeFacts> {
  const asked = Number(query['year'])
  const year = Number.isInteger(asked) && asked >= 2015 && asked <= 2100 ? yearFrom(asked) : yearOf(today)
  const days = await listDays(tx, year)
  const settings = await readSettings(tx, today, programmeSettings)
  return {
    ...{ year, today, list: pageOfAll(days, page), atLeast: settings['programme.a_year'] },
    counts: countYear(days, await listPeopleWithDuty(tx, 'lead_programme_slot', today)),
    agreed: await listAgreed(tx, year),
    promises: await countPromisesOf(tx, year),
    arranges: actor.duties.has('arrange_programme'),
  }
}

/** The addresses that it has of its own: the year, and the page that agrees a day. */
export const ownRoutes: readonly AnyRoute<Need>[] = [
  ...listRoutes<Day, ProgrammeFacts, Need>({
    ...{ path: '/programme', need: 'signed in', many: 'days of the programme', columns: columnsOf },
    ...{ read, page: programmePage },
  }),
  // As it lies on a device: of nobody, and the same for everybody.
  openRoute({
    method: 'GET',
    path: '/programme/form',
    records: 'nothing',
    handler: async ({ today }) => page(awayFormPage(today)),
  }),
  ...arrangeRoutes,
]
