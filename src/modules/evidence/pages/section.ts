import type { Form, Question, Section } from '#framework/forms/types.ts'
import { descriptors } from '#modules/forms/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, nothing, presenceLine, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import { placeHref, sectionHref } from '../addresses.ts'
import type { Beside } from '../filling.ts'
import { type AnswerFacts, changedMeanwhile, field, ofWrongChild, readOne, type Troubles } from './answers.ts'

export type SectionFacts = AnswerFacts & {
  path: string
  piece: NamedPiece & { noun: string }
  shipped: Form
  section: Section
  /** Whom it is about. */
  caption: string
  /** The questions of the section that this person is shown, and which of them they answer. */
  shown: readonly Question[]
  writes: (question: Question) => boolean
  /** Who else has this piece open now. */
  alsoHere: readonly string[]
  beside: Beside
  nextHref: string
  /** How many of the answers that are needed here are still to be given, of how many. */
  needed: { left: number; all: number }
  /** The questions that wait until somebody looks closer; whether somebody does. */
  folded: readonly Question[]
  closer: boolean
  /** What a sign of danger opens, behind the question that asks for it. */
  alert: { form: SafeHtml; fields: SafeHtml } | undefined
}

/** One section of a form: one column of questions, and beside its grade what each grade looks like. */
export function sectionPage(facts: SectionFacts): PageContent {
  const { piece, section, child } = facts
  const writable = isWritable(facts)
  const mistakes = mistakesIn(facts.trouble)
  return {
    title: `${section.title}, ${piece.within}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: piece.text, href: piece.href },
    main: html`
      ${whatToMend(mistakes)}
      <span class="govuk-caption-l">${facts.caption} · ${section.title}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      ${facts.beside.above ?? nothing}
      ${writable ? presenceLine(facts.alsoHere) : nothing}
      <div class="hearth-answers"${writable ? html` data-live="${liveHref(piece, { section: section.key, child: child?.ref, closer: facts.closer })}"` : nothing}>
        ${facts.beside.panel ?? nothing}
        ${writable ? neededLine(facts) : nothing}
        ${answersOfSection(facts, { lead: 'h2', forms: html`${button({ text: 'Continue' })}${wayBack(facts)}` })}
        ${writable ? nothing : wayBack(facts)}
        ${ofWrongChild(facts)}
      </div>`,
  }
}

export const isWritable = ({ section, writes }: SectionFacts): boolean => section.questions.some(writes)

/** What could not be saved, each at its field. */
export function mistakesIn(trouble: Troubles): { field: string; message: string }[] {
  return [...trouble].flatMap(([key, one]) => {
    const message = one.mistake ?? one.wordsWanted ?? (one.theirs && changedMeanwhile(one.theirs))
    return message
      ? [{ field: `${key.replaceAll(/[./]/g, '-')}-${one.wordsWanted ? 'explanation' : 'value'}`, message }]
      : []
  })
}

/** Where a page hears what others write; without a section, in all that is filled in for this child. */
export function liveHref(
  piece: NamedPiece,
  { section, child, closer }: { section?: string; child?: string | undefined; closer?: boolean },
): string {
  const of = [
    ...(section ? [`section=${section}`] : []),
    ...(child ? [`child=${child}`] : []),
    ...(closer ? [lookCloser] : []),
  ]
  return `${piece.href}/live?${of.join('&')}`
}

/** The questions of a section: a form for whoever answers any, else what was answered. `forms`: what ends the form. */
export function answersOfSection(facts: SectionFacts, { lead, forms }: { lead: 'h2' | 'h3'; forms: SafeHtml }) {
  const { path, piece, section, child, shown, nextHref, closer } = facts
  const one = (question: Question) =>
    html`${facts.beside.before?.(question) ?? nothing}${facts.writes(question) ? field(facts, question) : readOne(facts, question)}`
  const all = shown.map((question) => {
    const looks = section.descriptors && question.key === `${section.key}.grade` ? section.descriptors : undefined
    return looks
      ? html`<div class="hearth-at-grade"><aside class="hearth-at-grade__looks" aria-label="What each grade looks like: ${section.title}">${descriptors(looks, lead)}${inspectors(section)}</aside><div>${one(question)}</div></div>`
      : one(question)
  })
  if (!isWritable(facts)) return html`${closer ? closerLine(facts) : nothing}${all}${notAsked(facts)}`
  return html`${facts.alert?.form ?? nothing}<form method="post" action="${sectionHref(path, piece, section, child)}${closer ? `?${lookCloser}` : ''}" novalidate>
    <button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Continue</button>
    <input type="hidden" name="next" value="${nextHref}">
    ${all}
    ${moreBehind(facts)}
    ${forms}
  </form>`
}

/** What the address of a section says where somebody looks closer. */
export const lookCloser = 'look=closer'

function neededLine(facts: SectionFacts): SafeHtml {
  return facts.closer ? closerLine(facts) : stillNeeded(facts.needed, restMayWait)
}

export const restMayWait = 'What is not marked “needed” may be left out.'

/** How many answers are needed and not there. */
export function stillNeeded({ left, all }: SectionFacts['needed'], rest = ''): SafeHtml {
  if (all === 0) return html`<p class="govuk-body">Nothing here must be answered: say what you know.</p>`
  if (left === 0) return html`<p class="govuk-body">Everything that is needed here has been answered. ${rest}</p>`
  return html`<p class="govuk-body"><strong>${left} of ${all}</strong> needed ${all === 1 ? 'answer is' : 'answers are'} still to be given or confirmed. ${rest}</p>`
}

const closerLine = ({ path, piece, section, child }: SectionFacts): SafeHtml =>
  html`<p class="govuk-body">You are looking closer. None of this must be answered; what you answer counts, and stands among the first questions from then on. <a class="govuk-link" href="${placeHref(path, piece, section, child)}">Back to what is asked first</a></p>`

/** One control for all that is asked further. It sends the form, so that nothing that was typed is lost, also without a script. */
function moreBehind({ folded, closer }: SectionFacts): SafeHtml {
  if (closer) return nothing
  if (folded.length === 0) return nothing
  const many = folded.length === 1 ? 'one more question' : `${folded.length} more questions`
  return html`<div class="hearth-look-closer"><p class="govuk-body govuk-!-margin-bottom-2">There is more that can be asked here, where you want to know more.</p>
    ${button({ text: `Look closer: ${many}`, name: 'look', value: 'closer', classes: 'govuk-button--secondary' })}</div>`
}

export const wayBack = ({ piece }: Pick<SectionFacts, 'piece'>): SafeHtml =>
  html`<p class="govuk-body"><a class="govuk-link" href="${piece.href}">Back to the ${piece.noun}</a></p>`

/** Nobody has to wonder whether something was left out of sight. */
function notAsked({ folded, closer, path, piece, section, child }: SectionFacts): SafeHtml {
  if (closer || folded.length === 0) return nothing
  const href = `${sectionHref(path, piece, section, child)}?${lookCloser}`
  const words = folded.length === 1 ? 'One further question was' : `${folded.length} further questions were`
  return html`<p class="govuk-body">${words} not answered. <a class="govuk-link" href="${href}">See what they ask</a></p>`
}

/** Where inspectors look at the same (clause 6.3). */
function inspectors({ inspection }: Section): SafeHtml {
  return inspection ? html`<p class="govuk-body-s">Inspectors judge this under: ${inspection}.</p>` : nothing
}
