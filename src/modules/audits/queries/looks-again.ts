import { broughtInto, facts } from '#framework/a2-audit-tool/facts.ts'
import { hearersOf, listAnswers } from '#modules/evidence/index.ts'
import type { Answer } from '#modules/forms/index.ts'
import { listWordsGone, type WordsGone } from '#modules/voices/index.ts'
import type { When } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { hearing } from '../hearers.ts'
import { isOver, steps } from '../steps.ts'
import { findAudit } from './find-audit.ts'

/** Answers that were brought forward, or given, from words which turned out to be somebody else's, and that nobody has saved since. */
export function answersFromWordsGone(answers: Iterable<Answer>, gone: readonly WordsGone[]): Answer[] {
  return [...answers].filter((answer) => {
    const brought = broughtInto({ key: answer.question })
    if (!brought || facts[brought.fact].from !== 'voices' || answer.value === null) return false
    return gone.some(
      ({ childId, at }) => childId === answer.childId && Temporal.Instant.compare(answer.savedAt, at) <= 0,
    )
  })
}

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
