import { inFull } from '#platform/dates/index.ts'
import { html, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import { upperFirst } from '#platform/words.ts'
import { type Column, type Fields, fieldOf, type Kind, keyFields, recordStatus, type Value } from '../kinds/index.ts'
import type { ListedChange, ListedOutcome } from '../queries/imports.ts'
import type { GoesBack } from '../taking-back.ts'

/** Names for the numbers of people and teams that rows refer to. */
export type Names = { people: ReadonlyMap<number, string>; teams: ReadonlyMap<number, string> }

/** The lines of one outcome: what is wrong and where, or what would change. */
export function rowsTable(kind: Kind, outcome: ListedOutcome, lines: readonly ListedChange[], names: Names): SafeHtml {
  return outcome === 'new' || outcome === 'changed' ? changes(kind, outcome, lines, names) : findings(outcome, lines)
}

/** A row of the register as a page calls it: "Household H1", "Link 1001 from 9 April 2025". */
export function rowCalled(kind: Kind, key: string): string {
  return upperFirst(`${kind.noun[0]} ${keyInWords(kind, key)}`)
}

export function keyInWords(kind: Kind, key: string): string {
  const fields = keyFields(kind)
  return fields.length > 1
    ? referenceOf(kind, Object.fromEntries(key.split(' ').map((part, at) => [fields[at], part])))
    : key
}

/** Rows that go back: what they say now and what they said before. */
export function backTable(kind: Kind, rows: readonly GoesBack[], names: Names): SafeHtml {
  return stackedTable({
    caption: 'Rows that go back',
    captionClasses: 'govuk-table__caption--s',
    head: [capital(kind.noun[0]), 'Now, and as it was'].map((text) => ({ text })),
    rows: rows.map(({ key, now, to }) => [
      { text: keyInWords(kind, key) },
      { html: differences(kind, { before: now, after: to }, names) },
    ]),
  })
}

const captions = {
  error: ['What is wrong, row by row', 'What to mend'],
  question: ['What is asked, row by row', 'Question'],
  kept: ['What Hearth knows is kept where the file is blank', 'What is kept'],
  left: ['Rows that are left: the register stays as it is', 'Why'],
  warning: ['Worth a look; keeps no row out', 'What we saw'],
} as const

function findings(outcome: keyof typeof captions, lines: readonly ListedChange[]): SafeHtml {
  const [caption, says] = captions[outcome]
  return stackedTable({
    caption,
    captionClasses: 'govuk-table__caption--s',
    head: ['Row', 'Column', says].map((text) => ({ text })),
    rows: lines.map(({ row, column, message }) => [
      { text: row === 0 ? 'The file' : row },
      { text: column ?? 'The whole row' },
      { text: message ?? '' },
    ]),
  })
}

function changes(kind: Kind, outcome: 'new' | 'changed', lines: readonly ListedChange[], names: Names): SafeHtml {
  const isNew = outcome === 'new'
  return stackedTable({
    caption: isNew ? 'New rows' : 'Rows that change',
    captionClasses: 'govuk-table__caption--s',
    head: ['Row', capital(kind.noun[0]), isNew ? 'What it says' : 'Before and after'].map((text) => ({ text })),
    rows: lines.map((line) => [
      { text: line.row },
      { text: referenceOf(kind, line.after ?? {}) },
      { html: isNew ? said(kind, line, names) : differences(kind, line, names) },
    ]),
  })
}

/** What a new row says, in a line. */
function said(kind: Kind, { after }: ListedChange, names: Names): SafeHtml {
  const values = valuesOf(kind, null, after).map(
    ({ name, column, is }) => html`<b>${name}</b> ${inWords(column, is, names)}`,
  )
  return html`${values.map((value, at) => (at === 0 ? value : html`, ${value}`))}`
}

/** What a changed row says before and after, a line for each column that differs. */
function differences(kind: Kind, { before, after }: Pick<ListedChange, 'before' | 'after'>, names: Names): SafeHtml {
  const lines = valuesOf(kind, before, after).map(
    ({ name, column, was, is }) =>
      html`<li><b>${name}</b> ${inWords(column, was, names)} <span class="govuk-visually-hidden">becomes</span><span aria-hidden="true">→</span> ${inWords(column, is, names)}</li>`,
  )
  if (lines.length === 0)
    return before?.['is_over'] !== after?.['is_over']
      ? html`It is over since then`
      : html`Something that is not shown here`
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${lines}</ul>`
}

type Difference = { name: string; column: Column; was: Value; is: Value }

/** The columns whose values differ, without those of the key. */
function valuesOf(kind: Kind, before: Fields | null, after: Fields | null): Difference[] {
  return Object.entries(kind.columns).flatMap(([name, column]) => {
    const field = fieldOf(column)
    if (!field || keyFields(kind).includes(field)) return []
    const [was, is] = [before, after].map((fields) => valueOf(kind, field, fields)) as [Value, Value]
    return was === is ? [] : [{ name, column, was, is }]
  })
}

/** What a row says. That it is ended by its record_status alone is kept as the day on which it was; by another day of it, that says so. */
function valueOf(kind: Kind, field: string, fields: Fields | null): Value {
  if (field !== recordStatus.field) return fields?.[field] ?? null
  const saysItself = Object.values(kind.columns).some((column) => fieldOf(column) === 'ended_on')
  const { ended_on, approved_to } = fields ?? {}
  return !saysItself && ended_on && ended_on !== approved_to ? 'deleted' : null
}

/** "1001 from 9 April 2025", or just the reference. */
function referenceOf(kind: Kind, fields: Fields): string {
  const [reference, start] = keyFields(kind).map((field) => fields[field])
  return start ? `${reference} from ${inFull(Temporal.PlainDate.from(String(start)))}` : String(reference)
}

function inWords(column: Column, value: Value | undefined, { people, teams }: Names): string {
  const field = fieldOf(column)
  if (value === null || value === undefined) return field === recordStatus.field ? 'ACTIVE' : 'blank'
  if (field === 'team_id') return teams.get(Number(value)) ?? 'another team'
  if (field?.endsWith('_worker_id') || field?.endsWith('_officer_id'))
    return people.get(Number(value)) ?? 'another person'
  if (column.type === 'date') return inFull(Temporal.PlainDate.from(String(value)))
  if (column.type === 'yes_no') return value ? 'yes' : 'no'
  return column.type === 'code' ? String(value).toUpperCase() : String(value)
}

function capital(text: string): string {
  return upperFirst(text)
}
