import { byChildren, latestTaken, listTaken } from '#modules/figures/index.ts'
import type { Need } from '#modules/people/index.ts'
import { datesOf, monthOf } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, type Reply } from '#platform/http/index.ts'
import type { Link, Rooms } from '#platform/room.ts'
import { readSettings } from '#platform/settings/index.ts'
import { loadOf } from '../load.ts'
import { overviewPage } from '../pages/overview.ts'
import { timeTakenPage } from '../pages/time-taken.ts'
import { openChanges } from '../queries/changes.ts'
import { countAlike, slotsOf } from '../queries/slots.ts'
import { listStuck } from '../queries/stuck.ts'
import { agreedYearOn } from '../queries/years.ts'
import { loadSettings } from '../settings.ts'

export const overviewRoutes = (rooms: Rooms): AnyRoute<Need>[] => [
  {
    method: 'GET',
    path: '/calendar/overview',
    need: 'draw_calendar',
    records: 'nothing',
    handler: (context) => overview(context, rooms),
  },
  {
    method: 'GET',
    path: '/calendar/time-taken',
    need: 'draw_calendar',
    records: 'nothing',
    handler: async ({ tx, today }) =>
      page(timeTakenPage({ groups: byChildren(await listTaken(tx, today)), latest: latestTaken })),
  },
]

async function overview({ tx, today }: Context, rooms: Rooms): Promise<Reply> {
  const year = await agreedYearOn(tx, today)
  const set = await readSettings(tx, today, loadSettings)
  const months = [0, 1, 2].map((later) => monthOf(today).add({ months: later }))
  const due = { from: datesOf(months[0]!).from, to: datesOf(months.at(-1)!).to }
  const silent: Link[] = []
  for (const room of rooms) if (room.silent) silent.push(...(await room.silent(tx, today)))
  return page(
    overviewPage({
      ...{ year, months, silent, today },
      lines: year ? await countAlike(tx, year.id) : [],
      changes: await openChanges(tx),
      stuck: await listStuck(tx, today),
      load: loadOf(year ? await slotsOf(tx, year.id, { due }) : [], months, set),
      mostHours: set['calendar.most_hours'],
    }),
  )
}
