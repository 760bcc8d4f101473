import type { Part } from '#framework/a2-audit-tool/types.ts'
import type { AuditInHand } from './audit.ts'
import type { AuditCase } from './queries/standing.ts'
import type { Who, Writer } from './writers.ts'

/** What belongs to audits where evidence has a form filled in. */
export type OfAudits = {
  piece: AuditInHand
  writer: Writer
  part: Part
  who: Who
  view: {
    about: AuditCase
    /** The same without the grades that a blind moderator must not see: what pages print. */
    seen: AuditCase
    /** False for a child's IRO, who sees one section of it. */
    whole: boolean
  }
}
