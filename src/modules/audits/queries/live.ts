import { findMoment as findMomentOf, type AskedOfSection, type Moment as MomentOf } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { seesWhole } from './find-audit.ts'

/** What stands on a section's page at this moment, with what decides how much of it the person who asks may learn. */
export type Moment = MomentOf &
  Pick<Audit, 'state' | 'moderatorId' | 'blindModeration' | 'blindGrade'> & {
    /** False for a child's Independent Reviewing Officer, who sees one section of it. */
    whole: boolean
    child: { id: number; iroId: number | null } | null
  }

/** Undefined when they may not see the audit. */
export const findMoment = (tx: Tx, at: AskedOfSection): Promise<Moment | undefined> =>
  findMomentOf<Moment>(tx, at, {
    piece: sql`
      select a.id, a.moderator_id as "moderatorId", a.blind_moderation as "blindModeration", a.blind_grade as "blindGrade", piece.state,
        piece.form_version_id as "formVersionId", tool.digest as "formDigest", ${seesWhole} as whole
      from audits a join pieces piece on piece.id = a.id join form_versions tool on tool.id = piece.form_version_id
      where piece.ref = ${at.ref} and (${seesWhole} or a.id = any ((select my_iro_audits())::int[]))`,
    child: sql`select c.id, c.iro_id as "iroId" from audit_children ac join children c on c.id = ac.child_id
      where ac.audit_id = piece.id and c.ref = ${at.child}`,
  })
