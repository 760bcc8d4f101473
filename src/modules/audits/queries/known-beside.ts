import { facts, type FactName, fillsAnswer } from '#framework/a2-audit-tool/facts.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { registerFactsOf } from '#modules/register/index.ts'
import { inFull } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'

/** Facts of the register that help with a question of this section but cannot answer it (a date beside a yes or no), in
 * words, by question. */
export async function knownBeside(
  tx: Tx,
  { householdId }: Pick<Audit, 'householdId'>,
  section: Section,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const helped = section.questions.flatMap(({ key, type, broughtForward }) =>
    broughtForward && !fillsAnswer(broughtForward as FactName, type) ? [{ key, name: broughtForward as FactName }] : [],
  )
  if (helped.length === 0) return new Map()
  const { household } = await registerFactsOf(tx, householdId, today)
  return new Map(
    helped.flatMap(({ key, name }) => {
      const fact = household[name]
      return fact instanceof Temporal.PlainDate ? [[key, `${facts[name].says}: ${inFull(fact)}.`]] : []
    }),
  )
}
