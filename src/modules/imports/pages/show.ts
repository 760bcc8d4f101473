import type { Mistake } from '#platform/problems.ts'
import { inFull, momentInWords } from '#platform/dates/index.ts'
import { newCorrectionHref } from '#platform/room.ts'
import {
  button,
  checkboxes,
  html,
  insetText,
  nothing,
  numberRow,
  type SafeHtml,
  stackedTable,
  warningText,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Judgement } from '#platform/workflow.ts'
import { listedOutcomes } from '../forms.ts'
import { calledEach } from '../called.ts'
import {
  changesAnything,
  type Import,
  type ImportFile,
  type ImportState,
  isOfRegister,
  type Tally,
  tallyOf,
} from '../import.ts'
import { kindNamed } from '../kinds/index.ts'
import type { ListedChange, ListedKept, ListedOutcome, ListedQuestion } from '../queries/imports.ts'
import { keptForm } from './kept.ts'
import { stateTag, tallyInWords } from './list.ts'
import { questionsForm } from './questions.ts'
import { type Names, rowsTable } from './rows.ts'

/** A file with the first lines of each outcome. */
export type ShownFile = ImportFile & { first: Readonly<Partial<Record<ListedOutcome, readonly ListedChange[]>>> }

export type ImportFacts = {
  import: Import
  files: readonly ShownFile[]
  names: Names
  /** Whether it may be brought in once errors are left out, discarded, or taken back. */
  may: Readonly<Record<'commit' | 'discard' | 'takeBack', Judgement<ImportState>>>
  /** What must be answered before anything is brought in. */
  questions: readonly ListedQuestion[]
  /** Rows that are blank where the register is not, while nobody has decided. */
  kept: readonly ListedKept[]
  mistakes?: readonly Mistake[]
  today: Temporal.PlainDate
}

/** What the files would change while nobody has decided, and what they did change afterwards. */
export function importPage(facts: ImportFacts): PageContent {
  const { import: one, files, names, mistakes = [] } = facts
  const tally = tallyOf(files)
  const called = calledEach(files)
  return {
    title: `Import ${one.id}`,
    wide: true,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: 'Imports', href: '/imports' },
    main: html`${whatToMend(mistakes)}
    <h1 class="govuk-heading-l">Import ${one.id} ${stateTag(one, tally)}</h1>
    <p class="govuk-body">${whoAndWhen(facts)}</p>
    ${numberRow([
      { label: 'New', value: tally.new },
      { label: 'Changed', value: tally.changed },
      { label: 'Unchanged', value: tally.unchanged },
      ...(tally.left > 0 ? [{ label: 'Left as they are', value: tally.left }] : []),
      ...(tally.kept > 0 ? [{ label: 'Kept where blank', value: tally.kept }] : []),
      ...(tally.question > 0 ? [{ label: 'Questions', value: tally.question }] : []),
      { label: 'Errors', value: tally.error },
    ])}
    ${facts.may.discard.allowed ? decision(facts, tally) : nothing}
    ${wayBack(facts, tally)}
    ${files.length > 1 ? filesTable(files) : nothing}
    ${files.map((file, at) => fileSection(one, { ...file, name: called[at] ?? file.name }, names))}`,
  }
}

function whoAndWhen({ import: one, today }: ImportFacts): string {
  const chosen = `Chosen by ${one.startedBy ?? 'the command line'}, ${momentInWords(one.startedAt, today)}.`
  if (!one.decidedAt) return chosen
  if (one.state === 'lapsed') return `${chosen} Nobody decided about it; lapsed ${momentInWords(one.decidedAt, today)}.`
  const done = one.state === 'discarded' ? 'Discarded' : 'Brought in'
  return `${chosen} ${done} by ${one.decidedBy ?? 'the command line'}, ${momentInWords(one.decidedAt, today)}.`
}

const nothingRead = 'Nothing of these files could be read, so there is nothing to decide.'

/** What was brought in can be taken back; what was taken back says so, and leads to what stayed. */
function wayBack({ import: one, may, today }: ImportFacts, tally: Tally): SafeHtml {
  const href = `/imports/${one.id}/taking-back`
  if (may.takeBack.allowed && changesAnything(tally))
    return button({ text: 'Take this import back', href, classes: 'govuk-button--secondary' })
  if (one.lapsedFor !== null) {
    const newer = `/imports/${one.lapsedFor}`
    return insetText({
      html: html`A newer import holds the same files: <a class="govuk-link" href="${newer}">import ${one.lapsedFor}</a>.`,
    })
  }
  if (one.state === 'unreadable') return html`${state(tally)}${insetText({ text: nothingRead })}`
  if (!one.takenBackAt) return nothing
  const who = `Taken back by ${one.takenBackBy ?? 'the command line'}, ${momentInWords(one.takenBackAt, today)}.`
  return insetText({
    html: html`<p class="govuk-body">${who} Why: ${one.takenBackBecause}</p>
      ${one.stays > 0 ? html`<p class="govuk-body"><a class="govuk-link" href="${href}">${staysInWords(one.stays)}</a></p>` : html`<p class="govuk-body">Every row that it had changed went back. What it had brought is below.</p>`}`,
  })
}

const staysInWords = (count: number): string =>
  count === 1
    ? 'One row stayed: see what stood in the way'
    : `${count.toLocaleString('en-GB')} rows stayed: see what stood in the way`

