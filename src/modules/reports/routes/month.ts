import { findToolInForce } from '#modules/tool/index.ts'
import { listStuckAudits, periodOf, themesOf } from '#modules/figures/index.ts'
import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type Month, parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, listRoutes, page, type Reply } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import {
  actionColumns,
  type ActionsBehind,
  actionsBehindPage,
  voiceColumns,
  type VoicesBehind,
  voicesBehindPage,
} from '../pages/behind.ts'
import { monthPage } from '../pages/month.ts'
import { type ActionBehind, listActionsBehind, listVoicesBehind, type VoiceBehind } from '../queries/behind.ts'
import { findMonth } from '../queries/month.ts'

export const monthRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/month', need: 'read_month', records: 'nothing', handler: showMonth },
  ...listRoutes<VoiceBehind, VoicesBehind, Need>({
    ...{ path: '/month/voices', need: 'read_month', many: 'voices of a month', columns: voiceColumns },
    ...{ read: readVoices, page: voicesBehindPage },
  }),
  ...listRoutes<ActionBehind, ActionsBehind, Need>({
    ...{ path: '/month/actions', need: 'read_month', many: 'actions of a month', columns: actionColumns },
    ...{ read: readActions, page: actionsBehindPage },
  }),
]

const stuckShown = 10

async function showMonth({ tx, query, today }: Context): Promise<Reply> {
  const month = monthOf(query, today)
  const { audits: stuck, total } = await listStuckAudits(tx, today, stuckShown)
  const themes = themesOf(await findToolInForce(tx))
  const figures = await findMonth(tx, month, today, total)
  const isAsked = !query['month'] || parseMonth(query['month']) !== undefined
  return page(monthPage({ month, figures, stuck, themes, isAsked, today }))
}

const whose = { child: ['child', 'children'], carer: ['foster carer', 'foster carers'] } as const
const headings = { child: 'Children', carer: 'Foster carers' } as const
const which = {
  all: 'to be asked',
  heard: 'heard',
  not_heard: 'not heard, with the reason',
  waiting: 'still open',
} as const

async function readVoices({ tx, query, today }: Context, asked: AskedPage): Promise<VoicesBehind> {
  const { kind, state } = query
  if (!isIn(whose, kind) || !isIn(which, state)) throw new NotFound()
  const month = monthOf(query, today)
  const list = await listVoicesBehind(tx, periodOf(month), kind, state, asked)
  const chosen = { month: String(month), kind, state }
  return { month, title: `${headings[kind]} ${which[state]}`, who: whose[kind], list, chosen }
}

const lists = { opened: 'Actions raised', closed: 'Actions closed' } as const

async function readActions({ tx, query, today }: Context, asked: AskedPage): Promise<ActionsBehind> {
  const which = query['which']
  if (!isIn(lists, which)) throw new NotFound()
  const month = monthOf(query, today)
  const list = await listActionsBehind(tx, periodOf(month), which, asked)
  return { month, title: lists[which], list, chosen: { month: String(month), which }, today }
}

/** The month that the address names, else this one. */
function monthOf(query: Readonly<Record<string, string>>, today: Temporal.PlainDate): Month {
  return parseMonth(query['month'] ?? '') ?? today.toPlainYearMonth()
}

function isIn<K extends string>(names: Record<K, unknown>, key: string | undefined): key is K {
  return key !== undefined && Object.hasOwn(names, key)
}
