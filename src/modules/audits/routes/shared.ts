import { sectionOf } from '#framework/a2-audit-tool/index.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import type { Context } from '#platform/http/index.ts'
import { NotFound } from '#platform/sql/index.ts'
import { isBlindFor, withoutOverall } from '../blind.ts'
import type { ChildOfAudit } from '../queries/answers.ts'
import { findAudit, findAuditForIro, lockAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'

/** The audit of the address, with everything that judges and pages need. */
export async function caseOf(context: Context): Promise<{ about: AuditCase; blind: boolean }> {
  const { tx, actor, params, today } = context
  const about = await readCase(tx, actor, await findAudit(tx, params['ref'] ?? ''), today)
  return { about, blind: isBlindFor(actor, about) }
}

/** The same, held from before anything about it is read: for what changes it, and judges here what the form says. */
export async function lockedCaseOf({ tx, actor, params, today }: Context): Promise<AuditCase> {
  return readCase(tx, actor, await lockAudit(tx, params['ref'] ?? ''), today)
}

/** The audit of the address for a child’s IRO who sees nothing else of it: their own children, and no grade. Undefined for
 * everybody else. */
export async function irosCaseOf({ tx, actor, params, today }: Context): Promise<AuditCase | undefined> {
  const audit = await findAuditForIro(tx, params['ref'] ?? '')
  if (!audit) return undefined
  const about = await readCase(tx, actor, audit, today)
  const theirs = about.children.filter(({ iroId }) => iroId !== null && actor.actsFor.includes(iroId))
  return { ...withoutOverall(about), children: theirs }
}

/** The section (and child) of the address. NotFound when the audit has none such. */
export function placeOf(
  about: AuditCase,
  params: Record<string, string>,
): { section: Section; child: ChildOfAudit | null } {
  const section = sectionOf(params['section'] ?? '', about.tool)
  if (!section) throw new NotFound()
  if (!section.perChild) return { section, child: null }
  const child = about.children.find((one) => one.ref === params['child'])
  if (!child) throw new NotFound()
  return { section, child }
}
