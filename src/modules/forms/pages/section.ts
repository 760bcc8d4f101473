import type { Question, Section, Form } from '#framework/forms/types.ts'
import { button, html, nothing, type SafeHtml, tag } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Change } from '../draft-changes.ts'
import { isLocal, questionsOf } from '../draft.ts'
import { isDeep, whyAskedFirst } from '../draft-depth.ts'
import { whyKept } from '../draft-kept.ts'
import type { EverAsked, Version } from '../queries/versions.ts'
import type { ShapedForm } from '../shaped.ts'
import { descriptors } from './descriptors.ts'
import { moveButtons } from './place.ts'

export type SectionFacts = {
  shaped: ShapedForm
  form: Form
  newest: Version
  section: Section
  changes: readonly Change[]
  everAsked: readonly EverAsked[]
  /** The save of the draft that this page shows; 0 when there is none. */
  seen: number
  today: Temporal.PlainDate
}

/** One section as it will be asked, each question with what may be done about it. */
export function sectionPage(facts: SectionFacts): PageContent {
  const { shaped, section, changes } = facts
  const words = changes.some((one) => one.kind === 'section reworded' && one.section.key === section.key)
  return {
    title: `${section.title}, as it will be asked`,
    backLink: { text: shaped.says.title, href: shaped.path },
    main: html`
      <span class="govuk-caption-l">${section.title} · ${shaped.whereAsked(section)}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      ${marksLine(words ? ['Reworded in the draft'] : [])}
      ${section.descriptors ? descriptors(section.descriptors) : nothing}
      <p class="govuk-body"><a class="govuk-link" href="${shaped.path}/sections/${section.key}/words">Change the words of the section</a></p>
      ${section.questions.map((question) => preview(facts, question))}
      <p class="govuk-body"><a class="govuk-link" href="${shaped.path}/sections/${section.key}/new">Add a question to this section</a></p>
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

function preview(facts: SectionFacts, question: Question): SafeHtml {
  const { shaped, form, section, changes, today } = facts
  const own = changes.filter((one) => one.kind !== 'section reworded' && one.question.key === question.key)
  const words = [
    ...own.map((one) => marks[one.kind] ?? ''),
    isLocal(question) ? 'Our own' : '',
    question.required ? 'Must be answered' : '',
    question.further ? 'Asked when somebody looks closer' : '',
    question.module ? 'Asked of some kinds of household only' : '',
  ].filter((mark) => mark !== '')
  const shown = shaped.preview(form, section, question, today)
  const asked =
    typeof shown === 'string'
      ? html`<p class="govuk-body"><strong>${question.text}</strong></p><p class="govuk-hint">${shown}</p>`
      : html`<fieldset class="govuk-fieldset" disabled>${shown}</fieldset>`
  return html`<section class="hearth-tool-question" id="${question.key}" aria-label="${question.text}">
    ${marksLine(words)}
    ${asked}
    ${choices(facts, question)}
  </section>`
}

function choices({ shaped, form, section, seen }: SectionFacts, question: Question): SafeHtml {
  const because = whyKept(question, form, shaped.whyKept)
  const deep = isDeep(section) && question.level !== 'service' && !question.onlyWhen
  const first = question.further ? null : whyAskedFirst(question, form)
  const hidden = html`<span class="govuk-visually-hidden">: ${question.text}</span>`
  return html`<div class="hearth-tool-question__choices">
    ${shaped.isUnworded(question) ? nothing : html`<p class="govuk-body"><a class="govuk-link" href="${shaped.path}/questions/${question.key}">Change the words${hidden}</a></p>`}
    ${moveButtons(shaped, section, question, seen)}
    ${deep && !first ? depthForm(shaped, question, seen, hidden) : nothing}
    ${because ? nothing : retireForm(shaped, question, seen, hidden)}
  </div>
  ${[because, deep && !question.further ? first : null].map((one) => (one ? html`<p class="hearth-because">${one}</p>` : nothing))}`
}

/** To be asked of everybody at first, or of whoever looks closer. */
function depthForm({ path }: ShapedForm, question: Question, seen: number, hidden: SafeHtml): SafeHtml {
  const words = question.further ? 'Ask it at first' : 'Ask it when somebody looks closer'
  return html`<form method="post" action="${path}/questions/${question.key}/depth">
    <input type="hidden" name="draft" value="${seen}">
    <input type="hidden" name="further" value="${question.further ? '' : 'yes'}">
    ${button({ html: html`${words}${hidden}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

function retireForm({ path }: ShapedForm, question: Question, seen: number, hidden: SafeHtml): SafeHtml {
  return html`<form method="post" action="${path}/questions/${question.key}/retirement">
    <input type="hidden" name="draft" value="${seen}">
    ${button({ html: html`Ask it no longer${hidden}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

/** What the draft no longer asks, and what earlier versions asked: either may come back, under its own key. */
function noLongerAsked({ shaped, form, newest, section, everAsked, seen }: SectionFacts): SafeHtml {
  const asked = new Set(questionsOf(form).map((question) => question.key))
  const gone = everAsked.filter(({ question: { key } }) => key.startsWith(`${section.key}.`) && !asked.has(key))
  if (gone.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">No longer asked</h2>
    <p class="govuk-body">${shaped.says.keep}</p>
    ${gone.map(
      ({ question, version }) => html`<form method="post" action="${shaped.path}/questions/${question.key}/return">
      <input type="hidden" name="draft" value="${seen}">
      <p class="govuk-body">${question.text} <span class="govuk-hint">${version === newest.version ? 'Retired in the draft.' : `Last asked in version ${version}.`}</span></p>
      ${button({ html: html`Bring it back<span class="govuk-visually-hidden">: ${question.text}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
    )}`
}
