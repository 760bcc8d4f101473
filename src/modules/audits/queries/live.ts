import { sql, type Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { seesWhole } from './find-audit.ts'

/** What stands on a section's page at this moment, as far as the person who asks may see it. */
export type Moment = Pick<
  Audit,
  'templateId' | 'toolDigest' | 'state' | 'moderatorId' | 'blindModeration' | 'blindGrade'
> & {
  /** False for a child's Independent Reviewing Officer, who sees one section of it. */
  whole: boolean
  child: { id: number; iroId: number | null } | null
  /** Who else had the audit open in the last 20 seconds. */
  people: string[]
  versions: { question: string; version: number }[]
}

/** Says that this person has the section open, and gives back what there is to know, in one statement: that is asked every few
 * seconds by everybody who writes. Undefined when they may not see the audit. */
export function findMoment(tx: Tx, at: { ref: string; section: string; child: string }): Promise<Moment | undefined> {
  return tx.maybe<Moment>(sql`
    with a as (
      select a.id, a.moderator_id, a.blind_moderation, a.blind_grade, piece.state, piece.form_version_id, tool.digest, ${seesWhole} as whole
      from audits a join pieces piece on piece.id = a.id join form_versions tool on tool.id = piece.form_version_id
      where piece.ref = ${at.ref} and (${seesWhole} or is_iro_audit(a.id))
    ), here as (
      insert into presence (piece_id, person_id, section, seen_at) select a.id, actor(), ${at.section}, request_now() from a
      on conflict (piece_id, person_id) do update set section = excluded.section, seen_at = excluded.seen_at
    )
    select a.form_version_id as "templateId", a.digest as "toolDigest", a.state, a.moderator_id as "moderatorId",
      a.blind_moderation as "blindModeration", a.blind_grade as "blindGrade", a.whole,
      case when c.id is not null then jsonb_build_object('id', c.id, 'iroId', c.iro_id) end as child,
      array(select p.name from presence r join people p on p.id = r.person_id
        where r.piece_id = a.id and r.person_id <> actor() and r.seen_at > request_now() - interval '20 seconds' order by p.name) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('question', n.question, 'version', n.version) order by n.question), '[]')
        from answers n where n.piece_id = a.id and n.section = ${at.section} and n.child_id is not distinct from c.id) as versions
    from a left join lateral (
      select c.id, c.iro_id from audit_children ac join children c on c.id = ac.child_id where ac.audit_id = a.id and c.ref = ${at.child}
    ) c on true`)
}
