import type { Question, Section } from '#framework/forms/types.ts'
import { button, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import { placeHref, sectionHref } from '../addresses.ts'
import type { ChildOfPiece } from '../filling.ts'

/** How far a page of a section goes, and what of it is needed. */
export type Depth = {
  /** How many of the answers that are needed here are still to be given, of how many. */
  needed: { left: number; all: number }
  /** The questions that wait until somebody looks closer; whether somebody does. */
  folded: readonly Question[]
  closer: boolean
}

type Where = { path: string; piece: NamedPiece; section: Section; child: ChildOfPiece | null }

/** What the address of a section says where somebody looks closer. */
export const lookCloser = 'look=closer'

export const neededLine = (facts: Depth & Where): SafeHtml =>
  facts.closer ? closerLine(facts) : stillNeeded(facts.needed, restMayWait)

export const restMayWait = 'What is not marked “needed” may be left out.'

/** How many answers are needed and not there. */
export function stillNeeded({ left, all }: Depth['needed'], rest = ''): SafeHtml {
  if (all === 0) return html`<p class="govuk-body">Nothing here must be answered: say what you know.</p>`
  if (left === 0) return html`<p class="govuk-body">Everything that is needed here has been answered. ${rest}</p>`
  return html`<p class="govuk-body"><strong>${left} of ${all}</strong> needed ${all === 1 ? 'answer was' : 'answers were'} still to be given or confirmed when this page was opened. ${rest}</p>`
}

export const closerLine = ({ path, piece, section, child }: Where): SafeHtml =>
  html`<p class="govuk-body">You are looking closer. None of this must be answered; what you answer counts, and stands among the first questions from then on. <a class="govuk-link" href="${placeHref(path, piece, section, child)}">Back to what is asked first</a></p>`

/** One control for all that is asked further. It sends the form, so that nothing that was typed is lost, also without a script. */
export function moreBehind({ folded, closer }: Depth): SafeHtml {
  if (closer || folded.length === 0) return nothing
  const many = folded.length === 1 ? 'one more question' : `${folded.length} more questions`
  return html`<div class="hearth-look-closer"><p class="govuk-body govuk-!-margin-bottom-2">There is more that can be asked here, where you want to know more.</p>
    ${button({ text: `Look closer: ${many}`, name: 'look', value: 'closer', classes: 'govuk-button--secondary' })}</div>`
}

/** Nobody has to wonder whether something was left out of sight. */
export function notAsked({ folded, closer, path, piece, section, child }: Depth & Where): SafeHtml {
  if (closer || folded.length === 0) return nothing
  const href = `${sectionHref(path, piece, section, child)}?${lookCloser}`
  const words = folded.length === 1 ? 'One further question was' : `${folded.length} further questions were`
  return html`<p class="govuk-body">${words} not answered. <a class="govuk-link" href="${href}">See what they ask<span class="govuk-visually-hidden"> in “${section.title}”</span></a></p>`
}
