import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { TakenIn } from '../shipped.ts'

/** A published version of the tool: it never changes. */
export type Version = {
  id: number
  version: number
  content: Tool
  publishedAt: Temporal.Instant
  publishedBy: string | null
  note: string
}

export type VersionRow = Omit<Version, 'content'> & { audits: number; open: number }

const version = sql`select t.id, t.version, t.content, t.published_at as "publishedAt", p.name as "publishedBy", t.note
  from form_versions t left join people p on p.id = t.published_by where t.form = 'audit'`

/** The version that audits planned from now on are filled in with. */
export function findNewestVersion(tx: Tx): Promise<Version> {
  return tx.one<Version>(sql`${version} order by t.version desc limit 1`)
}

/** The one that was in force before it; undefined for the first. */
export function findVersionBefore(tx: Tx, number: number): Promise<Version | undefined> {
  return tx.maybe<Version>(sql`${version} and t.version < ${number} order by t.version desc limit 1`)
}

export function findVersion(tx: Tx, number: number): Promise<Version> {
  return tx.one<Version>(sql`${version} and t.version = ${number}`)
}

/** Every version, newest first, with how many audits are on it and how many of them are open. */
export function listVersions(tx: Tx): Promise<VersionRow[]> {
  return tx.many<VersionRow>(sql`
    select t.id, t.version, t.published_at as "publishedAt", p.name as "publishedBy", t.note,
      count(piece.id) as audits, count(piece.id) filter (where piece.state not in ('closed', 'cancelled')) as open
    from form_versions t left join people p on p.id = t.published_by left join pieces piece on piece.form_version_id = t.id
    where t.form = 'audit' group by t.id, p.name order by t.version desc`)
}

/** What of the shipped tool has been taken in: by the newest version that came with Hearth itself. */
export async function findTakenIn(tx: Tx): Promise<TakenIn> {
  const newest = await tx.maybe<{ shipped: TakenIn }>(
    sql`select shipped from form_versions where form = 'audit' and shipped is not null order by version desc limit 1`,
  )
  return newest?.shipped ?? {}
}

/** What is being prepared for the next version. `version` counts its saves, so that nobody overwrites anybody unseen. */
export type Draft = { content: Tool; version: number; savedBy: string | null; savedAt: Temporal.Instant }

export function findDraft(tx: Tx): Promise<Draft | undefined> {
  return tx.maybe<Draft>(sql`select d.content, d.version, p.name as "savedBy", d.saved_at as "savedAt"
    from template_draft d left join people p on p.id = d.saved_by where d.id = 1`)
}

/** A question as it was last asked, and in which version. */
export type EverAsked = { question: Question; version: number }

/** Every question that any published version has had, each as it was last asked; with `before`, in a version before that one. */
export function listEverAsked(tx: Tx, before?: number): Promise<EverAsked[]> {
  return tx.many<EverAsked>(sql`
    select distinct on (question ->> 'key') question, t.version from form_versions t
    cross join lateral jsonb_path_query(t.content, '$.sections[*].questions[*]') question
    where t.form = 'audit' and t.version < coalesce(${before ?? null}::int, t.version + 1)
    order by question ->> 'key', t.version desc`)
}
