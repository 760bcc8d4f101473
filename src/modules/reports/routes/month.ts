import { findToolInForce } from '#modules/audits/index.ts'
import { listStuckAudits, periodOf, themesOf } from '#modules/figures/index.ts'
import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type Month, parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import { actionsBehindPage, voicesBehindPage } from '../pages/behind.ts'
import { monthPage } from '../pages/month.ts'
import { listActionsBehind, listVoicesBehind } from '../queries/behind.ts'
import { findMonth } from '../queries/month.ts'

export const monthRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/month', need: 'read_month', records: 'nothing', handler: showMonth },
  { method: 'GET', path: '/month/voices', need: 'read_month', records: 'nothing', handler: showVoices },
  { method: 'GET', path: '/month/actions', need: 'read_month', records: 'nothing', handler: showActions },
]

const stuckShown = 10

async function showMonth({ tx, query, today }: Context): Promise<Reply> {
  const month = monthOf(query, today)
  const { audits: stuck, total } = await listStuckAudits(tx, today, stuckShown)
  const themes = themesOf(await findToolInForce(tx))
  const figures = await findMonth(tx, month, today, total)
  return page(monthPage({ month, figures, stuck, themes, today }))
}

const whose = { child: ['child', 'children'], carer: ['foster carer', 'foster carers'] } as const
const headings = { child: 'Children', carer: 'Foster carers' } as const
const which = {
  all: 'to be asked',
  heard: 'heard',
  not_heard: 'not heard, with the reason',
  waiting: 'still open',
} as const

async function showVoices({ tx, query, today }: Context): Promise<Reply> {
  const { kind, state } = query
  if (!isIn(whose, kind) || !isIn(which, state)) throw new NotFound()
  const month = monthOf(query, today)
  const voices = await listVoicesBehind(tx, periodOf(month), kind, state, readPage(query))
  const chosen = { month: String(month), kind, state }
  return page(voicesBehindPage({ month, title: `${headings[kind]} ${which[state]}`, who: whose[kind], voices, chosen }))
}

const lists = { opened: 'Actions raised', closed: 'Actions closed' } as const

async function showActions({ tx, query, today }: Context): Promise<Reply> {
  const list = query['which']
  if (!isIn(lists, list)) throw new NotFound()
  const month = monthOf(query, today)
  const actions = await listActionsBehind(tx, periodOf(month), list, readPage(query))
  const chosen = { month: String(month), which: list }
  return page(actionsBehindPage({ month, title: lists[list], actions, chosen, today }))
}

/** The month that the address names, else this one. */
function monthOf(query: Readonly<Record<string, string>>, today: Temporal.PlainDate): Month {
  return parseMonth(query['month'] ?? '') ?? today.toPlainYearMonth()
}

function isIn<K extends string>(names: Record<K, unknown>, key: string | undefined): key is K {
  return key !== undefined && Object.hasOwn(names, key)
}
