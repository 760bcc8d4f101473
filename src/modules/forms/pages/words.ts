import { gradeNames, grades, type Option, type Question, type Section } from '#framework/forms/types.ts'
import { button, checkboxes, html, insetText, nothing, type SafeHtml } from '#platform/html/index.ts'
import { listOf, type PageContent, textOf } from '#platform/http/index.ts'
import { differencesOf } from '../draft-changes.ts'
import { isLocal } from '../draft.ts'
import type { ShapedForm } from '../shaped.ts'
import { questionInWords } from './changes.ts'
import { askedFields, type Filled, framed, lineField, wordsField } from './filled.ts'
import { placeForm } from './place.ts'

export type WordsFacts = Filled & {
  section: Section
  question: Question
  /** The same question in the version in force, when it has it. */
  inForce: Question | undefined
  seen: number
  /** Somebody saved the draft meanwhile: what this question says in it now, and who saved. */
  theirs?: { question: Question | undefined; savedBy: string | null }
}

/** Other words for a question: what it asks, what to look for, what its answers say; and where it stands. */
export function wordsPage(facts: WordsFacts): PageContent {
  const { shaped, section, question, seen, inForce } = facts
  return framed(
    facts,
    `Change the words: ${question.text}`,
    html`
    <span class="govuk-caption-l">${section.title}</span>
    <h1 class="govuk-heading-l">Change the words</h1>
    ${facts.theirs ? movedOn(facts.theirs.savedBy, inDraft(facts.theirs.question, shaped)) : nothing}
    <p class="govuk-body">Ask the same thing in better words: answers over the years are laid side by side. For another thing, add a question.</p>
    ${inForce && differencesOf(inForce, question).length > 0 ? insetText({ html: html`<p class="govuk-body"><strong>The version in force asks:</strong></p><p class="govuk-body">${questionInWords(inForce, shaped)}</p>` }) : nothing}
    <form method="post" action="${shaped.path}/questions/${question.key}" novalidate>
      <input type="hidden" name="draft" value="${seen}">
      ${askedFields(facts)}
      ${question.ends ? html`${lineField(facts, 'lowest', { label: 'What 0 means' })}${lineField(facts, 'highest', { label: 'What 10 means' })}` : nothing}
      ${question.options ? answerFields(facts, question.options) : nothing}
      ${isLocal(question) ? checkboxes({ name: 'required', idPrefix: 'required', items: [{ value: 'yes', text: 'It must be answered before the section is done', checked: textOf(facts.typed, 'required') === 'yes' }] }) : nothing}
      ${button({ text: 'Save in the draft', preventDoubleClick: true })}
    </form>
    ${section.questions.includes(question) ? placeForm(shaped, section, question, seen) : nothing}`,
    section,
  )
}

/** The words of each answer. What the answer means stays; a council's own list may also grow, and let an answer go. */
function answerFields(facts: WordsFacts, options: readonly Option[]): SafeHtml {
  const own = isLocal(facts.question)
  const about = own
    ? `Keep what each answer means: ${facts.shaped.says.filledIn.toLowerCase()} of other years are counted with them.`
    : 'Only the words change. What each answer means stays, because rules and reports go by it.'
  return html`<fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">Its answers</h2></legend>
    <p class="govuk-body">${about}</p>
    ${options.map((option, at) => answerField(facts, option, at + 1))}
    ${own ? wordsField(facts, 'newOptions', { label: 'More answers', hint: 'One on each line.', rows: 3 }) : nothing}
  </fieldset>`
}

function answerField(facts: WordsFacts, { value, hint }: Option, number: number): SafeHtml {
  const { question, inForce, typed } = facts
  const hinted = hint ?? inForce?.options?.find((option) => option.value === value)?.hint
  return html`${lineField(facts, `answer-${value}`, { label: `Answer ${number}`, small: true })}
    ${hinted === undefined ? nothing : lineField(facts, `hint-${value}`, { label: `Hint under answer ${number}`, small: true })}
    ${isLocal(question) ? checkboxes({ name: 'retired', idPrefix: `retired-${value}`, classes: 'govuk-checkboxes--small', items: [{ value, html: html`Offer it no longer<span class="govuk-visually-hidden">: answer ${number}</span>`, checked: listOf(typed, 'retired').includes(value) }] }) : nothing}`
}

export type SectionWordsFacts = Filled & {
  section: Section
  /** The same section in the version in force. */
  inForce: Section
  seen: number
  /** Who saved the draft meanwhile. */
  theirs?: string
}

/** Other words for a section: its title, its question, and what each grade looks like. */
export function sectionWordsPage(facts: SectionWordsFacts): PageContent {
  const { shaped, section, seen } = facts
  return framed(
    facts,
    `Change the words of the section: ${section.title}`,
    html`
    <span class="govuk-caption-l">${section.title}</span>
    <h1 class="govuk-heading-l">Change the words of the section</h1>
    ${facts.theirs === undefined ? nothing : movedOn(facts.theirs, html`<p class="govuk-body">In the draft the section now asks: “${section.keyQuestion}”</p>`)}
    <form method="post" action="${shaped.path}/sections/${section.key}/words" novalidate>
      <input type="hidden" name="draft" value="${seen}">
      ${lineField(facts, 'title', { label: 'Title', hint: 'As it stands in the list of sections and in the reports.' })}
      ${lineField(facts, 'keyQuestion', { label: 'Its question', hint: 'The heading of its page.' })}
      ${section.descriptors ? descriptorFields(facts) : nothing}
      ${button({ text: 'Save in the draft', preventDoubleClick: true })}
    </form>`,
    section,
  )
}

function descriptorFields(facts: SectionWordsFacts): SafeHtml {
  return html`<fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">What each grade looks like</h2></legend>
    <p class="govuk-body">Shown beside the section while it is graded. The grades and the rules that limit them stay.</p>
    ${grades.map((grade) => wordsField(facts, `looks-${grade}`, { label: gradeNames[grade], rows: 3 }))}
  </fieldset>`
}

/** Both texts stand on the page, so that neither is lost. */
function movedOn(savedBy: string | null, now: SafeHtml): SafeHtml {
  return insetText({
    html: html`<p class="govuk-body"><strong>${savedBy || 'Somebody else'} changed the draft while you were writing.</strong> What you wrote is below, not yet saved. Save again to put your words in place of theirs.</p>${now}`,
  })
}

function inDraft(question: Question | undefined, shaped: ShapedForm): SafeHtml {
  return question
    ? html`<p class="govuk-body">In the draft it now reads:</p><p class="govuk-body">${questionInWords(question, shaped)}</p>`
    : html`<p class="govuk-body">In the draft this question is no longer asked.</p>`
}