function decision({ import: one, may, questions, kept, mistakes = [] }: ImportFacts, tally: Tally): SafeHtml {
  return html`${state(tally)}
    ${questions.length > 0 ? questionsForm(one, questions, mistakes) : nothing}
    ${keptForm(one, kept, mistakes)}
    ${may.commit.allowed && changesAnything(tally) ? commitForm(one, tally, mistakes[0]) : nothing}
    ${one.answered ? html`<p class="govuk-body">Was a question answered by mistake, or a blank taken for “not so”? Discard this import and choose the files again: then it is asked again.</p>` : nothing}
    <form method="post" action="/imports/${one.id}/discarding">
      ${button({ text: 'Discard this import', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}

function state(tally: Tally): SafeHtml {
  if (tally.error > 0) {
    const text = `${tally.error === 1 ? 'There is an error' : `There are ${tally.error.toLocaleString('en-GB')} errors`}. Mend the files and choose them again${changesAnything(tally) ? ', or leave those rows out' : ''}.`
    return warningText({ text, iconFallbackText: 'Warning' })
  }
  if (tally.question > 0)
    return html`<p class="govuk-body">Nothing is changed until every question is answered and you bring it in.</p>`
  if (tally.kept > 0 && !changesAnything(tally))
    return insetText({ text: 'Nothing would change: where the files are blank, what Hearth knows is kept.' })
  return changesAnything(tally)
    ? html`<p class="govuk-body">Nothing is changed until you bring it in.</p>`
    : insetText({ text: 'Hearth has all of this already. There is nothing to bring in.' })
}

function commitForm(one: Import, tally: Tally, mistake: Mistake | undefined): SafeHtml {
  const leaveOut = checkboxes({
    name: 'leave-out',
    errorMessage: mistake && { text: mistake.message },
    items: [{ value: 'yes', text: 'Leave out the rows with errors and bring in the others' }],
  })
  return html`<form method="post" action="/imports/${one.id}/commitment">
      ${tally.error > 0 ? leaveOut : nothing}
      ${button({ text: 'Bring in these changes', preventDoubleClick: true })}
    </form>`
}

/** Where to look first, when several files were chosen together. */
function filesTable(files: readonly ShownFile[]): SafeHtml {
  const names = calledEach(files)
  const count = (number: number) => ({ text: number.toLocaleString('en-GB'), format: 'numeric' as const })
  return stackedTable({
    caption: 'Files',
    captionClasses: 'govuk-table__caption--m',
    head: [
      ...['File', 'What it is'].map((text) => ({ text })),
      ...['New', 'Changed', 'Unchanged', 'Left', 'Errors'].map((text) => ({ text, format: 'numeric' as const })),
    ],
    rows: files.map(({ id, kind, tally }, at) => [
      { html: html`<a class="govuk-link" href="#file-${id}">${names[at]}</a>` },
      { text: kind ? kindNamed(kind).title : 'Not read' },
      ...[tally.new, tally.changed, tally.unchanged, tally.left, tally.error].map(count),
    ]),
  })
}

function fileSection(one: Import, file: ShownFile, names: Names): SafeHtml {
  if (!file.kind) {
    return html`<h2 class="govuk-heading-m" id="file-${file.id}">${file.name}</h2>
    ${insetText({ text: file.problem ?? 'This file could not be read.' })}
    ${ofWrongPeople(one, file)}`
  }
  const kind = kindNamed(file.kind)
  return html`<h2 class="govuk-heading-m" id="file-${file.id}">${file.name}</h2>
    <p class="govuk-body">${kind.title}${file.yearEnd ? `, year to ${inFull(file.yearEnd)}` : ''}: ${file.rows.toLocaleString('en-GB')} ${file.rows === 1 ? 'row' : 'rows'}. ${tallyInWords(file.tally, file.refused)}.</p>
    ${one.state === 'proposed' && file.refused > 0 ? html`<p class="govuk-body"><a class="govuk-link" href="/imports/${one.id}/files/${file.id}/refused" download>Take the ${file.refused === 1 ? 'row' : `${file.refused.toLocaleString('en-GB')} rows`} with errors as a file<span class="govuk-visually-hidden"> from ${file.name}</span></a>, each with what to mend. Mend them there and choose that file. Once this is decided they cannot be taken any more.</p>` : nothing}
    ${shownInFile.map((outcome) => {
      const lines = outcome === 'kept' && one.state === 'proposed' ? [] : (file.first[outcome] ?? [])
      if (lines.length === 0) return nothing
      return html`${rowsTable(kind, outcome, lines, names)}${more(one, file, outcome, lines.length)}`
    })}
    ${file.goneAt ? html`<p class="govuk-body">The file itself is not kept any more.</p>` : nothing}
    ${ofWrongPeople(one, file)}`
}

/** What is stored of a file may be of people whom it should never have held. Who decides about that brings in the register: others discard theirs. */
const ofWrongPeople = (one: Import, { id, name }: ShownFile): SafeHtml =>
  !isOfRegister(one)
    ? nothing
    : html`<p class="govuk-body"><a class="govuk-link" href="${newCorrectionHref('file', `file-${id}`)}">This file has the wrong people in it<span class="govuk-visually-hidden"> (${name})</span></a></p>`

/** What needs a person's eye comes first. Questions stand in their form. */
export const shownInFile = (Object.keys(listedOutcomes) as ListedOutcome[]).filter((outcome) => outcome !== 'question')

function more(one: Import, file: ShownFile, outcome: ListedOutcome, shown: number): SafeHtml {
  const count = file.tally[outcome]
  if (count <= shown) return nothing
  const href = `/imports/${one.id}/files/${file.id}?show=${outcome}`
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">See all ${count.toLocaleString('en-GB')}<span class="govuk-visually-hidden"> of ${listedOutcomes[outcome].toLowerCase()} in ${file.name}</span></a></p>`
}
