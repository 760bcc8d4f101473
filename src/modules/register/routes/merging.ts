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
import { type Mistake, NotFound } from '#platform/problems.ts'
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

async function list({ tx, query, body, today }: Context, mistakes: readonly Mistake[]): Promise<Reply> {
  const told: MergedTold[] = []
  for (const merge of await listMergedRecords(tx))
    told.push({ merge, outcome: merge.partedAt ? await listOutcome(tx, merge.id) : [] })
  return page(recordsPage({ told, asked: readPage(query), body, mistakes, today }))
}

async function preview({ tx, query }: Context): Promise<Reply> {
  const ends = await findRecord(tx, 'child', query['ends'] ?? '')
  const stays = await findRecord(tx, 'child', query['stays'] ?? '')
  if (!ends || !stays) return redirect('/records')
  const because = await whyNotOne(tx, 'child', { ends, stays })
  if (because.length > 0) return redirect('/records', because.join(' '))
  return page(mergingPage({ ends, stays, hanging: await countHanging(tx, 'child', ends.id, stays.id) }))
}

/** What is named is shown with what would move; sent from there, it is asked for. */
async function takeMerging(context: Context): Promise<Reply> {
  const { tx, actor, body, today, now } = context
  const read = await readTwo(context)
  if (!('ends' in read)) return list(context, read.mistakes)
  const { ends, stays } = read
  const because = await whyNotOne(tx, 'child', { ends, stays })
  if (because.length > 0)
    return list(
      context,
      because.map((message) => ({ field: 'ends', message })),
    )
  if (textOf(body, 'seen') !== 'yes') return redirect(`/records/merging?ends=${ends.ref}&stays=${stays.ref}`)
  const id = await askToMergeRecords(tx, 'child', { ends, stays }, actor, { today, now })
  return redirect(`/access-changes/${id}`, 'It waits for a second person. Nothing has changed yet.')
}

async function readTwo({ tx, body }: Context): Promise<{ ends: Found; stays: Found } | { mistakes: Mistake[] }> {
  const [ends, stays] = [
    await findRecord(tx, 'child', textOf(body, 'ends')),
    await findRecord(tx, 'child', textOf(body, 'stays')),
  ]
  if (ends && stays) return { ends, stays }
  const missing = [...(ends ? [] : ['ends']), ...(stays ? [] : ['stays'])]
  return {
    mistakes: missing.map((field) => ({
      field,
      message: textOf(body, field).trim() === '' ? 'Name this record' : 'No child has this reference or number',
    })),
  }
}

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
