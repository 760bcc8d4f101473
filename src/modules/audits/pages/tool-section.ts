import { inFull as referenceInFull } from '#framework/references.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import { button, html, nothing, type SafeHtml, tag } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Change } from '../draft-changes.ts'
import { isLocal, questionsOf } from '../draft.ts'
import { whyKept } from '../draft-kept.ts'
import type { EverAsked, Version } from '../queries/versions.ts'
import { asAsked, isSaid } from '../tool.ts'
import { questionField } from './question.ts'
import { descriptors } from './section.ts'
import { whereAsked } from './tool.ts'
import { moveButtons } from './tool-place.ts'

export type ToolSectionFacts = {
  tool: Tool
  newest: Version
  section: Section
  changes: readonly Change[]
  everAsked: readonly EverAsked[]
  /** The save of the draft that this page shows; 0 when there is none. */
  seen: number
  today: Temporal.PlainDate
}

/** One section as it will be asked, each question with what may be done about it. */
export function toolSectionPage(facts: ToolSectionFacts): PageContent {
  const { section, changes } = facts
  const words = changes.some((one) => one.kind === 'section reworded' && one.section.key === section.key)
  return {
    title: `${section.title}, as it will be asked`,
    backLink: { text: 'The audit tool', href: '/tool' },
    main: html`
      <span class="govuk-caption-l">${section.title} · ${whereAsked(section)}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      ${marksLine(words ? ['Reworded in the draft'] : [])}
      ${section.descriptors ? descriptors(section.descriptors) : nothing}
      <p class="govuk-body"><a class="govuk-link" href="/tool/sections/${section.key}/words">Change the words of the section</a></p>
      ${section.questions.map((question) => preview(facts, question))}
      <p class="govuk-body"><a class="govuk-link" href="/tool/sections/${section.key}/new">Add a question to this section</a></p>
      ${noLongerAsked(facts)}`,
  }
}

const marks: Partial<Record<Change['kind'], string>> = {
  added: 'New in the draft',
  returned: 'Asked again in the draft',
  reworded: 'Reworded in the draft',
  changed: 'Changed in the draft',
  moved: 'Moved in the draft',
}

function marksLine(words: readonly string[]): SafeHtml {
  if (words.length === 0) return nothing
  return html`<p class="govuk-body-s hearth-tool-marks">${words.map((text) => html`${tag({ text, classes: 'govuk-tag--grey' })} `)}</p>`
}

function preview(facts: ToolSectionFacts, question: Question): SafeHtml {
  const { changes, today } = facts
  const own = changes.filter((one) => one.kind !== 'section reworded' && one.question.key === question.key)
  const words = [
    ...own.map((one) => marks[one.kind] ?? ''),
    isLocal(question) ? 'Our own' : '',
    question.required ? 'Must be answered' : '',
  ].filter((mark) => mark !== '')
  const asked = isAsked(facts, question)
    ? html`<fieldset class="govuk-fieldset" disabled>${questionField({ question, childId: null, answer: undefined, references: (question.references ?? []).map(referenceInFull), today })}</fieldset>`
    : html`<p class="govuk-body"><strong>${question.text}</strong></p><p class="govuk-hint">${whyNotHere(question)}</p>`
  return html`<section class="hearth-tool-question" id="${question.key}" aria-label="${question.text}">
    ${marksLine(words)}
    ${asked}
    ${choices(facts, question)}
  </section>`
}

/** What the moves say, and what other forms ask, is not asked in this section. */
function isAsked({ tool, section }: ToolSectionFacts, question: Question): boolean {
  const asked = asAsked(tool).sections.find((one) => one.key === section.key)?.questions ?? []
  return question.level !== 'service' && question.type !== 'quote' && asked.some((one) => one.key === question.key)
}

function whyNotHere(question: Question): string {
  if (question.level === 'service') return 'Asked of the service as a whole, not in the audit of a household.'
  if (question.key === 'mod.evidence') return 'Asked once for each section that has a grade, with the section’s title.'
  return question.type === 'quote'
    ? 'Shown from what the person said themselves.'
    : 'Not asked: the steps of the audit already say it.'
}

function choices({ tool, section, seen }: ToolSectionFacts, question: Question): SafeHtml {
  const because = whyKept(question, tool)
  const hidden = html`<span class="govuk-visually-hidden">: ${question.text}</span>`
  return html`<div class="hearth-tool-question__choices">
    ${isSaid(question) ? nothing : html`<p class="govuk-body"><a class="govuk-link" href="/tool/questions/${question.key}">Change the words${hidden}</a></p>`}
    ${moveButtons(section, question, seen)}
    ${because ? nothing : retireForm(question, seen, hidden)}
  </div>
  ${because ? html`<p class="hearth-because">${because}</p>` : nothing}`
}

function retireForm(question: Question, seen: number, hidden: SafeHtml): SafeHtml {
  return html`<form method="post" action="/tool/questions/${question.key}/retirement">
    <input type="hidden" name="draft" value="${seen}">
    ${button({ html: html`Ask it no longer${hidden}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

/** What the draft no longer asks, and what earlier versions asked: either may come back, under its own key. */
function noLongerAsked({ tool, newest, section, everAsked, seen }: ToolSectionFacts): SafeHtml {
  const asked = new Set(questionsOf(tool).map((question) => question.key))
  const gone = everAsked.filter(({ question: { key } }) => key.startsWith(`${section.key}.`) && !asked.has(key))
  if (gone.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">No longer asked</h2>
    <p class="govuk-body">Audits of the versions that asked these keep them, with their answers.</p>
    ${gone.map(
      ({ question, version }) => html`<form method="post" action="/tool/questions/${question.key}/return">
      <input type="hidden" name="draft" value="${seen}">
      <p class="govuk-body">${question.text} <span class="govuk-hint">${version === newest.version ? 'Retired in the draft.' : `Last asked in version ${version}.`}</span></p>
      ${button({ html: html`Bring it back<span class="govuk-visually-hidden">: ${question.text}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
    )}`
}
