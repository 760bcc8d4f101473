import { inFull as referenceInFull } from '#framework/references.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import { button, html, nothing, type SafeHtml, tag } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Change, isLocal, whyKept } from '../draft.ts'
import { asAsked } from '../tool.ts'
import { questionField } from './question.ts'
import { whereAsked } from './tool.ts'

export type ToolSectionFacts = {
  tool: Tool
  section: Section
  changes: readonly Change[]
  /** The save of the draft that this page shows; 0 when there is none. */
  seen: number
  today: Temporal.PlainDate
}

/** One section as it will be asked, each question with what may be done about it. */
export function toolSectionPage(facts: ToolSectionFacts): PageContent {
  const { section, changes } = facts
  const retired = changes.filter((one) => one.kind === 'retired' && one.section.key === section.key)
  return {
    title: `${section.title}, as it will be asked`,
    backLink: { text: 'The audit tool', href: '/tool' },
    main: html`
      <span class="govuk-caption-l">${section.title} · ${whereAsked(section)}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      ${section.questions.map((question) => preview(facts, question))}
      <p class="govuk-body"><a class="govuk-link" href="/tool/sections/${section.key}/new">Add a question to this section</a></p>
      ${retired.length > 0 ? html`<h2 class="govuk-heading-m">No longer asked in the draft</h2>${retired.map((one) => comeBack(facts, one.question))}` : nothing}`,
  }
}

function preview(facts: ToolSectionFacts, question: Question): SafeHtml {
  const { changes, today } = facts
  const change = changes.find((one) => one.question.key === question.key)
  const marks = [
    change?.kind === 'added' ? 'New in the draft' : '',
    change?.kind === 'reworded' ? 'Other words in the draft' : '',
    isLocal(question) ? 'Our own' : '',
    question.required ? 'Must be answered' : '',
  ].filter((mark) => mark !== '')
  const asked = isAsked(facts, question)
    ? html`<fieldset class="govuk-fieldset" disabled>${questionField({ question, childId: null, answer: undefined, references: (question.references ?? []).map(referenceInFull), today })}</fieldset>`
    : html`<p class="govuk-body"><strong>${question.text}</strong></p><p class="govuk-hint">${whyNotHere(question)}</p>`
  return html`<section class="hearth-tool-question" aria-label="${question.text}">
    ${marks.length > 0 ? html`<p class="govuk-body-s">${marks.map((text) => html`${tag({ text, classes: 'govuk-tag--grey' })} `)}</p>` : nothing}
    ${asked}
    ${choices(facts, question)}
  </section>`
}

/** What the moves say, and what other forms ask, is not asked in this section. */
function isAsked({ tool, section }: ToolSectionFacts, question: Question): boolean {
  const asked = asAsked(tool).sections.find((one) => one.key === section.key)?.questions ?? []
  return question.level === 'case' && question.type !== 'quote' && asked.some((one) => one.key === question.key)
}

function whyNotHere(question: Question): string {
  if (question.level === 'service') return 'Asked of the service as a whole, not in the audit of a household.'
  if (question.key === 'mod.evidence') return 'Asked once for each section that has a grade.'
  return question.type === 'quote'
    ? 'Shown from what the person said themselves.'
    : 'Not asked: the steps of the audit already say it.'
}

function choices({ tool, seen }: ToolSectionFacts, question: Question): SafeHtml {
  const because = whyKept(question, tool)
  const hidden = html`<span class="govuk-visually-hidden">: ${question.text}</span>`
  return html`<div class="hearth-tool-question__choices">
    <p class="govuk-body"><a class="govuk-link" href="/tool/questions/${question.key}">Change the words${hidden}</a></p>
    ${because ? html`<p class="hearth-because">${because}</p>` : retireForm(question, seen, hidden)}
  </div>`
}

function retireForm(question: Question, seen: number, hidden: SafeHtml): SafeHtml {
  return html`<form method="post" action="/tool/questions/${question.key}/retirement">
    <input type="hidden" name="draft" value="${seen}">
    ${button({ html: html`Ask it no longer${hidden}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

function comeBack({ seen }: ToolSectionFacts, question: Question): SafeHtml {
  return html`<form method="post" action="/tool/questions/${question.key}/return">
    <input type="hidden" name="draft" value="${seen}">
    <p class="govuk-body">${question.text}</p>
    ${button({ html: html`Bring it back<span class="govuk-visually-hidden">: ${question.text}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}
