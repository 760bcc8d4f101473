import { type Context, page, readNumber, redirect, type Reply, type Route, textOf } from '#platform/http/index.ts'
import { asksToFind } from '../choice.ts'
import { askToMerge, askToPart, whyNotMerged } from '../commands/merging.ts'
import type { Need } from '../need.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { mergePage, partPage } from '../pages/merging.ts'
import { findPerson } from '../queries/directory.ts'
import { countHanging, findMerge } from '../queries/merging.ts'
import { offerAnybody } from '../queries/offer.ts'
import { idIn, refuseThemselves, said, statusOf, toPerson } from './administration.ts'

const merging = { path: '/people/:id/merging', need: 'manage_people' } as const
const parting = { path: '/people/:id/parting', need: 'manage_people' } as const

export const mergingRoutes: readonly Route<Need>[] = [
  { method: 'GET', keyed: true, ...merging, records: 'nothing', handler: (context) => ask(context, blank) },
  { method: 'POST', ...merging, records: 'access change asked', handler: takeMerging },
  { method: 'GET', ...parting, records: 'nothing', handler: askParting },
  { method: 'POST', ...parting, records: 'access change asked', handler: takeParting },
]

async function ask(context: Context, form: Filled): Promise<Reply> {
  const { tx, params, query, body } = context
  const person = await findPerson(tx, idIn(params))
  refuseThemselves(context, person.id)
  const chosen = form.mistakes.length > 0 ? undefined : readNumber(query['into'] ?? '')
  const into = chosen ? await findPerson(tx, chosen) : undefined
  const near = { people: [person.managerId], teams: [person.teamId] }
  const offer = await offerAnybody(tx, { field: 'intoId', body, near, not: [person.id, ...context.actor.actsFor] })
  const hanging = into ? await countHanging(tx, 'person', person.id, into.id) : []
  const main = mergePage(form, { person, offer, into, hanging })
  return page({ title: 'Two records of one person', main, status: statusOf(form), ...toPerson(person.id) })
}

/** What is chosen is shown with what would move; sent from there, it is asked for. */
async function takeMerging(context: Context): Promise<Reply> {
  const { tx, params, body, today, now } = context
  const { id } = await findPerson(tx, idIn(params))
  refuseThemselves(context, id)
  if (asksToFind(body, 'intoId')) return ask(context, { posted: body, mistakes: [] })
  const into = readNumber(textOf(body, 'intoId'))
  const because = into ? await whyNotMerged(tx, id, into) : 'Choose which record stays'
  if (!into || because) return ask(context, { posted: body, mistakes: [{ field: 'intoId', message: because ?? '' }] })
  refuseThemselves(context, into)
  if (textOf(body, 'seen') !== 'yes') return redirect(`/people/${id}/merging?into=${into}`)
  await askToMerge(tx, { endsId: id, staysId: into }, { today, now })
  return redirect(`/people/${id}`, said('waits', ''))
}

async function askParting(context: Context): Promise<Reply> {
  const { tx, params } = context
  const { id } = await findPerson(tx, idIn(params))
  refuseThemselves(context, id)
  const merge = await findMerge(tx, id)
  if (!merge) return redirect(`/people/${id}`, 'This record leads to no other.')
  return page({ title: 'Part the two records again', main: partPage(merge), ...toPerson(id) })
}

async function takeParting(context: Context): Promise<Reply> {
  const { tx, params, today, now } = context
  const { id } = await findPerson(tx, idIn(params))
  refuseThemselves(context, id)
  await askToPart(tx, id, { today, now })
  return redirect(`/people/${id}`, said('waits', ''))
}
