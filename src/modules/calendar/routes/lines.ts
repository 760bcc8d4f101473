import { asksToFind, listDirectory, type Need, offerAnybody } from '#modules/people/index.ts'
import { monthOf, parseMonth } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  listRoutes,
  page,
  readNumber,
  redirect,
  type Reply,
} from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { asksFor, isOwn, whyNotAnswer } from '../change.ts'
import { askChange } from '../commands/change.ts'
import { leaveOut, redraw } from '../commands/draft.ts'
import { agreeHeld, agreesHeld, enterHeld, takeHeldOut } from '../commands/held.ts'
import { linePage } from '../pages/line.ts'
import { type LineForm, lineForms, type May } from '../pages/line-forms.ts'
import { columnsOf, type LinesFacts, linesPage } from '../pages/lines.ts'
import { monthsOf } from '../pages/year.ts'
import { changesOf, type Change } from '../queries/changes.ts'
import { findHeld, findSlot, type Held, type SlotDone, slotsOf, standsAboveVacant } from '../queries/slots.ts'
import { findYear } from '../queries/years.ts'
import { readChange, readDueIfTyped, readHeld, readPerson } from '../reading.ts'
import type { Year } from '../slot.ts'
import { standingOf } from '../standing.ts'
import { newLineRoutes, yearAsked } from './new-line.ts'

const shared = { need: 'signed in' } as const

export const lineRoutes: readonly AnyRoute<Need>[] = [
  ...listRoutes<SlotDone, LinesFacts, Need>({
    ...{
      ...shared,
      path: '/calendar/lines',
      many: 'lines of the year',
      read: readLines,
      columns: columnsOf,
      page: linesPage,
    },
  }),
  ...newLineRoutes,
  {
    ...shared,
    method: 'GET',
    path: '/calendar/lines/:slot',
    keyed: true,
    records: 'nothing',
    handler: (context) => show(context),
  },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/lines/:slot/changes',
    records: 'change of the year asked',
    handler: ask,
  },
  { ...shared, method: 'POST', path: '/calendar/lines/:slot/held', records: 'held outside Hearth', handler: hold },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/lines/:slot/held-taken-out',
    records: 'held outside Hearth taken back',
    handler: ({ tx, actor, params }) => done(params, takeHeldOut(tx, actor, slotIn(params)), 'It is taken back.'),
  },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/lines/:slot/held-agreed',
    records: 'held outside Hearth agreed',
    handler: ({ tx, actor, params }) =>
      done(params, agreeHeld(tx, actor, slotIn(params), true), 'You have agreed that it was held.'),
  },
  {
    ...shared,
    method: 'POST',
    path: '/calendar/lines/:slot/held-not-agreed',
    records: 'agreement taken back',
    handler: ({ tx, actor, params }) => done(params, agreeHeld(tx, actor, slotIn(params), false), 'It is taken back.'),
  },
  {
    method: 'POST',
    path: '/calendar/lines/:slot/draft',
    need: 'draw_calendar',
    records: 'line of a draft changed',
    handler: changeDraft,
  },
  {
    method: 'POST',
    path: '/calendar/lines/:slot/left-out',
    need: 'draw_calendar',
    records: 'line of a draft left out',
    handler: async ({ tx, params }) =>
      redirect(`/calendar/lines?year=${await leaveOut(tx, slotIn(params))}`, 'The line is left out.'),
  },
]

async function done(params: Record<string, string>, work: Promise<void>, words: string): Promise<Reply> {
  await work
  return redirect(`/calendar/lines/${slotIn(params)}`, words)
}

async function readLines(context: Context, asked: AskedPage): Promise<LinesFacts> {
  const { tx, query, today } = context
  const year = await yearAsked(context)
  const all = await slotsOf(tx, year.id)
  const month = parseMonth(query['month'] ?? '')
  const person = query['person'] ?? ''
  const chosen = all.filter(
    (slot) =>
      (!month || monthOf(slot.dueOn).equals(month)) &&
      (!query['activity'] || slot.activity === query['activity']) &&
      (person === '' || String(slot.personId ?? 'nobody') === person) &&
      standsAsAsked(slot, query['standing'], today),
  )
  return { year, all, list: pageOfAll(chosen, asked), months: monthsOf(year, all), query, today }
}

/** `wanted`: whatever is neither excused nor no longer needed, as the cells of the year count. */
function standsAsAsked(slot: SlotDone, asked: string | undefined, today: Temporal.PlainDate): boolean {
  if (!asked) return true
  return asked === 'wanted' ? slot.settled === null : standingOf(slot, slot.doneOn, today) === asked
}

type Trouble = { at: LineForm; mistakes: readonly Mistake[] }

