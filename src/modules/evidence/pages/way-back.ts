import { momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { Step } from '../steps.ts'
import type { SaidOfMoves } from '../stream.ts'
import { recallForm, type Sent } from '../way-back.ts'

type Said = { noun: string; steps: Readonly<Record<string, Pick<Step<never, never>, 'name'>>>; moves: SaidOfMoves }

/** On the page that takes a move back: which move it was, and where the piece goes. */
export function whatIsTakenBack({ noun, steps, moves }: Said, sent: Sent, today: Temporal.PlainDate): SafeHtml {
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  return summaryList({
    rows: [
      row('What you did', moves[sent.move]?.label ?? ''),
      row('When', momentInWords(sent.at, today)),
      row(`The ${noun} is then`, steps[sent.from]?.name ?? ''),
    ],
  })
}

/** On the page of a piece: the way to take the last step back stands where whoever made it looks first. */
export const lastStepBack = (href: string, offered: readonly { move: string; allowed: boolean }[]): SafeHtml =>
  offered.some(({ move, allowed }) => move === 'recall' && allowed)
    ? html`<p class="govuk-body">Was the last step a mistake? <a class="govuk-link" href="${href}/${recallForm.noun}">Take it back</a> until somebody begins on it.</p>`
    : nothing

/** Once it is over: who puts right what was a mistake, for those who cannot themselves. */
export const whoPutsRight = (noun: string, over: boolean, offered: readonly { move: string }[]): SafeHtml =>
  over && !offered.some(({ move }) => move === 'reopen')
    ? html`<p class="govuk-body">Was it ended by mistake, or is something in it wrong? Tell the Head of Quality Assurance and Partnerships: they can open the ${noun} again, or put right what it says. Both readings are kept.</p>`
    : nothing
