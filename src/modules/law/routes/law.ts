import type { Need } from '#modules/people/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  openRoute,
  page,
  readVersion,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { beginEntry, rewriteEntry } from '../commands/watch.ts'
import { entryPage, newEntryPage } from '../pages/entry.ts'
import { referencesPage } from '../pages/references.ts'
import { watchPage } from '../pages/watch.ts'
import { findEntry, listEarlier, listWatch } from '../queries/watch.ts'
import { mistakesOf, type Typed } from '../watch.ts'

const path = '/law-watch'
const keeping = { need: 'shape_tool', records: 'nothing' } as const
const mayKeep = ({ actor }: Context): boolean => actor.duties.has('shape_tool')

export const lawRoutes: readonly AnyRoute<Need>[] = [
  openRoute({
    method: 'GET',
    path: '/references',
    framed: true,
    records: 'nothing',
    handler: async () => page(referencesPage()),
  }),
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: showWatch },
  { ...keeping, method: 'GET', path: '/law-watch/new', keyed: true, handler: showNew },
  { method: 'GET', path: '/law-watch/:entry', need: 'signed in', records: 'nothing', keyed: true, handler: show },
  { ...keeping, method: 'POST', path, records: 'law watch: entered', handler: take },
  { ...keeping, method: 'POST', path: '/law-watch/:entry', records: 'law watch: changed', handler: takeEntry },
]

async function showWatch(context: Context): Promise<Reply> {
  return page(watchPage({ entries: await listWatch(context.tx), mayKeep: mayKeep(context), today: context.today }))
}

async function showNew({ today }: Context): Promise<Reply> {
  const entry = {
    ...{ title: '', standing: '', says: '', changes: '', link: '', from: null, dayKnown: '' },
    lookedOn: today,
  }
  return page(newEntryPage({ entry, mistakes: [], typed: () => '' }))
}

async function show(context: Context): Promise<Reply> {
  const { tx, params, today } = context
  const entry = await findEntry(tx, params['entry'] ?? '')
  const earlier = await listEarlier(tx, entry.key)
  return page(entryPage({ entry, earlier, mayKeep: mayKeep(context), mistakes: [], typed: () => '', today }))
}

async function take(context: Context): Promise<Reply> {
  const { tx, body, today } = context
  const [entry, mistakes] = [typedIn(context), mistakesIn(context)]
  if (mistakes.length > 0) return page(newEntryPage({ entry, mistakes, typed: (field) => textOf(body, field) }))
  return redirect(`${path}/${await beginEntry(tx, entry, today)}`, 'Saved.')
}

async function takeEntry(context: Context): Promise<Reply> {
  const { tx, body, params, today } = context
  const kept = await findEntry(tx, params['entry'] ?? '')
  const [entry, mistakes] = [typedIn(context), mistakesIn(context)]
  if (mistakes.length > 0) {
    const [earlier, typed] = [await listEarlier(tx, kept.key), (field: string) => textOf(body, field)]
    return page(entryPage({ entry: { ...kept, ...entry }, earlier, mayKeep: true, mistakes, typed, today }))
  }
  await rewriteEntry(tx, { key: kept.key, seen: readVersion(textOf(body, 'version')), today }, entry)
  return redirect(`${path}/${kept.key}`, 'Saved. How it read before is kept.')
}

function dayIn({ body }: Context, name: string) {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${name}-${part}`).trim())
  return day || month || year ? dateFromParts({ day, month, year }) : undefined
}

function typedIn(context: Context): Typed {
  const text = (field: string) => textOf(context.body, field).trim()
  const [from, looked] = [dayIn(context, 'from'), dayIn(context, 'looked')]
  return {
    ...{ title: text('title'), standing: text('standing'), says: text('says'), changes: text('changes') },
    ...{ link: text('link'), from: from?.ok ? from.date : null, dayKnown: text('day-known') },
    lookedOn: looked?.ok ? looked.date : null,
  }
}

/** Days that cannot be read, and what cannot be kept as it was typed. */
function mistakesIn(context: Context): Mistake[] {
  const unread = ['from', 'looked'].flatMap((name) => {
    const day = dayIn(context, name)
    return day && !day.ok ? [{ field: `${name}-day`, message: day.because }] : []
  })
  const others = mistakesOf(typedIn(context), context.today)
  return [
    ...unread,
    ...others.filter(
      ({ field }) => !unread.some((one) => one.field === field) && !(field === 'day-known' && unread.length > 0),
    ),
  ]
}
