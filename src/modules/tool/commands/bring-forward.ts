import { broughtInto, facts, type FactValue } from '#framework/a2-audit-tool/facts.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { bringForward } from '#modules/evidence/index.ts'
import { registerFactsOf } from '#modules/register/index.ts'
import { factsOfVoices } from '#modules/voices/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Fills in what Hearth already knows, from the register and from what was said, where that is the answer (facts.ts of the tool). Each such
 * answer stays marked as brought forward until a person confirms or changes it. Never overwrites an answer. */
export async function bringFacts(
  tx: Tx,
  { audit, children }: { audit: { id: number; householdId: number }; children: readonly { id: number }[] },
  sections: readonly Section[],
  today: Temporal.PlainDate,
): Promise<void> {
  const known = await registerFactsOf(tx, audit.householdId, today)
  const said = await factsOfVoices(tx, audit.id)
  for (const section of sections) {
    for (const { key: question } of section.questions) {
      const brought = broughtInto({ key: question })
      if (brought?.how !== 'fills') continue
      const source = facts[brought.fact].from === 'voices' ? said : known
      for (const childId of section.perChild ? children.map((child) => child.id) : [null]) {
        const own = childId === null ? source.household : source.children.get(childId)
        const fact = own?.[brought.fact]
        if (fact === undefined) continue
        await bringForward(tx, audit.id, { section: section.key, question, childId, value: valueOfFact(fact) })
      }
    }
  }
}

/** A fact as the answer to its question. */
export const valueOfFact = (fact: FactValue): string | number =>
  typeof fact === 'boolean' ? (fact ? 'yes' : 'no') : typeof fact === 'number' ? fact : fact.toString()
