import type { Need } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type Month, parseMonth } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  listRoutes,
  page,
  readNumber,
  readPage,
  redirect,
  type Reply,
  textOf,
  tooLong,
} from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { readSettings } from '#platform/settings/index.ts'
import { type Drawn, drawSample, swapDraw } from '../commands/draw-sample.ts'
import { drawPage } from '../pages/draw.ts'
import { columnsOf, type SampleFacts, samplePage } from '../pages/sample.ts'
import { type Draw, findDraw, listDrawsOfMonth } from '../queries/draws.ts'
import { settings } from '../settings.ts'

export const routes: readonly AnyRoute<Need>[] = [
  ...listRoutes<Draw, SampleFacts, Need>({
    ...{ path: '/sample', keyed: true, need: 'draw_sample', many: 'draws', columns: columnsOf, page: samplePage },
    read: (context, asked) => read(context, monthAsked(context), asked),
  }),
  { method: 'GET', path: '/sample/:draw', need: 'draw_sample', records: 'nothing', handler: showDraw },
  { method: 'POST', path: '/sample', need: 'draw_sample', records: 'sample drawn', handler: takeDraw },
  { method: 'POST', path: '/sample/:draw/swap', need: 'draw_sample', records: 'sample drawn', handler: takeSwap },
]

const monthAsked = ({ query, today }: Context): Month => parseMonth(query['month'] ?? '') ?? today.toPlainYearMonth()

async function showDraw({ tx, params, today }: Context): Promise<Reply> {
  const draw = await findDraw(tx, readNumber(params['draw']) ?? 0)
  return page(drawPage({ draw, month: draw.month.toPlainYearMonth(), today }))
}

async function takeDraw({ tx, today }: Context): Promise<Reply> {
  return redirect('/sample', drawnInWords(await drawSample(tx, today)))
}

async function takeSwap(context: Context): Promise<Reply> {
  const { tx, actor, params, body, now } = context
  const id = readNumber(params['draw'])
  if (!id) throw new NotFound()
  const reason = textOf(body, 'reason').trim()
  const message = whyNotAReason(reason)
  const month = (await findDraw(tx, id)).month.toPlainYearMonth()
  if (message) {
    const trouble = { id, reason, mistakes: [{ field: `reason-${id}`, message }] }
    return page(samplePage({ ...(await read(context, month, readPage(context.query))), trouble }))
  }
  await swapDraw(tx, actor, id, reason, now)
  return redirect(`/sample?month=${String(month)}`, 'Another household was drawn in its place.')
}

function whyNotAReason(reason: string): string | undefined {
  if (reason === '') return 'Say why this household cannot be audited'
  return tooLong(reason, 2000)
}

async function read({ tx, query, today }: Context, month: Month, asked: AskedPage): Promise<SampleFacts> {
  const values = await readSettings(tx, today, settings)
  const teamId = readNumber(query['team']) || undefined
  return {
    ...{ month, today, teamId, list: await listDrawsOfMonth(tx, { month, teamId }, asked) },
    perManager: values['sample.per_team'],
    notWithin: values['sample.not_within'],
    everyAudit: values['sample.every_audit_counts'] === 1,
  }
}

function drawnInWords({ drawn, teamsWithNobodyToDraw }: Drawn): string {
  const done =
    drawn === 0 ? 'Nothing was missing.' : drawn === 1 ? '1 household was drawn.' : `${drawn} households were drawn.`
  if (teamsWithNobodyToDraw.length === 0) return done
  const names = new Intl.ListFormat('en-GB').format(teamsWithNobodyToDraw)
  return `${drawn === 0 ? '' : `${done} `}No household could be drawn for ${names}: every other team’s was audited lately, or drawn already.`
}
