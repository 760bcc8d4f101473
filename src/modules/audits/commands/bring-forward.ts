import { broughtInto, facts, type FactValue } from '#framework/a2-audit-tool/facts.ts'
import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import { bringForward } from '#modules/evidence/index.ts'
import { recordsOf, registerFactsOf } from '#modules/register/index.ts'
import { factsOfVoices } from '#modules/voices/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { AuditCase } from '../queries/standing.ts'

/** Fills in what Hearth already knows, from the register, from what was said, and from the last audit, where that is the
 * answer (facts.ts of the tool). Each such answer stays marked as brought forward until a person confirms or changes it. Never overwrites an answer. */
export async function bringFactsForward(tx: Tx, about: AuditCase, today: Temporal.PlainDate): Promise<void> {
  await bringInto(about.tool.sections, tx, about, today)
  await bringSummaryForward(tx, about.audit.id, about.audit.householdId)
}

/** The same for the worker's report, which is written before the review and the audit. */
export async function bringFactsToReport(tx: Tx, about: AuditCase, today: Temporal.PlainDate): Promise<void> {
  const report = about.tool.sections.filter((section) => section.key === 'swr')
  await bringInto(report, tx, about, today)
}

async function bringInto(
  sections: readonly Section[],
  tx: Tx,
  { audit, children }: AuditCase,
  today: Temporal.PlainDate,
): Promise<void> {
  const known = await registerFactsOf(tx, audit.householdId, today)
  const said = await factsOfVoices(tx, audit.id)
  for (const section of sections) {
    for (const question of section.questions) {
      const brought = broughtInto(question)
      if (brought?.how !== 'fills') continue
      const source = facts[brought.fact].from === 'voices' ? said : known
      for (const childId of section.perChild ? children.map((child) => child.id) : [null]) {
        const own = childId === null ? source.household : source.children.get(childId)
        await bring(tx, audit.id, section.key, question, childId, own?.[brought.fact])
      }
    }
  }
}

async function bring(
  tx: Tx,
  pieceId: number,
  section: string,
  question: Question,
  childId: number | null,
  fact: FactValue | undefined,
): Promise<void> {
  if (fact === undefined) return
  await bringForward(tx, pieceId, { section, question: question.key, childId, value: valueOfFact(fact) })
}

/** A fact as the answer to its question. */
export const valueOfFact = (fact: FactValue): string | number =>
  typeof fact === 'boolean' ? (fact ? 'yes' : 'no') : typeof fact === 'number' ? fact : fact.toString()

/** The pen picture of the household from its last audit, to be read again and put right. */
async function bringSummaryForward(tx: Tx, pieceId: number, householdId: number): Promise<void> {
  const last = await tx.maybe<{ section: string; question: string; value: unknown }>(sql`
    select n.section, n.question, n.value from answers n join audits a on a.id = n.piece_id join pieces piece on piece.id = a.id
    where piece.household_id = any (${recordsOf(sql`${householdId}::int`)}) and a.id <> ${pieceId} and a.final_grade is not null and n.question = 'hdr.case_summary'
    order by a.scheduled_for desc limit 1`)
  if (last) await bringForward(tx, pieceId, last)
}
