import { asksToFind, listPeopleWithDuty, type Need, nobodyOffered, offerPeopleWithDuty } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, readPage, redirect, type Reply, textOf } from '#platform/http/index.ts'
import type { Happening, Rooms } from '#platform/room.ts'
import { assignIro } from '../commands.ts'
import { readChoice } from '../forms.ts'
import { childPage } from '../pages/child.ts'
import { listStaysOfChild } from '../queries/children.ts'
import { findChildNow, listLedTo } from '../queries/merging.ts'
import { assigns } from '../whose.ts'

export function childRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/children/:ref',
      need: 'signed in',
      records: 'child looked at',
      handler: (context) => show(context, rooms, []),
    },
    {
      method: 'POST',
      path: '/children/:ref/reviewing-officer',
      again: 'taken',
      need: 'assign_moderators',
      records: 'independent reviewing officer assigned',
      handler: (context) => chooseOfficer(context, rooms),
    },
  ]
}

async function show(context: Context, rooms: Rooms, mistakes: readonly Mistake[]): Promise<Reply> {
  const { tx, actor, params, query, body, today, saw } = context
  const child = await findChildNow(tx, params['ref']!)
  if (child.ref !== params['ref']) {
    saw({ householdId: null, data: { child: child.ref } })
    return redirect(`/children/${child.ref}`)
  }
  const led = await listLedTo(tx, child.id)
  const stays = await listStaysOfChild(tx, child.id)
  saw({ householdId: stays.find((stay) => stay.until === null)?.householdId ?? null, data: { child: child.ref } })
  const voices: Happening[] = []
  for (const { timeline } of rooms)
    for (const { id } of [child, ...led]) voices.push(...((await timeline?.ofChild?.(tx, id, today)) ?? []))
  const { iroId } = child
  const choice = { field: 'officer', body, near: { people: [iroId] }, now: iroId }
  const officers = assigns(actor) ? await offerPeopleWithDuty(tx, 'gather_child_voices', today, choice) : nobodyOffered
  const officerTyped = body['officer'] === undefined ? undefined : textOf(body, 'officer')
  return page(
    childPage({
      child,
      led,
      stays,
      voices,
      asked: { homes: readPage(query, 'homes'), voices: readPage(query) },
      officers,
      officerTyped,
      mistakes,
      readsTrail: actor.duties.has('read_trail'),
      today,
    }),
  )
}

async function chooseOfficer(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, params, body } = context
  const child = await findChildNow(tx, params['ref']!)
  if (asksToFind(body, 'officer')) return show(context, rooms, [])
  const chosen = readChoice(body, 'officer', await listOfficers(context))
  if (!chosen) return show(context, rooms, [{ field: 'officer', message: 'Choose an officer from the list' }])
  if (chosen.id !== child.iroId) await assignIro(tx, { childId: child.id, iroId: chosen.id })
  return redirect(`/children/${child.ref}`, 'The Independent Reviewing Officer is saved.')
}

const listOfficers = ({ tx, today }: Context) => listPeopleWithDuty(tx, 'gather_child_voices', today)
