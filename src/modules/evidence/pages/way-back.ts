import { inWords, londonDate } from '#platform/dates/index.ts'
import { html, insetText, nothing, type SafeHtml } from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Offered } from '../move-form.ts'
import { type Behind, corrector, recallForm, undoneBy } from '../way-back.ts'

type Of = {
  moves: Readonly<Record<string, { label: string } | undefined>>
  steps: Readonly<Record<string, { name: string } | undefined>>
}

/** What is undone by taking a piece back, or by opening it again: which move, of which day, and from where to where it goes. */
export function whatGoesBack(
  { moves, steps }: Of,
  move: string,
  behind: Behind,
  { state }: { state: string },
  today: Temporal.PlainDate,
): SafeHtml {
  const made = undoneBy(move, behind)
  if (!made) return nothing
  const named = (key: string) => lowerFirst(steps[key]?.name ?? key)
  return insetText({
    html: html`<p class="govuk-body">What was done on ${inWords(londonDate(made.at), today)} is undone: <strong>${moves[made.move]?.label ?? made.move}</strong>. It goes from “${named(state)}” back to “${named(made.from)}”.</p>`,
  })
}

/** On the page of a piece: the way to take the last step back stands where whoever made it looks first; or what stands against it. */
export function lastStepBack(
  href: string,
  offered: readonly Pick<Offered<string>, 'move' | 'allowed' | 'because'>[],
): SafeHtml {
  const back = offered.find(({ move }) => move === 'recall')
  if (!back) return nothing
  return html`<p class="govuk-body">Was the last step a mistake? ${
    back.allowed
      ? html`<a class="govuk-link" href="${href}/${recallForm.noun}">Take it back</a> until somebody begins on it.`
      : back.because
  }</p>`
}

/** Once it is over: who puts right what was a mistake, for those who cannot themselves. */
export const whoPutsRight = (
  noun: string,
  over: boolean,
  offered: readonly { move: string }[],
  by: string = corrector.by,
): SafeHtml =>
  over && !offered.some(({ move }) => move === 'reopen')
    ? html`<p class="govuk-body">Was it ended by mistake, or is something in it wrong? Tell ${by}: they can open the ${noun} again${by === corrector.by ? ', or put right what it says' : ''}. Both readings are kept.</p>`
    : nothing
