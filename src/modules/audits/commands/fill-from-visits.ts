import { broughtTo } from '#framework/a2-audit-tool/facts.ts'
import { factsOfVisits, laterOf, listsVisits } from '#framework/a2-audit-tool/visits.ts'
import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import { type VisitRow, visitsIn } from '#framework/forms/visit-rows.ts'
import { bringAgain, type Mend } from '#modules/evidence/index.ts'
import { registerFactsOf } from '#modules/register/index.ts'
import { inFull, isBefore } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { AuditInHand } from '../audit.ts'
import { findTool } from '../queries/answers.ts'
import { periodOf } from '../queries/dates.ts'
import { valueOfFact } from './bring-forward.ts'

/** What is wrong with the days of the visits that are listed: one that has not been, or lies outside the time that the audit looks at. */
export async function mistakeInVisits(
  tx: Tx,
  audit: AuditInHand,
  value: unknown,
  today: Temporal.PlainDate,
): Promise<Mend | undefined> {
  const visits = visitsIn(value)
  if (visits.length === 0) return undefined
  const period = await periodOf(tx, audit.id)
  const messages = visits.map((visit) => mistakeInDay(visit, period, today))
  const message = messages.find((one) => one !== undefined)
  return message === undefined ? undefined : { message }
}

function mistakeInDay(
  { on }: VisitRow,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  today: Temporal.PlainDate,
): string | undefined {
  const day = Temporal.PlainDate.from(on)
  const odd = isBefore(today, day) ? mistakeAbout('visit_made', day, { today }) : undefined
  if (odd) return `${inFull(day)}: ${odd.message}`
  return isBefore(day, from) || isBefore(to, day)
    ? `${inFull(day)} lies outside the time that this audit looks at, from ${inFull(from)} to ${inFull(to)}. Check the day, or take the visit out.`
    : undefined
}

/** What is counted follows the visits that are listed, and waits to be confirmed: what somebody answered themselves stays theirs. */
export async function fillFromVisits(
  tx: Tx,
  audit: AuditInHand,
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
