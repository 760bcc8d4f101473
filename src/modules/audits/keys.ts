import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import type { ReadKey } from '#framework/a2-audit-tool/read-keys.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'

/** A yes to these says that a child may be in danger: who and what are asked on the same page (invariant 2). As
 * shipped, whatever version of the tool the audit is filled in with. */
export function raisesAlert({ key }: Pick<Question, 'key'>): boolean {
  return questionOf(key, auditTool)?.alertOn !== undefined
}

/** What is answered here of a child at risk is kept from whoever an alert raised there must not reach (is_about_risk in
 * db/policies/answers.sql). */
export const isAboutRisk = (key: string): boolean => aboutRisk.has(key)
const aboutRisk = new Set<string>([
  'safe.immediate',
  'safe.acting',
  'safe.told_who_when',
  'mod.safeguarding',
] satisfies ReadKey[])

/** Behind which question the form of an alert opens: the last of those that a yes asks as well, or the question itself. */
const opensBehind: ReadonlyMap<string, string> = new Map(
  auditTool.sections.flatMap(({ questions }) =>
    questions.filter(raisesAlert).map(({ key }): [string, string] => {
      const last = questions.findLast(({ onlyWhen }) => onlyWhen?.question === key && onlyWhen.in.includes('yes'))
      return [last?.key ?? key, key]
    }),
  ),
)

/** The question whose yes opens the form behind this one; undefined behind any other. */
export const alertBehind = (key: string): string | undefined => opensBehind.get(key)
