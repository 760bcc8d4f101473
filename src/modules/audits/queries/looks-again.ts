import { hearersOf, listAnswers } from '#modules/evidence/index.ts'
import { answersFromWordsGone } from '#modules/tool/index.ts'
import { listWordsGone } from '#modules/voices/index.ts'
import type { When } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { hearing } from '../hearers.ts'
import { isOver, steps } from '../steps.ts'
import { findAudit } from './find-audit.ts'

/** Its auditor and whoever has it looks again; once it is over, the Head of Quality Assurance and Partnerships. */
export function whoLooksAgain(tx: Tx, audit: Audit, today: Temporal.PlainDate): Promise<ReadonlySet<number>> {
  const hearers = isOver(audit)
    ? (['decide_disagreements'] as const)
    : (['auditor', ...steps[audit.state].turn] as const)
  return hearersOf(tx, hearing, hearers, audit, { today, isToDo: false })
}

/** The same people, where words that went at this moment had been brought forward; else nobody. */
export async function whoLooksAgainNow(tx: Tx, ref: string, { now, today }: When): Promise<ReadonlySet<number>> {
  const audit = await findAudit(tx, ref)
  const gone = (await listWordsGone(tx, audit.id)).filter(({ at }) => at.epochMilliseconds >= now.epochMilliseconds)
  const again = answersFromWordsGone(await listAnswers(tx, audit.id), gone)
  return again.length > 0 ? whoLooksAgain(tx, audit, today) : new Set()
}
