import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { ReadKey } from '#framework/a2-audit-tool/read-keys.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'
import { alertBehind as alertBehindIn, asksOfDanger } from '#modules/evidence/index.ts'

/** A yes to these says that a child may be in danger: who and what are asked on the same page (invariant 2). */
export const raisesAlert = (question: Pick<Question, 'key'>): boolean => asksOfDanger(auditTool, question)

/** The question whose yes opens the form behind this one; undefined behind any other. */
export const alertBehind = (key: string): string | undefined => alertBehindIn(auditTool, key)?.key

/** What is answered here of a child at risk is kept from whoever an alert raised there must not reach (is_about_risk in
 * db/policies/answers.sql). */
export const isAboutRisk = (key: string): boolean => aboutRisk.has(key)
const aboutRisk = new Set<string>([
  'safe.immediate',
  'safe.acting',
  'safe.told_who_when',
  'mod.safeguarding',
] satisfies ReadKey[])
