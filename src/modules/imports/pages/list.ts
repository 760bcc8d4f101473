import { londonDate, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  type Columns,
  html,
  itemsOf,
  listFilter,
  listTable,
  nothing,
  type SafeHtml,
  tag,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { calledEach } from '../called.ts'
import { changesAnything, type Import, stateNames, type Tally, tallyOf } from '../import.ts'
import type { ListedImport } from '../queries/imports.ts'

export type ImportsFacts = {
  /** Whether this person brings in the register, and not only what they keep. */
  bringsRegister: boolean
  list: ListPage<ListedImport>
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

export function importsPage(
  { list, query, bringsRegister }: ImportsFacts,
  columns: Columns<ListedImport>,
): PageContent {
  const table = { list, columns, path: '/imports', chosen: query, one: 'import', many: 'imports' }
  const none = query['state'] ? 'None stands there.' : 'Nothing has been brought in yet.'
  return {
    title: 'Imports',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Imports</h1>
    <p class="govuk-body">Bring in ${bringsRegister ? 'households, carers, reviews and children' : 'what you keep'} from the systems that hold ${bringsRegister ? 'them' : 'it'}. You see every change before it is made.</p>
    ${button({ text: 'Choose files', href: '/imports/new' })}
    ${bringsRegister ? html`<p class="govuk-body"><a class="govuk-link" href="/children">The children of the returns</a>, counted</p>` : nothing}
    ${listFilter({ path: '/imports', chosen: query, filters: [{ name: 'state', text: 'Where it stands', items: itemsOf(stateNames) }] })}
    ${list.rows.length > 0 ? listTable({ ...table, caption: 'Imports so far, newest first' }) : html`<p class="govuk-body">${none}</p>`}`,
  }
}

/** What is said of each import, on the page and in the file. */
export const columnsOf = ({ today }: Pick<ImportsFacts, 'today'>): Columns<ListedImport> => ({
  Import: {
    shown: ({ id }) =>
      html`<a class="govuk-link" href="/imports/${id}"><span class="govuk-visually-hidden">Import </span>${id}</a>`,
    filed: ({ id }) => id,
  },
  Files: { shown: ({ files }) => filesInWords(files), filed: ({ files }) => calledEach(files).join(', ') },
  Chosen: {
    shown: ({ startedAt, startedBy }) => `${momentInWords(startedAt, today)}, ${byWhom(startedBy)}`,
    filed: ({ startedAt }) => londonDate(startedAt),
  },
  'By whom': { filed: ({ startedBy }) => byWhom(startedBy) },
  'What it holds': { shown: ({ files }) => tallyInWords(tallyOf(files), refusedIn(files)) },
  ...Object.fromEntries(
    (['new', 'changed', 'unchanged', 'left', 'kept', 'question', 'error', 'warning'] as const).map((outcome) => [
      `Rows: ${counted[outcome]}`,
      { filed: ({ files }: ListedImport) => tallyOf(files)[outcome] },
    ]),
  ),
  State: {
    shown: (one) => stateTag(one, tallyOf(one.files)),
    filed: ({ state, files }) => stateInWords(state, tallyOf(files)),
  },
  'Decided by': { filed: ({ decidedBy }) => decidedBy },
  'Decided on': { filed: ({ decidedAt }) => decidedAt && londonDate(decidedAt) },
})

const byWhom = (name: string | null): string => name ?? 'command line'

const counted: Readonly<Record<keyof Tally, string>> = {
  ...{ new: 'new', changed: 'changed', unchanged: 'unchanged', left: 'left as they are' },
  ...{ kept: 'kept where blank', question: 'questions', error: 'errors', warning: 'warnings' },
}

/** `tally`: what waits for a decision and would change nothing is nothing to decide. */
export function stateTag({ state }: Pick<Import, 'state'>, tally: Tally): SafeHtml {
  const colours = {
    proposed: 'govuk-tag--yellow',
    committed: 'govuk-tag--green',
    discarded: 'govuk-tag--grey',
    lapsed: 'govuk-tag--grey',
    unreadable: 'govuk-tag--red',
    taken_back: 'govuk-tag--orange',
  }
  const classes = state === 'proposed' && !waitsForSomebody(tally) ? 'govuk-tag--grey' : colours[state]
  return tag({ text: stateInWords(state, tally), classes })
}

const stateInWords = (state: Import['state'], tally: Tally): string =>
  state === 'proposed' && !waitsForSomebody(tally) ? 'Nothing to bring in' : stateNames[state]

const waitsForSomebody = (tally: Tally): boolean => changesAnything(tally) || tally.question + tally.kept > 0

/** How many rows of these files have errors. */
export const refusedIn = (files: readonly { refused: number }[]): number =>
  files.reduce((sum, { refused }) => sum + refused, 0)

/** "12 new, 3 changed, 5 rows with 9 errors". */
export function tallyInWords(tally: Tally, refused: number): string {
  const rows =
    refused > 0
      ? `${refused === 1 ? 'row' : 'rows'} with ${tally.error === 1 ? 'an error' : `${tally.error.toLocaleString('en-GB')} errors`}`
      : tally.error === 1
        ? 'error'
        : 'errors'
  const parts = [
    [tally.new, 'new'],
    [tally.changed, 'changed'],
    [tally.unchanged, 'unchanged'],
    [tally.left, 'left as they are'],
    [tally.kept, 'kept where blank'],
    [tally.question, tally.question === 1 ? 'question' : 'questions'],
    [refused || tally.error, rows],
  ] as const
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en-GB')} ${word}`)
  return words.join(', ') || 'No rows'
}

function filesInWords(files: ListedImport['files']): string {
  const [first, ...others] = calledEach(files)
  return others.length === 0 ? (first ?? 'No files') : `${first} and ${others.length} more`
}