async function show(context: Context, trouble?: Trouble): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const slot = await findSlot(tx, slotIn(params))
  const year = await findYear(tx, slot.yearId)
  const changes = await changesOf(tx, slot.id)
  const held = await findHeld(tx, slot.id)
  const isAbove = await standsAboveVacant(tx, slot.id)
  const may = whatMay(context, { slot, year, changes, held, isAbove })
  const offer = await offerAnybody(tx, { field: 'person', body, near: { people: [slot.personId] }, not: [] })
  const mistakes = trouble?.mistakes ?? []
  const forms = lineForms({ slot, changes, held, may, offer, body, mistakes, at: trouble?.at, today })
  const status = mistakes.length > 0 ? 422 : 200
  return page(linePage({ slot, year, changes, held, forms, mistakes, isOwn: isOwn(slot, actor), status, today }))
}

type Line = { slot: SlotDone; year: Year; changes: readonly Change[]; held: Held | undefined; isAbove: boolean }

function whatMay({ actor }: Context, { slot, year, changes, held, isAbove }: Line): May {
  const agreed = year.state === 'agreed'
  const open = changes.filter(({ answer, withdrawn }) => answer === null && !withdrawn)
  const newest = changes.find(({ withdrawn }) => !withdrawn)
  const mine = isOwn(slot, actor)
  const side = asksFor(slot, actor, isAbove)
  return {
    change: agreed && side !== undefined && open.length === 0 && slot.settled === null && slot.doneOn === null,
    answer: open.filter((one) => whyNotAnswer(one, slot, 'no', actor) === null).map(({ id }) => id),
    withdraw: open.filter(({ askedBy, askedSide }) => askedBy === actor.id || askedSide === side).map(({ id }) => id),
    unanswer: newest?.answer && newest.answeredBy === actor.id ? [newest.id] : [],
    enterHeld: agreed && mine && slot.outside && slot.settled === null && !held,
    takeHeldOut: mine && held !== undefined && held.agreedBy === null,
    agreeHeld: held !== undefined && held.agreedBy === null && agreesHeld(slot, actor) && held.enteredBy !== actor.id,
    unagreeHeld: held !== undefined && held.agreedBy === actor.id,
    draft: year.state === 'drafted' && actor.duties.has('draw_calendar'),
  }
}

async function ask(context: Context): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const slot = await findSlot(tx, slotIn(params))
  if (asksToFind(body, 'person')) return show(context, { at: 'change', mistakes: [] })
  const year = await findYear(tx, slot.yearId)
  const { asked, mistakes } = readChange(body, year, slot, today)
  const stands = await whoStands(context, asked.toPersonId)
  if (mistakes.length + stands.length > 0) return show(context, { at: 'change', mistakes: [...mistakes, ...stands] })
  await askChange(tx, actor, slot.id, asked, today)
  return redirect(
    `/calendar/lines/${slot.id}`,
    'It is asked. Until the other side says yes, the line stands as agreed.',
  )
}

/** Whoever is chosen works here. */
async function whoStands({ tx, today }: Context, id: number | null): Promise<Mistake[]> {
  if (id === null || (await listDirectory(tx, today)).some((one) => one.id === id)) return []
  return [{ field: 'person', message: 'Choose somebody who works here.' }]
}

async function hold(context: Context): Promise<Reply> {
  const { tx, actor, params, body, today } = context
  const slot = await findSlot(tx, slotIn(params))
  const { held, mistakes } = readHeld(body, await findYear(tx, slot.yearId), today)
  if (!held.heldOn || mistakes.length > 0) return show(context, { at: 'held', mistakes })
  return done(
    params,
    enterHeld(tx, actor, slot.id, { ...held, heldOn: held.heldOn }),
    'It is said. It counts once the other side has agreed it.',
  )
}

async function changeDraft(context: Context): Promise<Reply> {
  const { tx, params, body, today } = context
  const slot = await findSlot(tx, slotIn(params))
  if (asksToFind(body, 'person')) return show(context, { at: 'draft', mistakes: [] })
  const due = readDueIfTyped(body, await findYear(tx, slot.yearId), today)
  const personId = readPerson(body)
  const mistakes = [...due.mistakes, ...(await whoStands(context, personId))]
  if (mistakes.length > 0) return show(context, { at: 'draft', mistakes })
  const yearId = await redraw(tx, slot.id, { dueOn: due.on ?? slot.dueOn, personId })
  return redirect(`/calendar/lines?year=${yearId}&activity=${slot.activity}`, 'The draft is changed.')
}

function slotIn(params: Record<string, string>): number {
  const id = readNumber(params['slot'])
  if (!id) throw new NotFound()
  return id
}
