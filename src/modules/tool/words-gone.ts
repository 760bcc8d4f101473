import { broughtInto, facts } from '#framework/a2-audit-tool/facts.ts'
import type { Answer } from '#modules/forms/index.ts'
import type { WordsGone } from '#modules/voices/index.ts'

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
