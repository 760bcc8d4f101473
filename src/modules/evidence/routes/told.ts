import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { giveMoreTime } from '../commands/clocks.ts'
import { acknowledge, noteTold } from '../commands/told.ts'
import { moreTimePage } from '../pages/more-time.ts'
import { toldPage } from '../pages/told.ts'
import { listClocks } from '../queries/clocks.ts'
import { listTold } from '../queries/told.ts'
import { readTelling } from '../told.ts'

type Found = {
  id: number
  ref: string
  mayWrite: boolean
  /** What the stream itself asks to be told is told on this day or later, and what to say otherwise. */
  owedAfter?: { day: Temporal.PlainDate; says: string }
}

/** What a stream says so that its pieces have clocks and a record of who was told. */
export type Timed = {
  /** Where its pieces are: "/observations". */
  path: string
  /** "Observation": its pieces are called so, with their reference. */
  noun: string
  /** The piece as far as this person sees it, or NotFound; and whether they may write down who was told, and give more time. */
  find: (context: Context, tx: Tx, ref: string) => Promise<Found>
  says: (clock: string) => string
}

/** The addresses below a piece at which somebody writes who was told, says that they were, and gives more time. */
export function toldRoutes(timed: Timed): AnyRoute<Need>[] {
  const at = `${timed.path}/:ref`
  return [
    {
      method: 'GET',
      path: `${at}/told`,
      keyed: true,
      need: 'signed in',
      records: 'nothing',
      handler: (context) => askTold(context, timed, []),
    },
    {
      method: 'POST',
      path: `${at}/told`,
      need: 'signed in',
      records: 'telling noted',
      handler: (context) => takeTold(context, timed),
    },
    {
      method: 'POST',
      path: `${at}/told/:row/acknowledgement`,
      need: 'signed in',
      records: 'telling acknowledged',
      handler: (context) => acknowledged(context, timed),
    },
    {
      method: 'GET',
      path: `${at}/clocks/:clock/more-time`,
      keyed: true,
      need: 'signed in',
      records: 'nothing',
      handler: (context) => askTime(context, timed, []),
    },
    {
      method: 'POST',
      path: `${at}/clocks/:clock/more-time`,
      need: 'signed in',
      records: 'more time given',
      handler: (context) => takeTime(context, timed),
    },
  ]
}

type Mistakes = Parameters<typeof toldPage>[0]['mistakes']

async function pieceOf(context: Context, timed: Timed) {
  const piece = await timed.find(context, context.tx, context.params['ref'] ?? '')
  if (!piece.mayWrite) throw new NotFound()
  return { ...piece, path: `${timed.path}/${piece.ref}`, title: `${timed.noun} ${piece.ref}` }
}

async function askTold(context: Context, timed: Timed, mistakes: Mistakes) {
  const { tx, body, query, today } = context
  const { id, path, title } = await pieceOf(context, timed)
  const wanted = Number(textOf(body, 'row') || query['row'])
  const row = (await listTold(tx, id)).find((one) => one.id === wanted && one.at === null)
  return page(toldPage({ title, path, back: title, row, typed: (field) => textOf(body, field), mistakes, today }))
}

async function takeTold(context: Context, timed: Timed) {
  const { tx, body, now } = context
  const { id, path, owedAfter } = await pieceOf(context, timed)
  const read = readTelling((field) => textOf(body, field), now)
  if (!read.ok) return askTold(context, timed, read.mistakes)
  const row = Number(textOf(body, 'row')) || null
  if (row && owedAfter && Temporal.PlainDate.compare(londonDate(read.value.at), owedAfter.day) < 0)
    return askTold(context, timed, [{ field: 'at', message: owedAfter.says }])
  await noteTold(tx, id, { ...read.value, id: row })
  return redirect(path, 'It is written down.')
}

async function acknowledged(context: Context, timed: Timed) {
  const { tx, params } = context
  const { id, ref } = await timed.find(context, tx, params['ref'] ?? '')
  await acknowledge(tx, id, Number(params['row']) || 0)
  return redirect(`${timed.path}/${ref}`, 'Thank you. It is kept that you were told.')
}

async function askTime(context: Context, timed: Timed, mistakes: Mistakes) {
  const { tx, body, params, now } = context
  const { id, path, title } = await pieceOf(context, timed)
  const clock = (await listClocks(tx, id)).find((one) => String(one.id) === params['clock'] && one.state === 'running')
  if (!clock) throw new NotFound()
  const says = timed.says(clock.key)
  return page(
    moreTimePage({ title, path, back: title, clock, says, now, typed: (field) => textOf(body, field), mistakes }),
  )
}

async function takeTime(context: Context, timed: Timed) {
  const { tx, body, params, now } = context
  const { id, path } = await pieceOf(context, timed)
  const given = {
    length: Number(textOf(body, 'length')),
    reason: textOf(body, 'reason'),
    agreedBy: textOf(body, 'agreed-by'),
  }
  const mistakes = [
    ...(Number.isInteger(given.length) && given.length > 0 && given.length < 1_000
      ? []
      : [{ field: 'length', message: 'Write a whole number, for example 2.' }]),
    ...(given.reason.trim() ? [] : [{ field: 'reason', message: 'Say why more time is needed.' }]),
    ...(given.agreedBy.trim() ? [] : [{ field: 'agreed-by', message: 'Say who agreed to it.' }]),
  ]
  if (mistakes.length > 0) return askTime(context, timed, mistakes)
  await giveMoreTime(tx, { pieceId: id, clockId: Number(params['clock']) || 0, ...given }, now)
  return redirect(path, 'The second day stands beside the first.')
}
