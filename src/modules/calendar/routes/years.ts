import type { Need } from '#modules/people/index.ts'
import {
  type AnyRoute,
  type Context,
  page,
  readNumber,
  readVersion,
  redirect,
  type Reply,
  textOf,
  tooLong,
} from '#platform/http/index.ts'
import { nothing } from '#platform/html/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { drawYear, moveYear, requireHand, throwAway } from '../commands/year.ts'
import { byEventPage } from '../pages/by-event.ts'
import { yearPage } from '../pages/year.ts'
import { moveOfNoun, yearForms, yearNouns } from '../pages/year-moves.ts'
import { allowedByEvent, countByEvent } from '../queries/by-event.ts'
import { countAlike } from '../queries/slots.ts'
import { agreedYearOn, findYear, listSaid, listSignatures, listYears } from '../queries/years.ts'
import type { Year } from '../slot.ts'
import { countOf } from '../tally.ts'
import type { YearMove } from '../year-moves.ts'
import { nextYear, tooEarlyUntil } from '../next-year.ts'

const said: Record<YearMove, string> = {
  propose: 'The year is proposed. Those who sign it have been told.',
  take_back: 'It is a draft again.',
  give_back: 'It is given back, with what should be different.',
  sign: 'You have signed.',
  unsign: 'Your signature is taken back.',
}

export const yearRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/calendar', keyed: true, need: 'signed in', records: 'nothing', handler: showNow },
  {
    method: 'GET',
    path: '/calendar/years/:year',
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: (context) => show(context, readNumber(context.params['year']) ?? 0),
  },
  {
    method: 'GET',
    path: '/calendar/years/:year/by-event',
    need: 'signed in',
    records: 'nothing',
    handler: showByEvent,
  },
  { method: 'POST', path: '/calendar/years', need: 'draw_calendar', records: 'year drawn', handler: draw },
  {
    method: 'POST',
    path: '/calendar/years/:year/end',
    need: 'draw_calendar',
    records: 'draft of a year thrown away',
    handler: end,
  },
  ...yearNouns.map(
    (noun): AnyRoute<Need> => ({
      ...{ method: 'POST', path: `/calendar/years/:year/${noun}`, need: 'signed in', records: 'year moved' },
      handler: (context) => move(context, moveOfNoun(noun)!),
    }),
  ),
]

/** The year that is agreed for today; else the newest that there is. */
async function showNow(context: Context): Promise<Reply> {
  const { tx, today } = context
  const year = (await agreedYearOn(tx, today)) ?? (await listYears(tx))[0]
  return show(context, year?.id ?? null)
}

async function showByEvent({ tx, params, today }: Context): Promise<Reply> {
  const year = await findYear(tx, yearIn(params))
  const come = await countByEvent(tx, year)
  return page(byEventPage({ year, come, allowed: await allowedByEvent(tx, today), today }))
}

async function show(context: Context, id: number | null, mistakes: readonly Mistake[] = []): Promise<Reply> {
  const { tx, actor, today, body } = context
  const year = id === null ? undefined : await findYear(tx, id)
  const years = await listYears(tx)
  const sides = actor.duties.has('draw_calendar') || actor.duties.has('agree_calendar_fostering')
  const draws = actor.duties.has('draw_calendar') && !years.some(({ state }) => state !== 'agreed')
  const signatures = year ? await listSignatures(tx, year.id) : []
  const slots = year ? await countAlike(tx, year.id) : []
  const content = yearPage({
    ...{ year, years, slots, signatures, today, mistakes },
    said: year && sides ? await listSaid(tx, year.id) : [],
    moves: year ? formsOf(context, year, signatures, countOf(slots), textOf(body, 'words'), mistakes) : nothing,
    draws,
    mayDraw: draws && nextYear(years, today) !== undefined,
    drawnFrom: draws ? tooEarlyUntil(years, today) : undefined,
    mayAdd:
      year !== undefined &&
      (year.state === 'agreed' ? sides : year.state === 'drafted' && actor.duties.has('draw_calendar')),
  })
  return page({ ...content, status: mistakes.length > 0 ? 422 : 200 })
}

function formsOf(
  { actor }: Context,
  year: Year,
  signed: Awaited<ReturnType<typeof listSignatures>>,
  lines: number,
  words: string,
  mistakes: readonly Mistake[],
) {
  const facts = { duties: actor.duties, actorId: actor.id, signed, words: '', isCurrent: true, lines }
  return yearForms(year, facts, words, mistakes)
}

async function draw({ tx, today }: Context): Promise<Reply> {
  return redirect(`/calendar/years/${await drawYear(tx, today)}`, 'The year is drawn. Look it over, then propose it.')
}

async function end({ tx, params }: Context): Promise<Reply> {
  await throwAway(tx, yearIn(params))
  return redirect('/calendar', 'The draft is thrown away.')
}

async function move(context: Context, which: YearMove): Promise<Reply> {
  const { tx, actor, params, body, now } = context
  requireHand(actor)
  const id = yearIn(params)
  const words = textOf(body, 'words').trim()
  const long = tooLong(words, 5000)
  if (which === 'give_back' && (words === '' || long))
    return show(context, id, [
      { field: 'words', message: long ?? 'Say in a sentence or two what should be different.' },
    ])
  const year = await moveYear(tx, actor, id, { move: which, words, version: readVersion(textOf(body, 'version')) }, now)
  const done =
    which === 'sign' && year.state === 'agreed'
      ? 'You have signed, and so has the other side: the year is agreed.'
      : said[which]
  return redirect(`/calendar/years/${id}`, done)
}

function yearIn(params: Record<string, string>): number {
  const id = readNumber(params['year'])
  if (!id) throw new NotFound()
  return id
}
