import type { Section, Tool } from '#framework/a2-audit-tool/types.ts'
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
import type { Change } from '../draft-changes.ts'
import type { Draft, Version, VersionRow } from '../queries/versions.ts'
import { changesCounted, changesInWords, questionInWords } from './tool-changes.ts'

export type ToolFacts = {
  newest: Version
  draft: Draft | undefined
  changes: readonly Change[]
  versions: readonly VersionRow[]
  today: Temporal.PlainDate
}

/** The audit tool: what is in force, what is being prepared, section by section, and every version there has been. */
export function toolPage(facts: ToolFacts): PageContent {
  const { newest, draft, today } = facts
  const tool = draft?.content ?? newest.content
  return {
    title: 'The audit tool',
    main: html`
      <h1 class="govuk-heading-l">The audit tool</h1>
      <p class="govuk-body">Version ${newest.version} is in force since ${inWords(londonDate(newest.publishedAt), today)}. Audits that are planned from now on use it; those under way stay on the version they began with.</p>
      ${draft ? draftBox(facts, draft) : insetText({ text: 'Open a section to see it as it will be asked. Changing anything begins a draft of the next version; nobody else sees it until it is published.' })}
      <h2 class="govuk-heading-m">Sections</h2>
      ${sectionsTable(tool)}
      <h2 class="govuk-heading-m">Versions</h2>
      ${versionsTable(facts)}`,
  }
}

function draftBox({ changes, today }: ToolFacts, draft: Draft): SafeHtml {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  return insetText({
    html: html`<p class="govuk-body">A draft of the next version has <strong>${count}</strong>, last saved ${momentInWords(draft.savedAt, today)}${draft.savedBy ? ` by ${draft.savedBy}` : ''}.</p>
      <p class="govuk-body"><a class="govuk-link" href="/tool/draft">See what changes, publish it or throw it away</a></p>`,
  })
}

function sectionsTable(tool: Tool): SafeHtml {
  return stackedTable({
    classes: 'hearth-table--wordy',
    head: ['Section', 'Asked', 'Questions'].map((text) => ({ text })),
    rows: tool.sections.map((section) => [
      { html: html`<a class="govuk-link" href="/tool/sections/${section.key}">${section.title}</a>` },
      { text: whereAsked(section) },
      { text: String(section.questions.length) },
    ]),
  })
}

const parts: Record<Section['part'], string> = {
  preparation: 'before the review',
  audit: 'in the audit together',
  moderation: 'in moderation',
  response: 'in the response',
  sign_off: 'at sign-off',
  closing: 'at the end',
}

export function whereAsked({ part, perChild }: Section): string {
  return `${perChild ? 'For each child, ' : 'Once, '}${parts[part]}`
}

function versionsTable({ versions, today }: ToolFacts): SafeHtml {
  return stackedTable({
    head: ['Version', 'Published', 'What changed', 'Audits', 'Open'].map((text) => ({ text })),
    rows: versions.map((one) => [
      { html: html`<a class="govuk-link" href="/tool/versions/${one.version}">Version ${one.version}</a>` },
      { text: `${inWords(londonDate(one.publishedAt), today)}${one.publishedBy ? ` by ${one.publishedBy}` : ''}` },
      { text: one.note },
      { text: String(one.audits) },
      { text: String(one.open) },
    ]),
  })
}

export type VersionFacts = {
  version: Version
  /** Against the version before it. */
  changes: readonly Change[]
  today: Temporal.PlainDate
}

/** One version as it was published, all of it, to be read; and what it changed. */
export function versionPage({ version, changes, today }: VersionFacts): PageContent {
  return {
    title: `Audit tool, version ${version.version}`,
    backLink: { text: 'The audit tool', href: '/tool' },
    main: html`<h1 class="govuk-heading-l">Audit tool, version ${version.version}</h1>
      <p class="govuk-body">Published ${inWords(londonDate(version.publishedAt), today)}${version.publishedBy ? ` by ${version.publishedBy}` : ''}. ${version.note}</p>
      ${changes.length === 0 ? nothing : details({ summaryText: `What changed: ${changesCounted(changes)}`, html: changesInWords(changes, false) })}
      ${version.content.sections.map(
        (section) => html`<h2 class="govuk-heading-m">${section.title}</h2>
        <p class="govuk-body">${section.keyQuestion}</p>
        <ol class="govuk-list govuk-list--number">${section.questions.map((question) => html`<li>${questionInWords(question)}</li>`)}</ol>`,
      )}`,
  }
}

export type DraftFacts = {
  draft: Draft
  changes: readonly Change[]
  next: number
  today: Temporal.PlainDate
  note: string
  mistakes: readonly Mistake[]
}

/** What the draft would change, before it is published or thrown away. */
export function draftPage(facts: DraftFacts): PageContent {
  const { draft, changes, next, mistakes } = facts
  return {
    title: `Draft of version ${next}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'The audit tool', href: '/tool' },
    main: html`
      ${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">What version ${next} changes</h1>
      ${changes.length === 0 ? html`<p class="govuk-body">Nothing yet: every question is as it was.</p>` : html`<p class="govuk-body">${changesCounted(changes)}</p>${changesInWords(changes, true)}`}
      ${changes.length === 0 ? nothing : publishForm(facts)}
      <form method="post" action="/tool/draft/removal">
        <input type="hidden" name="draft" value="${draft.version}">
        ${button({ text: 'Throw the draft away', classes: 'govuk-button--warning', preventDoubleClick: true })}
      </form>`,
  }
}

function publishForm({ draft, next, note, mistakes }: DraftFacts): SafeHtml {
  const mistake = mistakes.find((one) => one.field === 'note')
  return html`<form method="post" action="/tool/publication" novalidate>
    <input type="hidden" name="draft" value="${draft.version}">
    ${textarea({
      id: 'note',
      name: 'note',
      label: { text: 'What changes, and why?', classes: 'govuk-label--s' },
      hint: { text: 'Those who audit read this beside the version, and the trail keeps it. No names.' },
      errorMessage: mistake && { text: mistake.message },
      value: note,
      rows: 3,
      spellcheck: true,
    })}
    <p class="govuk-body">A published version never changes. Open audits stay on theirs.</p>
    ${button({ text: `Publish version ${next}`, preventDoubleClick: true })}
  </form>`
}
