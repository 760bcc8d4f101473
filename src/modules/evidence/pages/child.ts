import type { PageContent } from '#platform/http/index.ts'
import { kindsOffered } from '#modules/forms/index.ts'
import { button, html, nothing, presenceLine, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { ChildOfPiece } from '../filling.ts'
import { childHref } from '../addresses.ts'
import { linksToPutRight, toBePutRight, type Troubles, wrongChild } from './answers.ts'
import { answersOfSection, isWritable, liveHref, mistakesIn, type SectionFacts, wayBack } from './section.ts'
import { restMayWait, stillNeeded } from './look-closer.ts'

export type ChildFacts = Pick<SectionFacts, 'piece' | 'caption' | 'alsoHere'> & {
  child: ChildOfPiece
  /** Those of this child that this person opens, in the order of the form. */
  sections: readonly SectionFacts[]
  trouble: Troubles
}

/** All that is filled in for one child, each section under its own heading, in a form of its own. */
export function childPage(facts: ChildFacts): PageContent {
  const { piece, child, caption, sections, trouble } = facts
  const writable = sections.filter(isWritable)
  const mistakes = mistakesIn(
    sections.flatMap(({ section }) => section.questions),
    trouble,
  )
  const [first] = sections
  const live = liveHref(piece, {
    ...(sections.length === 1 && first ? { section: first.section.key } : {}),
    child: child.ref,
  })
  return {
    title: `${child.initials || child.ref}, ${piece.within}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: piece.text, href: piece.href },
    main: html`
      ${whatToMend(mistakes)}
      <span class="govuk-caption-l">${piece.text}</span>
      <h1 class="govuk-heading-l">${caption}</h1>
      ${writable.length > 0 ? html`${presenceLine(facts.alsoHere)}${stillNeeded(inAll(writable), restMayWait)}${withoutScript(writable)}` : nothing}
      ${sections.length > 1 ? contents(sections) : nothing}
      <div class="hearth-answers"${writable.length > 0 ? html` data-live="${live}"` : nothing}>
        ${writable.length > 0 ? kindsOffered : nothing}
        ${sections.map((one, at) => ofSection(one, at === sections.length - 1))}
      </div>
      ${sections.some((one) => toBePutRight(one).length > 0) ? html`<p class="govuk-body"><a class="govuk-link" href="${here(facts)}?${lookForWrong}">${wrongChild}</a></p>` : nothing}
      ${wayBack(facts)}`,
  }
}

/** What the address of a child's page says where somebody looks for an answer that is about another child. */
export const lookForWrong = 'look=wrong-child'

const here = ({ sections: [one], piece, child }: ChildFacts): string => childHref(one?.path ?? '', piece, child)

/** The same answers, each as the way to have it put right. */
export function wrongChildPage(facts: ChildFacts): PageContent {
  const { piece, caption, sections } = facts
  return {
    title: `${wrongChild}, ${piece.within}`,
    backLink: { text: caption, href: here(facts) },
    main: html`<span class="govuk-caption-l">${piece.text} · ${caption}</span>
      <h1 class="govuk-heading-l">Which answer is about the wrong child?</h1>
      ${sections.map((one) => {
        const answered = toBePutRight(one)
        return answered.length > 0
          ? html`<h2 class="govuk-heading-m">${one.section.title}</h2>${linksToPutRight(answered)}`
          : nothing
      })}`,
  }
}

const inAll = (sections: readonly SectionFacts[]): SectionFacts['needed'] => ({
  left: sections.reduce((sum, { needed }) => sum + needed.left, 0),
  all: sections.reduce((sum, { needed }) => sum + needed.all, 0),
})

/** Each form is sent by its own button; with a script, every answer is saved as it is given. */
const withoutScript = (writable: readonly SectionFacts[]): SafeHtml =>
  writable.length > 1
    ? html`<noscript><p class="govuk-body">Each part below has a button of its own: press it before you go on to the next, so that what you wrote is saved.</p></noscript>`
    : nothing

function contents(sections: readonly SectionFacts[]): SafeHtml {
  return html`<nav aria-label="On this page"><ul class="govuk-list">${sections.map((one) => html`<li><a class="govuk-link" href="#${one.section.key}">${one.section.title}</a>${leftInWords(one)}</li>`)}</ul></nav>`
}

const leftInWords = (facts: SectionFacts): string => {
  if (!isWritable(facts) || facts.needed.all === 0) return ''
  return facts.needed.left === 0 ? ': all that is needed is there' : `: ${facts.needed.left} needed`
}

function ofSection(facts: SectionFacts, isLast: boolean): SafeHtml {
  const { section, beside } = facts
  const text = isLast ? 'Continue' : 'Save and go on'
  return html`<section aria-labelledby="${section.key}" class="hearth-part">
    <h2 class="govuk-heading-m" id="${section.key}" tabindex="-1"><span class="govuk-caption-m">${section.title}</span> ${section.keyQuestion}</h2>
    ${beside.above ?? nothing}${beside.panel ?? nothing}
    ${answersOfSection(facts, { lead: 'h3', forms: button({ html: html`${text}<span class="govuk-visually-hidden"> from “${section.title}”</span>` }) })}
  </section>`
}
