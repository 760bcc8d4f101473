import { wayOf } from '#framework/forms/choices.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import { descriptors, kindsOffered } from '#modules/forms/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, nothing, presenceLine, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import { sectionHref } from '../addresses.ts'
import type { Beside } from '../filling.ts'
import { type AnswerFacts, changedMeanwhile, field, ofWrongChild, readOne, type Troubles } from './answers.ts'
import { closerLine, type Depth, lookCloser, moreBehind, neededLine, notAsked } from './look-closer.ts'

export type SectionFacts = AnswerFacts &
  Depth & {
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
    /** What a sign of danger opens, behind the question that asks for it. */
    alert: { form: SafeHtml; fields: SafeHtml } | undefined
  }

/** One section of a form: one column of questions, and beside its grade what each grade looks like. */
export function sectionPage(facts: SectionFacts): PageContent {
  const { piece, section, child } = facts
  const writable = isWritable(facts)
  const mistakes = mistakesIn(section.questions, facts.trouble)
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
        ${writable ? html`${neededLine(facts)}${kindsOffered}` : nothing}
        ${answersOfSection(facts, { lead: 'h2', forms: html`${button({ text: 'Continue' })}${wayBack(facts)}` })}
        ${writable ? nothing : wayBack(facts)}
        ${ofWrongChild(facts)}
      </div>`,
  }
}

export const isWritable = ({ section, writes }: SectionFacts): boolean => section.questions.some(writes)

/** What could not be saved, each at its field. */
export function mistakesIn(asked: readonly Question[], trouble: Troubles): { field: string; message: string }[] {
  return [...trouble].flatMap(([key, one]) => {
    const message = one.mistake ?? one.unclear ?? one.wordsWanted ?? (one.theirs && changedMeanwhile(one.theirs))
    return message
      ? [
          {
            field: `${key.replaceAll(/[./]/g, '-')}-${partOf(asked, key, one)}`,
            message,
          },
        ]
      : []
  })
}

function partOf(
  asked: readonly Question[],
  key: string,
  { unclear, wordsWanted }: { unclear?: string; wordsWanted?: string },
): string {
  if (unclear) return 'evidence'
  return wordsWanted ? 'explanation' : valueOf(asked, key)
}

/** The field that the answer begins with: of a date, its day (AX-8: what holds all three takes no focus). */
function valueOf(asked: readonly Question[], key: string): string {
  const question = asked.find((one) => one.key === key.split('/')[0])
  return question && wayOf(question) === 'day' ? 'value-day' : 'value'
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
    html`${facts.beside.before?.(question) ?? nothing}${facts.writes(question) ? field(facts, question) : readOne(facts, question)}${facts.beside.after?.(question) ?? nothing}`
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

export const wayBack = ({ piece }: Pick<SectionFacts, 'piece'>): SafeHtml =>
  html`<p class="govuk-body"><a class="govuk-link" href="${piece.href}">Back to the ${piece.noun}</a></p>`

/** Where inspectors look at the same (clause 6.3). */
function inspectors({ inspection }: Section): SafeHtml {
  return inspection ? html`<p class="govuk-body-s">Inspectors judge this under: ${inspection}.</p>` : nothing
}
