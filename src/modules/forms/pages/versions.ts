import type { Form } from '#framework/forms/types.ts'
import type { Mistake } from '#platform/problems.ts'
import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  details,
  html,
  insetText,
  nothing,
  type SafeHtml,
  stackedTable,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { countedUpTo } from '#platform/list-page.ts'
import type { Change } from '../draft-changes.ts'
import type { Draft, Version, VersionRow } from '../queries/versions.ts'
import { gradingOf, scaleInWords } from '../grading.ts'
import type { ShapedForm, Uses } from '../shaped.ts'
import { changesCounted, changesInWords, questionInWords } from './changes.ts'

export type VersionsFacts = {
  shaped: ShapedForm
  newest: Version
  draft: Draft | undefined
  changes: readonly Change[]
  versions: readonly VersionRow[]
  uses: ReadonlyMap<number, Uses>
  today: Temporal.PlainDate
}

/** A form that is shaped: what is in force, what is being prepared, section by section, and every version there has been. */
export function versionsPage(facts: VersionsFacts): PageContent {
  const { shaped, newest, draft, today } = facts
  const { title, used } = shaped.says
  return {
    title,
    main: html`
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">Version ${newest.version} is in force since ${inWords(londonDate(newest.publishedAt), today)}. ${used}</p>
      ${draft ? draftBox(facts, draft) : insetText({ text: 'Open a section to see it as it will be asked. Changing anything begins a draft of the next version; nobody else sees it until it is published.' })}
      ${shaped.grades ? gradesLine(shaped, shaped.grades, draft?.content ?? newest.content) : nothing}
      <h2 class="govuk-heading-m">Sections</h2>
      ${sectionsTable(shaped, draft?.content ?? newest.content)}
      <h2 class="govuk-heading-m">Versions</h2>
      ${facts.versions.length > 1 ? html`<p class="govuk-body">Was a version published by mistake? Open the one before it: it can be put back from there.</p>` : nothing}
      ${versionsTable(facts)}`,
  }
}

function gradesLine(shaped: ShapedForm, grades: NonNullable<ShapedForm['grades']>, form: Form): SafeHtml {
  const { scale, overall, metOrNot } = gradingOf(form, grades)
  const own = metOrNot
    ? ` ${form.sections.find(({ key }) => key === grades.section)?.title ?? 'One section'} is met or not met.`
    : ''
  return html`<h2 class="govuk-heading-m">Grades</h2>
      <p class="govuk-body">${scaleInWords(scale)}. ${overall ? 'A grade is given for the whole.' : 'No grade is given for the whole.'}${own} <a class="govuk-link" href="${shaped.path}/grades">Change how grades are given</a></p>`
}

function draftBox({ shaped, changes, today }: VersionsFacts, draft: Draft): SafeHtml {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  return insetText({
    html: html`<p class="govuk-body">A draft of the next version has <strong>${count}</strong>, last saved ${momentInWords(draft.savedAt, today)}${draft.savedBy ? ` by ${draft.savedBy}` : ''}.</p>
      <p class="govuk-body"><a class="govuk-link" href="${shaped.path}/draft">See what changes, publish it or throw it away</a></p>`,
  })
}

function sectionsTable(shaped: ShapedForm, { sections }: Form): SafeHtml {
  return stackedTable({
    caption: 'The sections',
    captionClasses: 'govuk-visually-hidden',
    classes: 'hearth-table--wordy',
    head: ['Section', 'Asked', 'Questions'].map((text) => ({ text })),
    rows: sections.map((section) => [
      { html: html`<a class="govuk-link" href="${shaped.path}/sections/${section.key}">${section.title}</a>` },
      { text: shaped.whereAsked(section) },
      { text: String(section.questions.length) },
    ]),
  })
}

function versionsTable({ shaped, versions, uses, today }: VersionsFacts): SafeHtml {
  return stackedTable({
    caption: 'The versions',
    captionClasses: 'govuk-visually-hidden',
    head: ['Version', 'Published', 'What changed', shaped.says.filledIn, 'Open'].map((text) => ({ text })),
    rows: versions.map((one) => [
      { html: html`<a class="govuk-link" href="${shaped.path}/versions/${one.version}">Version ${one.version}</a>` },
      { text: `${inWords(londonDate(one.publishedAt), today)}${one.publishedBy ? ` by ${one.publishedBy}` : ''}` },
      { text: one.note },
      { text: inAll(uses.get(one.id)?.all ?? 0) },
      { text: String(uses.get(one.id)?.open ?? 0) },
    ]),
  })
}

