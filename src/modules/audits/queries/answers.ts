import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Answer } from '../answers.ts'
import { asAsked } from '../tool.ts'

/** Every answer of an audit that this person may read (a worker's reflection is not everybody's). Whoever saved some of its hundreds
 * is looked up once. */
export const listAnswers = (tx: Tx, pieceId: number): Promise<Answer[]> => tx.many<Answer>(answersOf(pieceId).query)

export const answersOf = (pieceId: number) =>
  part<Answer>(
    sql`
    with given as materialized (select * from answers where piece_id = ${pieceId}),
      savers as materialized (select id, name from people where id = any (array(select distinct saved_by from given)))
    select n.id, n.section, n.question, n.child_id as "childId", n.value, n.explanation, n.evidence,
      n.brought_forward as "broughtForward", n.version, n.saved_by as "savedById", p.name as "savedBy", n.saved_at as "savedAt"
    from given n left join savers p on p.id = n.saved_by order by n.id`,
    { savedAt: 'moment' },
  )

/** The answers as they stood at a moment: for each the newest version saved by then. */
export function listAnswersAsOf(tx: Tx, pieceId: number, at: Temporal.Instant): Promise<Answer[]> {
  return tx.many<Answer>(sql`
    select distinct on (versions.id) versions.id, section, question, "childId", value, explanation, evidence, "broughtForward", version,
      "savedById", p.name as "savedBy", "savedAt"
    from (
      select n.id, n.section, n.question, n.child_id as "childId", n.value, n.explanation, n.evidence,
        n.brought_forward as "broughtForward", n.version, n.saved_by as "savedById", n.saved_at as "savedAt"
      from answers n where n.piece_id = ${pieceId}
      union all
      select n.id, w.section, w.question, w.child_id, w.value, w.explanation, w.evidence, w.brought_forward, w.version, w.saved_by, w.saved_at
      from answers n
      join history y on y.table_name = 'answers' and y.row_id = n.id
      cross join lateral jsonb_populate_record(null::answers, y.was) w
      where n.piece_id = ${pieceId}
    ) versions left join people p on p.id = versions."savedById"
    where "savedAt" <= ${at} order by versions.id, "savedAt" desc, version desc`)
}

export type ChildOfAudit = {
  id: number
  ref: string
  initials: string
  bornOn: Temporal.PlainDate
  iroId: number | null
  /** When their last stay with the household ended; null while they live there, or where the reader may not know. */
  livedUntil: Temporal.PlainDate | null
}

export const listChildrenOfAudit = (tx: Tx, pieceId: number): Promise<ChildOfAudit[]> =>
  tx.many<ChildOfAudit>(childrenOf(pieceId).query)

export const childrenOf = (pieceId: number) =>
  part<ChildOfAudit>(
    sql`${childOf} from audit_children ac join children c on c.id = ac.child_id
    join pieces piece on piece.id = ac.audit_id where ac.audit_id = ${pieceId} order by c.born_on, c.id`,
    { bornOn: 'day', livedUntil: 'day' },
  )

/** The children that the audit looked at, at a moment: those of today who were in it by then, and those taken out since. */
export function listChildrenAsOf(tx: Tx, pieceId: number, at: Temporal.Instant): Promise<ChildOfAudit[]> {
  return tx.many<ChildOfAudit>(sql`${childOf} from pieces piece join children c on c.id in (
      select ac.child_id from audit_children ac where ac.audit_id = piece.id and ac.added_at <= ${at}
      union select (y.was ->> 'child_id')::int from history y
        where y.table_name = 'audit_children' and y.row_id = piece.id and (y.was ->> 'added_at')::timestamptz <= ${at} and y.replaced_at > ${at})
    where piece.id = ${pieceId} order by c.born_on, c.id`)
}

const childOf = sql`
  select c.id, c.ref, c.initials, c.born_on as "bornOn", c.iro_id as "iroId",
    (select case when bool_and(p.ended_on is not null) then max(p.ended_on) end from placements p
      where p.child_id = c.id and p.household_id = piece.household_id) as "livedUntil"`

/** The version of the tool that an audit is filled in with: it never changes under it. */
export async function findTool(tx: Tx, audit: { templateId: number; toolDigest: string }): Promise<Tool> {
  const kept = published.get(audit.toolDigest)
  if (kept) return kept
  const { content } = await tx.one<{ content: Tool }>(
    sql`select content from form_versions where id = ${audit.templateId}`,
  )
  const tool = asAsked(content)
  published.set(audit.toolDigest, tool)
  return tool
}

// Published versions never change, so a copy in memory, kept by the digest of its content, cannot be stale.
const published = new Map<string, Tool>()

/** The version that audits planned from now on are filled in with: reports use its words, whatever version they count. */
export async function findToolInForce(tx: Tx): Promise<Tool> {
  const template = await tx.one<{ templateId: number; toolDigest: string }>(
    sql`select id as "templateId", digest as "toolDigest" from form_versions where form = 'audit' order by version desc limit 1`,
  )
  return findTool(tx, template)
}

/** What an audit asks under this key, in the words of its own version; where it has none, and of no audit, as the tool was shipped.
 * Undefined when it asks no such thing. */
export async function findWordsAsked(tx: Tx, ref: string | null, key: string): Promise<string | undefined> {
  const own = ref === null ? undefined : await findOwnWords(tx, ref, key)
  return own ?? questionOf(key)?.text
}

/** Undefined also when the person may not see the audit. */
async function findOwnWords(tx: Tx, ref: string, key: string): Promise<string | undefined> {
  const audit = await tx.maybe<{ templateId: number; toolDigest: string }>(sql`
    select piece.form_version_id as "templateId", t.digest as "toolDigest" from pieces piece join form_versions t on t.id = piece.form_version_id
    where piece.ref = ${ref}`)
  return audit && questionOf(key, await findTool(tx, audit))?.text
}

export function currentTemplate(tx: Tx): Promise<{ id: number; version: number }> {
  return tx.one(sql`select id, version from form_versions where form = 'audit' order by version desc limit 1`)
}

export type MoveMade = {
  move: string
  fromState: string
  toState: string
  by: string | null
  at: Temporal.Instant
  words: string
  details: Record<string, unknown>
}

export function listMoves(tx: Tx, pieceId: number): Promise<MoveMade[]> {
  return tx.many<MoveMade>(sql`
    select m.move, m.from_state as "fromState", m.to_state as "toState", p.name as by, m.at, m.words, m.details
    from moves m left join people p on p.id = m.by_id where m.piece_id = ${pieceId} order by m.at, m.id`)
}
