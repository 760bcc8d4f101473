import { listGone, type Need, seesCases } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import { pageOfAll } from '#platform/list-page.ts'
import { NotFound } from '#platform/problems.ts'
import { referencesIn } from '#platform/reference.ts'
import { initialsOf, type Rooms } from '#platform/room.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { askedOf } from '../asked.ts'
import { alertsIn, firstOf, groupKeys, itemsOf } from '../groups.ts'
import { placesToGo } from '../navigation.ts'
import { myWorkPage, workGroupPage } from '../pages/my-work.ts'
import { nothingWaits } from '../pages/nothing-waits.ts'

/** My work, and each of its groups as a list of its own. */
export const workRoutes = (rooms: Rooms): AnyRoute<Need>[] => [
  {
    method: 'GET',
    path: '/',
    need: 'signed in',
    records: 'nothing',
    handler: (context) => myWork(context, rooms),
  },
  {
    method: 'GET',
    path: '/work/:group',
    need: 'signed in',
    records: 'nothing',
    handler: (context) => oneGroup(context, rooms),
  },
]

async function myWork(context: Context, rooms: Rooms): Promise<Reply> {
  const { actor, today } = context
  const instead = () =>
    nothingWaits({
      asked: askedOf(rooms, actor.roles),
      seesCases: seesCases(actor),
      now: placesToGo(rooms, actor),
    })
  const items = await workOf(context, rooms)
  const initials = await initialsIn(context, rooms, [...alertsIn(items), ...firstOf(items)])
  return page(myWorkPage({ items, initials, today, instead }))
}

async function oneGroup(context: Context, rooms: Rooms): Promise<Reply> {
  const { params, query, today } = context
  const key = groupKeys.find((one) => one === params['group'])
  if (!key) throw new NotFound()
  const list = pageOfAll(itemsOf(key, await workOf(context, rooms), today), readPage(query))
  return page(workGroupPage(key, { list, initials: await initialsIn(context, rooms, list.rows), today }))
}

/** Of whom the sentences on the page are. */
const initialsIn = ({ tx }: Context, rooms: Rooms, items: readonly WorkItem[]) =>
  initialsOf(rooms, tx, [...new Set(items.flatMap(({ what }) => referencesIn(what)))])

async function workOf({ tx, actor, today }: Context, rooms: Rooms): Promise<WorkItem[]> {
  const now = { today, gone: await listGone(tx, today) }
  const items: WorkItem[] = []
  for (const { work } of rooms) if (work) items.push(...(await work(tx, actor, now)))
  return items
}