export type VersionFacts = {
  shaped: ShapedForm
  version: Version
  /** Against the version before it. */
  changes: readonly Change[]
  today: Temporal.PlainDate
  /** As which version it can be put back; null where it cannot. */
  next: number | null
}

/** One version as it was published, all of it, to be read; and what it changed. */
export function versionPage({ shaped, version, changes, today, next }: VersionFacts): PageContent {
  const title = `${shaped.says.name}, version ${version.version}`
  return {
    title,
    backLink: { text: shaped.says.title, href: shaped.path },
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">Published ${inWords(londonDate(version.publishedAt), today)}${version.publishedBy ? ` by ${version.publishedBy}` : ''}. ${version.note}</p>
      ${changes.length === 0 ? nothing : details({ summaryText: `What changed: ${changesCounted(changes)}`, html: changesInWords(changes, shaped, false) })}
      ${next === null ? nothing : button({ text: `Put it back, as version ${next}`, href: `${shaped.path}/versions/${version.version}/restoration`, classes: 'govuk-button--secondary' })}
      ${version.content.sections.map(
        (section) => html`<h2 class="govuk-heading-m">${section.title}</h2>
        <p class="govuk-body">${section.keyQuestion}</p>
        <ol class="govuk-list govuk-list--number">${section.questions.map((question) => html`<li>${questionInWords(question, shaped)}</li>`)}</ol>`,
      )}`,
  }
}

export type DraftFacts = {
  shaped: ShapedForm
  draft: Draft
  changes: readonly Change[]
  next: number
  today: Temporal.PlainDate
  note: string
  mistakes: readonly Mistake[]
}

/** What the draft would change, before it is published or thrown away. */
export function draftPage(facts: DraftFacts): PageContent {
  const { shaped, changes, next, mistakes } = facts
  return {
    title: `Draft of version ${next}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: shaped.says.title, href: shaped.path },
    main: html`
      ${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">What version ${next} changes</h1>
      ${changes.length === 0 ? html`<p class="govuk-body">Nothing yet: every question is as it was.</p>` : html`<p class="govuk-body">${changesCounted(changes)}</p>${changesInWords(changes, shaped, true)}`}
      ${changes.length === 0 ? nothing : publishForm(facts)}
      ${button({ text: 'Throw the draft away', href: `${shaped.path}/draft/removal`, classes: 'govuk-button--secondary' })}`,
  }
}

/** Asks once more: a draft that is thrown away cannot be had back. */
export function removalPage({ shaped, draft, changes }: Pick<DraftFacts, 'shaped' | 'draft' | 'changes'>): PageContent {
  return {
    title: 'Throw the draft away',
    backLink: { text: 'The draft', href: `${shaped.path}/draft` },
    main: html`<h1 class="govuk-heading-l">Throw the draft away?</h1>
      <p class="govuk-body">${changes.length === 0 ? 'It changes nothing so far.' : changesCounted(changes)} What is thrown away cannot be had back. The published versions stay as they are.</p>
      <form method="post" action="${shaped.path}/draft/removal">
        <input type="hidden" name="draft" value="${draft.version}">
        ${button({ text: 'Throw the draft away', classes: 'govuk-button--warning', preventDoubleClick: true })}
      </form>`,
  }
}

function publishForm({ shaped, draft, next, note, mistakes }: DraftFacts): SafeHtml {
  const mistake = mistakes.find((one) => one.field === 'note')
  return html`<form method="post" action="${shaped.path}/publication" novalidate>
    <input type="hidden" name="draft" value="${draft.version}">
    ${textarea({
      id: 'note',
      name: 'note',
      label: { text: 'What changes, and why?', classes: 'govuk-label--s' },
      hint: { text: shaped.says.readers },
      errorMessage: mistake && { text: mistake.message },
      value: note,
      rows: 3,
      spellcheck: true,
    })}
    <p class="govuk-body">A published version never changes; what was published by mistake is put right by putting the version before it back. ${shaped.says.stay}</p>
    ${button({ text: `Publish version ${next}`, preventDoubleClick: true })}
  </form>`
}

const inAll = (all: number): string => (all > countedUpTo ? `More than ${countedUpTo}` : String(all))
