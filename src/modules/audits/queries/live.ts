import { irosSection } from '#framework/a2-audit-tool/iros-part.ts'
import { tellsGrade } from '#framework/a2-audit-tool/as-asked.ts'
import { type AskedOfSection, findMoment as findMomentOf, type Moment as MomentOf } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { isBlindFor } from '../blind.ts'
import { seesWhole } from './find-audit.ts'

/** What stands on a section's page at this moment, with what decides how much of it the person who asks may learn. */
type Moment = MomentOf &
  Pick<Audit, 'state' | 'moderatorId' | 'blindModeration' | 'blindGrade'> & {
    /** False for a child's Independent Reviewing Officer, who sees one section of it. */
    whole: boolean
    child: { id: number; iroId: number | null } | null
  }

/** Undefined when they may not see the audit, or this section of it. Whoever grades blind learns of no grade, and not of its having
 * changed. */
export async function findMoment(tx: Tx, actor: Actor, at: AskedOfSection): Promise<MomentOf | undefined> {
  const moment = await findMomentOf<Moment>(tx, at, {
    piece: sql`
      select a.id, a.moderator_id as "moderatorId", a.blind_moderation as "blindModeration", a.blind_grade as "blindGrade", piece.state,
        piece.form_version_id as "formVersionId", tool.digest as "formDigest", ${seesWhole} as whole
      from audits a join pieces piece on piece.id = a.id join form_versions tool on tool.id = piece.form_version_id
      where piece.ref = ${at.ref} and (${seesWhole} or is_officer_in(a.id))`,
    child: sql`select c.id, c.iro_id as "iroId" from audit_children ac join children c on c.id = ac.child_id
      where ac.audit_id = piece.id and c.ref = ${at.child}`,
  })
  if (!moment || !isTheirs(actor, moment, at.section)) return undefined
  if (at.section === 'mod' || !isBlindFor(actor, { audit: moment })) return moment
  return { ...moment, versions: moment.versions.filter(({ question }) => !tellsGrade(question)) }
}

/** Of an audit whose whole they do not see, the Independent Reviewing Officer of a child sees that child's own voice. */
function isTheirs(actor: Actor, { whole, child }: Moment, section: string): boolean {
  return (
    whole || (section === irosSection && child !== null && child.iroId !== null && actor.actsFor.includes(child.iroId))
  )
}
