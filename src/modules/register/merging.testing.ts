import assert from 'node:assert/strict'
import { column } from '#modules/imports/testing.ts'
import type { TestDatabase } from '#test/database.ts'
import type { Visitor } from '#test/visitor.ts'
import type { RecordKind } from './merging.ts'

/** How an administrator asks that two records of one are one, or two, and the second person says yes. */
export function askingOf(database: TestDatabase, kind: RecordKind, { admin, head }: { admin: Visitor; head: Visitor }) {
  /** What is shown once both are named: the page that it leads on to, or what is to be mended. */
  const preview = async (ends: string, stays: string) => {
    const named = await admin.post('/records/merging', { kind, ends, stays })
    return named.status === 303 ? admin.get(named.location!) : named
  }
  const askFor = async (ends: string, stays: string): Promise<string> => {
    assert.match((await preview(ends, stays)).text, /Ask that they are one/)
    const asked = await admin.post('/records/merging', { kind, ends, stays, seen: 'yes' })
    assert.equal(asked.status, 303, asked.text)
    return asked.location!
  }
  const saysYes = async (by: Visitor, path: string): Promise<number> =>
    (await by.post(`${path}/confirmation`, { version: '1' })).status
  const made = async (ends: string, stays: string): Promise<void> => {
    assert.equal(await saysYes(head, await askFor(ends, stays)), 303)
  }
  const askParting = async (ends: string) => {
    const [id] = await column(
      database,
      `select m.id from merged_records() m where m.ends = '${ends}' and m.parted_at is null`,
    )
    return admin.post(`/records/${id}/parting`)
  }
  const parted = async (ends: string): Promise<void> => {
    const asked = await askParting(ends)
    assert.equal(asked.status, 303, asked.text)
    assert.equal(await saysYes(head, asked.location!), 303)
  }
  return { preview, askFor, saysYes, made, askParting, parted }
}

/** What a person reads of it. */
export const plain = (text: string): string =>
  text
    .slice(text.indexOf('<main'), text.indexOf('</main>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** How much would still be led on. */
export async function leftOf(
  database: TestDatabase,
  { kind, endsId, staysId }: { kind: RecordKind; endsId: number; staysId: number },
): Promise<unknown> {
  const [left] = await column(
    database,
    `select coalesce(sum(count), 0)::int from merge_counts('${kind}', ${endsId}, ${staysId})`,
  )
  return left
}

/** Every row that names a carer or a household, but for when it was saved. */
export async function standing(database: TestDatabase): Promise<unknown> {
  const tables = [
    ...['carers', 'carer_stays', 'voices', 'pieces', 'actions', 'alerts', 'unfinished_alerts', 'not_proposed'],
    ...['households', 'carer_reviews', 'household_links', 'placements', 'audit_children'],
  ]
  const rows = (table: string) =>
    `(select jsonb_agg(to_jsonb(t) - 'saved_at' order by to_jsonb(t)::text) from ${table} t)`
  const [kept] = await column(database, `select jsonb_build_array(${tables.map(rows).join()})`)
  return kept
}
