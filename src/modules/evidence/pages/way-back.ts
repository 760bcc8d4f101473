import { inWords, londonDate } from '#platform/dates/index.ts'
import { html, insetText, nothing, type SafeHtml } from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Behind } from '../way-back.ts'

type Of = {
  moves: Readonly<Record<string, { label: string } | undefined>>
  steps: Readonly<Record<string, { name: string } | undefined>>
}

/** What is undone by taking a piece back, or by opening it again: which move, of which day, and from where to where it goes. */
export function whatGoesBack(
  { moves, steps }: Of,
  move: string,
  { sent, ended }: Partial<Behind>,
  { state }: { state: string },
  today: Temporal.PlainDate,
): SafeHtml {
  const made = move === 'recall' ? sent : move === 'reopen' ? ended : undefined
  if (!made) return nothing
  const named = (key: string) => lowerFirst(steps[key]?.name ?? key)
  return insetText({
    html: html`<p class="govuk-body">This takes back <strong>${moves[made.move]?.label ?? made.move}</strong>, of ${inWords(londonDate(made.at), today)}. It goes from “${named(state)}” back to “${named(made.from)}”.</p>`,
  })
}
