import type { Form, Question } from '#framework/forms/types.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { TakenIn } from '../shipped.ts'

/** A published version of a form: it never changes. */
export type Version = {
  id: number
  version: number
  content: Form
  publishedAt: Temporal.Instant
  publishedBy: string | null
  note: string
}

export type VersionRow = Omit<Version, 'content'>

const version = sql`select t.id, t.version, t.content, t.published_at as "publishedAt", p.name as "publishedBy", t.note
  from form_versions t left join people p on p.id = t.published_by`

/** The version that is in force: what begins from now on is filled in with it. */
export function findNewestVersion(tx: Tx, form: string): Promise<Version> {
  return tx.one<Version>(sql`${version} where t.form = ${form} order by t.version desc limit 1`)
}

/** The one that was in force before it; undefined for the first. */
export function findVersionBefore(tx: Tx, form: string, number: number): Promise<Version | undefined> {
  return tx.maybe<Version>(
    sql`${version} where t.form = ${form} and t.version < ${number} order by t.version desc limit 1`,
  )
}

export function findVersion(tx: Tx, form: string, number: number): Promise<Version> {
  return tx.one<Version>(sql`${version} where t.form = ${form} and t.version = ${number}`)
}

/** Every version, newest first. */
export function listVersions(tx: Tx, form: string): Promise<VersionRow[]> {
  return tx.many<VersionRow>(sql`
    select t.id, t.version, t.published_at as "publishedAt", p.name as "publishedBy", t.note
    from form_versions t left join people p on p.id = t.published_by where t.form = ${form} order by t.version desc`)
}

/** What of the shipped form has been taken in: by the newest version that came with Hearth itself. */
export async function findTakenIn(tx: Tx, form: string): Promise<TakenIn> {
  const newest = await tx.maybe<{ shipped: TakenIn }>(
    sql`select shipped from form_versions where form = ${form} and shipped is not null order by version desc limit 1`,
  )
  return newest?.shipped ?? {}
}

/** The version from which on one can be put back: an older one lacks what came with Hearth itself since. */
export async function findOldestToPutBack(tx: Tx, form: string): Promise<number> {
  const { oldest } = await tx.one<{ oldest: number }>(
    sql`select coalesce(max(version), 1) as oldest from form_versions where form = ${form} and shipped is not null`,
  )
  return oldest
}

/** What is being prepared for the next version. `version` counts its saves, so that nobody overwrites anybody unseen. */
export type Draft = { content: Form; version: number; savedBy: string | null; own: boolean; savedAt: Temporal.Instant }

export function findDraft(tx: Tx, form: string): Promise<Draft | undefined> {
  return tx.maybe<Draft>(sql`select d.content, d.version, p.name as "savedBy", coalesce(d.saved_by = actor(), false) as own, d.saved_at as "savedAt"
    from form_drafts d left join people p on p.id = d.saved_by where d.form = ${form}`)
}

/** A question as it was last asked, and in which version. */
export type EverAsked = { question: Question; version: number }

/** Every question that any published version has had, each as it was last asked; with `before`, in a version before that one. */
export function listEverAsked(tx: Tx, form: string, before?: number): Promise<EverAsked[]> {
  return tx.many<EverAsked>(sql`
    select distinct on (question ->> 'key') question, t.version from form_versions t
    cross join lateral jsonb_path_query(t.content, '$.sections[*].questions[*]') question
    where t.form = ${form} and t.version < coalesce(${before ?? null}::int, t.version + 1)
    order by question ->> 'key', t.version desc`)
}
