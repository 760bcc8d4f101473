import type { ReadKey } from '#framework/a2-audit-tool/read-keys.ts'

/** What is answered here of a child at risk is kept from whoever an alert raised there must not reach (is_about_risk in
 * db/policies/answers.sql). */
export const isAboutRisk = (key: string): boolean => aboutRisk.has(key)
const aboutRisk = new Set<string>([
  'safe.immediate',
  'safe.acting',
  'safe.told_who_when',
  'mod.safeguarding',
] satisfies ReadKey[])
