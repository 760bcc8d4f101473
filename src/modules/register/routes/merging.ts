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
import type { Tx } from '#platform/sql/index.ts'
import { askToMergeRecords, askToPartRecords, whyNotOne } from '../commands/merging.ts'
import { type MergedTold, mergingPage, partingPage, recordsPage } from '../pages/merging.ts'
import { type RecordKind, recordKinds } from '../merging.ts'
import { findMergedRecords, findRecord, listMergedRecords, type Named } from '../queries/merging.ts'

const merging = { path: '/records/merging', need: 'manage_people' } as const
const parting = { path: '/records/:id/parting', need: 'manage_people' } as const

/** Two records of one child, carer or household: asked by an administrator, carried out when a second person has said yes (`people`). A number
 * of the case system is posted, and what is named leads on by its reference: no such number stands in an address. */
export const mergingRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/records',
    keyed: true,
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
  return page(
    recordsPage({ told, asked: readPage(query), typed: namedIn((name) => textOf(body, name)), mistakes, today }),
  )
}

type Typed = { kind: string; ends: string; stays: string }
const namedIn = (of: (name: string) => string): Typed => ({ kind: of('kind'), ends: of('ends'), stays: of('stays') })

/** What is named is shown with what would move; sent from there, it is asked for. */
async function preview({ tx, query }: Context): Promise<Reply> {
  const typed = namedIn((name) => query[name] ?? '')
  const read = isReference(typed.ends) && isReference(typed.stays) ? await readTwo(tx, typed) : null
  if (!read || !('ends' in read)) return redirect('/records', 'Name two records.')
  const because = await whyNotOne(tx, read.kind, read)
  if (because.length > 0) return redirect('/records', because.join(' '))
  const hanging = await countHanging(tx, read.kind, read.ends.id, read.stays.id)
  return page(mergingPage({ ...read, hanging }))
}

const isReference = (said: string): boolean => /^[CFH]-\d+$/.test(said)

async function takeMerging(context: Context): Promise<Reply> {
  const { tx, actor, body, today, now } = context
  const read = await readTwo(
    tx,
    namedIn((name) => textOf(body, name)),
  )
  if (!('ends' in read)) return list(context, read.mistakes)
  const { kind, ends, stays } = read
  const because = await whyNotOne(tx, kind, read)
  if (because.length > 0)
    return list(
      context,
      because.map((message) => ({ field: 'ends', message })),
    )
  if (textOf(body, 'seen') !== 'yes')
    return redirect(`/records/merging?${new URLSearchParams({ kind, ends: ends.ref, stays: stays.ref })}`)
  const id = await askToMergeRecords(tx, kind, read, actor, { today, now })
  return redirect(`/access-changes/${id}`, 'It waits for a second person. Nothing has changed yet.')
}

type Two = { kind: RecordKind; ends: Named; stays: Named }

async function readTwo(tx: Tx, typed: Typed): Promise<Two | { mistakes: Mistake[] }> {
  const kind = recordKinds.find((one) => one === typed.kind)
  if (!kind) return { mistakes: [{ field: 'kind', message: 'Choose of what there are two records' }] }
  const [ends, stays] = [await findRecord(tx, kind, typed.ends), await findRecord(tx, kind, typed.stays)]
  if (ends && stays) return { kind, ends, stays }
  const missing = [...(ends ? [] : (['ends'] as const)), ...(stays ? [] : (['stays'] as const))]
  return {
    mistakes: missing.map((field) => ({
      field,
      message: typed[field].trim()
        ? `No ${kind} has this reference or number`
        : `Name the record that ${field === 'ends' ? 'ends' : 'stays'}`,
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
