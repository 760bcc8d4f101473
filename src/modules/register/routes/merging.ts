import { countHanging, listOutcome, type Need } from '#modules/people/index.ts'
import {
  type AnyRoute,
  type Context,
  page,
  readNumber,
  readPage,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { askToMergeRecords, askToPartRecords, whyNotOne } from '../commands/merging.ts'
import { type MergedTold, mergingPage, partingPage, recordsPage } from '../pages/merging.ts'
import { findMergedRecords, findRecord, type Found, listMergedRecords } from '../queries/merging.ts'

const merging = { path: '/records/merging', need: 'manage_people' } as const
const parting = { path: '/records/:id/parting', need: 'manage_people' } as const

/** Two records of one child: asked by an administrator, carried out when a second person has said yes (`people`). */
export const mergingRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/records',
    need: 'manage_people',
    records: 'nothing',
    handler: (context) => list(context, []),
  },
  { method: 'GET', keyed: true, ...merging, records: 'nothing', handler: preview },
  { method: 'POST', ...merging, records: 'access change asked', handler: takeMerging },
  { method: 'GET', ...parting, records: 'nothing', handler: askParting },
  { method: 'POST', ...parting, records: 'access change asked', handler: takeParting },
]

async function list({ tx, query, today }: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const told: MergedTold[] = []
  for (const merge of await listMergedRecords(tx))
    told.push({ merge, outcome: merge.partedAt ? await listOutcome(tx, merge.id) : [] })
  return page(recordsPage({ told, asked: readPage(query), typed: query, mistakes, today }))
}

/** What is named is shown with what would move; sent from there, it is asked for. */
async function preview(context: Context): Promise<Reply> {
  const { tx, query } = context
  const read = await readTwo(tx, query)
  if (!('ends' in read)) return list(context, read.mistakes)
  const because = await whyNotOne(tx, 'child', read)
  if (because.length > 0) return list(context, asMistakes(because))
  const hanging = await countHanging(tx, 'child', read.ends.id, read.stays.id)
  return page(mergingPage({ ...read, hanging }))
}

async function takeMerging({ tx, actor, body, today, now }: Context): Promise<Reply> {
  const read = await readTwo(tx, { ends: textOf(body, 'ends'), stays: textOf(body, 'stays') })
  if (!('ends' in read)) throw new Refused(read.mistakes.map(({ message }) => `${message}.`).join(' '))
  const id = await askToMergeRecords(tx, 'child', read, actor, { today, now })
  return redirect(`/access-changes/${id}`, 'It waits for a second person. Nothing has changed yet.')
}

type Two = { ends: Found; stays: Found }

async function readTwo(tx: Tx, typed: Record<string, string>): Promise<Two | { mistakes: Mistake[] }> {
  const find = (field: string) => findRecord(tx, 'child', typed[field] ?? '')
  const [ends, stays] = [await find('ends'), await find('stays')]
  if (ends && stays) return { ends, stays }
  const missing = [...(ends ? [] : ['ends']), ...(stays ? [] : ['stays'])]
  return {
    mistakes: missing.map((field) => ({
      field,
      message: typed[field]?.trim()
        ? 'No child has this reference or number'
        : `Name the record that ${field === 'ends' ? 'ends' : 'stays'}`,
    })),
  }
}

const asMistakes = (because: readonly string[]): Mistake[] => because.map((message) => ({ field: 'ends', message }))

async function askParting({ tx, params }: Context): Promise<Reply> {
  const merge = await findMergedRecords(tx, idIn(params))
  if (merge.partedAt) return redirect('/records', 'These are two records again.')
  return page(partingPage(merge))
}

async function takeParting({ tx, actor, params, today, now }: Context): Promise<Reply> {
  const id = await askToPartRecords(tx, idIn(params), actor, { today, now })
  return redirect(`/access-changes/${id}`, 'It waits for a second person. Nothing has changed yet.')
}

function idIn({ id }: Record<string, string>): number {
  const number = readNumber(id ?? '')
  if (number === undefined) throw new NotFound()
  return number
}
