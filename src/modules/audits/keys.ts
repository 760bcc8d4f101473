import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'

/** A yes to these says that a child may be in danger: who and what are asked on the same page (process.md, invariant 2). As
 * shipped, whatever version of the tool the audit is filled in with. */
export function raisesAlert({ key }: Pick<Question, 'key'>): boolean {
  return questionOf(key, auditTool)?.alertOn?.includes('yes') ?? false
}

/** Behind which question the form of the alert opens: after who is acting has been said, or after the question itself. */
const opensBehind: Readonly<Record<string, string>> = {
  'safe.told_who_when': 'safe.immediate',
  'mod.safeguarding': 'mod.safeguarding',
}

/** The question whose yes opens the form behind this one; undefined behind any other. */
export const alertBehind = (key: string): string | undefined => opensBehind[key]
