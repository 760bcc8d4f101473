import { type Missing, missingInWords } from '#framework/forms/missing.ts'
import { idOf } from '#modules/forms/index.ts'
import { button, details, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { childHref, sectionHref } from '../addresses.ts'
import type { MoveForm, Offered } from '../move-form.ts'
import { caseOf, type FormInView } from '../to-write.ts'
import type { SaidOfMoves } from '../stream.ts'
import { mayWrite } from '../writers.ts'

type Next<M extends string> = {
  /** The address of the piece. */
  href: string
  moves: SaidOfMoves
  forms: Readonly<Record<M, MoveForm<string>>>
  offered: readonly Offered<M>[]
  /** Not the next step, but there for who looks for it. */
  isQuiet: (move: M) => boolean
  /** What is still needed for it, line by line. */
  lacking: (move: M) => readonly (string | SafeHtml)[]
  /** Said with what stands in the way. */
  beside?: (move: M) => SafeHtml
  /** What is to be written first; `next`: for which move. */
  toWrite: (next?: M) => SafeHtml
}

/** The one next step is the only primary button; what stands in its way is said in words, and what is to be written first
 * is then the button. */
export function nextStepOf<M extends string>(facts: Next<M>): SafeHtml {
  const { offered, forms, moves, href, isQuiet, lacking, beside, toWrite } = facts
  const steps = offered.filter(({ move }) => !isQuiet(move))
  const next = steps.find((one) => one.allowed) ?? steps[0]
  if (!next) return toWrite()
  const { move, because } = next
  const { noun, happens, asks, mendedElsewhere } = forms[move]
  const label = moves[move]?.label ?? move
  const isAsked = asks.length > 0 && !mendedElsewhere
  const at = `${href}/${noun}`
  if (next.allowed || isAsked) {
    return html`<p class="govuk-body">${happens}</p>
      ${isAsked ? button({ text: label, href: at }) : html`<form method="post" action="${at}">${button({ text: label, preventDoubleClick: true })}</form>`}`
  }
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Next: ${label}.</strong> ${because}</p>${stillNeeded(lacking(move))}${beside?.(move) ?? nothing}</div>${toWrite(move)}`
}

/** What stands in the way of a step, line by line; nothing where nothing does. */
export function stillNeeded(lines: readonly (string | SafeHtml)[]): SafeHtml {
  if (lines.length === 0) return nothing
  return details({
    summaryText: `What is still needed (${lines.length})`,
    html: html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  })
}

/** What is missing, as the way to it for whoever can write it, and for the others with whose turn it is. */
export function linkToMissing<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  { section, question, childId, says }: Missing<Part>,
  whoWrites: string,
): SafeHtml {
  const { writers, writer, piece, path, children } = listed
  const words = missingInWords({ section, question, childId, says }, caseOf(listed))
  if (!mayWrite(writers, { section, question, state: piece.state, child: childId }, writer))
    return html`${words} It is the turn of ${whoWrites}.`
  const child = children.find((one) => one.id === childId)
  const page = child ? childHref(path, piece, child) : sectionHref(path, piece, section)
  return html`<a class="govuk-link" href="${page}#${idOf(question.key, childId)}">${words}</a>`
}
