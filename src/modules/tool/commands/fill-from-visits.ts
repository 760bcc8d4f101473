import { broughtTo } from '#framework/a2-audit-tool/facts.ts'
import { factsOfVisits, laterOf, listsVisits } from '#framework/a2-audit-tool/visits.ts'
import { bringAgain, type VersionOfForm } from '#modules/evidence/index.ts'
import { registerFactsOf } from '#modules/register/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { findTool } from '../queries/versions.ts'
import { valueOfFact } from './bring-forward.ts'

/** What is counted follows the visits that are listed, and waits to be confirmed: what somebody answered themselves stays theirs. */
export async function fillFromVisits(
  tx: Tx,
  audit: VersionOfForm & { id: number; householdId: number },
  value: unknown,
  today: Temporal.PlainDate,
): Promise<void> {
  const listed = factsOfVisits(value)
  const known = (await registerFactsOf(tx, audit.householdId, today)).household
  const day = 'unannounced_visit_last_on'
  const all = { ...listed, [day]: laterOf(listed[day], known[day]) }
  const { sections } = await findTool(tx, audit)
  const section = sections.find(({ questions }) => questions.some(({ key }) => key === listsVisits))
  for (const { key } of section?.questions ?? []) {
    const fact = filledByVisits.has(key) && broughtTo[key]?.fact
    if (!section || !fact) continue
    const known = all[fact]
    await bringAgain(tx, audit.id, {
      ...{ section: section.key, question: key },
      value: known === undefined ? null : valueOfFact(known),
    })
  }
}

const filledByVisits: ReadonlySet<string> = new Set(
  ['visit_count', 'visit_last', 'unannounced_count', 'unannounced_date'].map((topic) => `wfc1.${topic}`),
)
