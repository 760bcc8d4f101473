import assert from 'node:assert/strict'
import type pg from 'pg'
import { sql, type Sql, type Tx } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'
import type { Visitor } from '#test/visitor.ts'

export type Read = { path: string; blocks: number; ms: number; calls: number; text: string }

type Asked = Pick<TestDatabase, 'asPerson' | 'asSystem'>

/** What each statement of a page read in all. `client` is the owner's. */
export async function readsOf(client: pg.Client, visitor: Visitor, path: string): Promise<Read[]> {
  await client.query('select pg_stat_statements_reset()')
  await open(visitor, path)
  const { rows } = await client.query<Omit<Read, 'path'>>(
    `select (shared_blks_hit + shared_blks_read)::int as blocks, total_exec_time as ms, calls::int, query as text
     from pg_stat_statements s join pg_database d on d.oid = s.dbid
     where d.datname = current_database() and query not like '%pg_stat_statements%'`,
  )
  return rows.map((row) => ({ path, ...row }))
}

/** Where the words of the header lead this person, and where those lead that have a page of their own. */
export async function placesOf(visitor: Pick<Visitor, 'get'>): Promise<string[]> {
  const header = linksIn(await open(visitor, '/settings'))
  const under = ['/evidence', '/planned'].filter((word) => header.includes(word))
  const places = await Promise.all(under.map(async (word) => linksIn(await open(visitor, word))))
  return [...new Set([header, ...places].flat())]
}

const linksIn = (page: string): string[] => page.match(/(?<=href=")\/[a-z-]*(?=")/g) ?? []

/**
 * The pages that this person may open of some households, children and audits: what is open and what is theirs first, and the
 * audits that most was said about; of each audit all sections, a child's once for each child, with the print and the history.
 */
export async function pagesOf(
  database: Asked,
  visitor: Visitor,
  key: string,
  now: Temporal.Instant,
): Promise<string[]> {
  const { id } = await database.asSystem(now, (tx) =>
    tx.one<{ id: number }>(sql`select id from people where demonstration_key = ${key}`),
  )
  const refs = await database.asPerson(id, now, async (tx) => ({
    households: await refsOf(tx, sql`select ref from households order by id desc limit 3`),
    children: await refsOf(
      tx,
      sql`(select ref from children where iro_id = ${id} order by id limit 3) union select ref from (select ref from children order by id desc limit 2) newest`,
    ),
    audits: await refsOf(
      tx,
      sql`(select p.ref from audits a join pieces p on p.id = a.id where ${id} in (a.auditor_id, a.worker_id, a.moderator_id) and a.phase = 'open' order by a.id limit 1)
        union (select p.ref from pieces p join audits a on a.id = p.id where p.state <> 'cancelled' order by (select count(*) from voices v where v.piece_id = p.id) desc, p.id desc limit 1)
        union (select p.ref from pieces p join audit_children ac on ac.audit_id = p.id join children c on c.id = ac.child_id
          where c.iro_id = ${id} and p.state <> 'cancelled' order by p.id desc limit 1)`,
    ),
  }))
  const pages = [
    ...refs.households.map((ref) => `/households/${ref}`),
    ...refs.children.map((ref) => `/children/${ref}`),
  ]
  for (const ref of refs.audits) {
    const page = await open(visitor, `/audits/${ref}`)
    const below =
      page.match(new RegExp(`(?<=href=")/audits/${ref}/(sections/[^"#?]+|print|history)(?=[#"])`, 'g')) ?? []
    pages.push(`/audits/${ref}`, ...new Set(below))
  }
  return pages
}

async function open(visitor: Pick<Visitor, 'get'>, path: string): Promise<string> {
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200, path)
  return text
}

async function refsOf(tx: Tx, query: Sql): Promise<string[]> {
  return (await tx.many<{ ref: string }>(query)).map(({ ref }) => ref)
}
