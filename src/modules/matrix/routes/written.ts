import type { Need } from '#modules/people/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  listOf,
  listRoutes,
  mistakeOfLength,
  page,
  readNumber,
  readVersion,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { beginWritten, dropDraft, endWritten, letStand, rewriteWritten } from '../commands/written.ts'
import { newWrittenPage, writtenColumns, type WrittenFacts, writtenListPage, writtenPage } from '../pages/written.ts'
import { findWritten, listWritten, type WrittenItem } from '../queries/written.ts'
import { lacksToStand, type Written } from '../written.ts'

const path = '/what-we-know/written'
const shared = { need: 'keep_evidence', records: 'nothing' } as const

export const writtenRoutes: readonly AnyRoute<Need>[] = [
  ...listRoutes<WrittenItem, WrittenFacts, Need>({
    ...{
      path,
      need: 'keep_evidence',
      many: 'what was learned outside',
      columns: writtenColumns,
      page: writtenListPage,
    },
    read: async ({ tx, today }, asked) => ({ list: await listWritten(tx, asked), today }),
  }),
  { ...shared, method: 'GET', path: '/what-we-know/written/new', keyed: true, handler: showNew },
  { ...shared, method: 'GET', path: '/what-we-know/written/:ref', keyed: true, handler: show },
  { ...shared, method: 'POST', path, records: 'evidence begun', handler: take },
  { ...shared, method: 'POST', path: `${path}/:ref`, records: 'evidence counts', handler: takeDraft },
  { ...shared, method: 'POST', path: `${path}/:ref/drop`, records: 'evidence draft thrown away', handler: takeDrop },
  { ...shared, method: 'POST', path: `${path}/:ref/end`, records: 'evidence taken away', handler: takeEnd },
]

async function showNew(context: Context): Promise<Reply> {
  const source = context.query['source'] ?? ''
  return page(newWrittenPage({ item: { ...writtenIn(context), source }, mistakes: [], typed: () => '' }))
}

async function show({ tx, params, today }: Context): Promise<Reply> {
  return page(writtenPage({ item: await findWritten(tx, params['ref'] ?? ''), mistakes: [], typed: () => '', today }))
}

async function take(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const [item, mistakes] = [writtenIn(context), mistakesIn(context)]
  if (mistakes.length > 0) return page(newWrittenPage({ item, mistakes, typed: (field) => textOf(body, field) }))
  const ref = await beginWritten(tx, item)
  return saved(context, ref, today)
}

async function takeDraft(context: Context): Promise<Reply> {
  const { tx, body, params, today } = context
  const [item, mistakes] = [writtenIn(context), mistakesIn(context)]
  const kept = await findWritten(tx, params['ref'] ?? '')
  if (mistakes.length > 0)
    return page(writtenPage({ item: { ...kept, ...item }, mistakes, typed: (field) => textOf(body, field), today }))
  await rewriteWritten(tx, kept.ref, readVersion(textOf(body, 'version')), item)
  return saved(context, kept.ref, today)
}

async function saved({ tx, body }: Context, ref: string, today: Temporal.PlainDate): Promise<Reply> {
  if (textOf(body, 'then') !== 'stand') return redirect(`${path}/${ref}`, 'Saved as a draft. It does not count yet.')
  await letStand(tx, ref, today)
  return redirect(`${path}/${ref}`, 'It counts from now on.')
}

async function takeDrop({ tx, params }: Context): Promise<Reply> {
  await dropDraft(tx, params['ref'] ?? '')
  return redirect(path, 'The draft was thrown away.')
}

async function takeEnd(context: Context): Promise<Reply> {
  const { tx, body, params, today } = context
  const item = await findWritten(tx, params['ref'] ?? '')
  const [to, why] = [textOf(body, 'to'), textOf(body, 'why').trim()]
  const mistakes: Mistake[] = [
    ...(to === 'superseded' || to === 'withdrawn' ? [] : [{ field: 'to', message: 'Say which of the two it is' }]),
    ...(why === '' ? [{ field: 'why', message: 'Say why' }] : mistakeOfLength('why', why, 2000)),
  ]
  if (mistakes.length > 0) return page(writtenPage({ item, mistakes, typed: (field) => textOf(body, field), today }))
  await endWritten(tx, item.ref, to === 'superseded' ? to : 'withdrawn', why)
  return redirect(`${path}/${item.ref}`, 'It does not count any more.')
}

function dayIn(body: Context['body'], name: string) {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${name}-${part}`).trim())
  return day || month || year ? dateFromParts({ day, month, year }) : undefined
}

function writtenIn({ body }: Context): Written {
  const text = (field: string) => textOf(body, field).trim()
  const [from, to] = [dayIn(body, 'since'), dayIn(body, 'to')]
  const impact = text('impact')
  return {
    ...{ source: text('source'), questions: listOf(body, 'questions'), says: text('says') },
    ...{
      direction: text('direction'),
      about: text('about'),
      basis: text('basis'),
      strength: text('strength') || 'single',
    },
    ...{ from: from?.ok ? from.date : null, to: to?.ok ? to.date : null },
    impact: impact || (listOf(body, 'impact-unknown').includes('yes') ? '' : null),
    ...{ counted: readNumber(text('counted')) ?? null, outOf: readNumber(text('out-of')) ?? null },
    ...{ themes: listOf(body, 'themes'), doing: text('doing') },
  }
}

/** What cannot be kept as it was typed; and, where it is to count, what it lacks. */
function mistakesIn(context: Context): Mistake[] {
  const { body, today } = context
  const item = writtenIn(context)
  const days = (['since', 'to'] as const).flatMap((name) => {
    const day = dayIn(body, name)
    return day && !day.ok ? [{ field: `${name}-day`, message: day.because }] : []
  })
  const numbers = ['counted', 'out-of'].flatMap((field) =>
    textOf(body, field).trim() && readNumber(textOf(body, field).trim()) === undefined
      ? [{ field, message: 'Give a whole number' }]
      : [],
  )
  const odd = item.from && item.to && Temporal.PlainDate.compare(item.to, item.from) < 0
  const unkept: Mistake[] = [
    ...mistakeOfLength('says', item.says, 300),
    ...mistakeOfLength('impact', item.impact ?? '', 300),
    ...mistakeOfLength('doing', item.doing, 2000),
    ...days,
    ...numbers,
    ...(odd ? [{ field: 'to-day', message: 'It ends before it begins' }] : []),
    ...(item.counted !== null && item.outOf !== null && item.counted > item.outOf
      ? [{ field: 'counted', message: 'There cannot be more than were counted in all' }]
      : []),
  ]
  if (unkept.length > 0 || textOf(body, 'then') !== 'stand') return unkept
  return lacksToStand(item, today)
}
