import { momentInWords } from '#platform/dates/index.ts'
import { button, html, listCount, listPages, type SafeHtml, stackedTable, tag } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { calledEach } from '../called.ts'
import { changesAnything, type Import, stateNames, type Tally, tallyOf } from '../import.ts'
import type { ListedImport } from '../queries/imports.ts'

export type ImportsFacts = {
  imports: ListPage<ListedImport>
  today: Temporal.PlainDate
}

export function importsPage(facts: ImportsFacts): PageContent {
  return {
    title: 'Imports',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Imports</h1>
    <p class="govuk-body">Bring in households, carers, reviews and children from the systems that hold them. You see every change before it is made.</p>
    ${button({ text: 'Choose files', href: '/imports/new' })}
    <p class="govuk-body"><a class="govuk-link" href="/children">The children of the returns</a>, counted</p>
    ${facts.imports.rows.length > 0 ? list(facts) : html`<p class="govuk-body">Nothing has been brought in yet.</p>`}`,
  }
}

function list({ imports, today }: ImportsFacts): SafeHtml {
  return html`${listCount(imports, 'import', 'imports')}
    ${stackedTable({
      caption: 'Imports so far, newest first',
      captionClasses: 'govuk-table__caption--m',
      head: ['Import', 'Files', 'Chosen', 'What it holds', 'State'].map((text) => ({ text })),
      rows: imports.rows.map((one) => [
        {
          html: html`<a class="govuk-link" href="/imports/${one.id}"><span class="govuk-visually-hidden">Import </span>${one.id}</a>`,
        },
        { text: filesInWords(one.files) },
        { text: `${momentInWords(one.startedAt, today)}, ${one.startedBy ?? 'command line'}` },
        { text: tallyInWords(tallyOf(one.files), refusedIn(one.files)) },
        { html: stateTag(one, tallyOf(one.files)) },
      ]),
    })}
    ${listPages({ path: '/imports', chosen: {}, list: imports })}`
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
  if (state === 'proposed' && !waitsForSomebody(tally))
    return tag({ text: 'Nothing to bring in', classes: 'govuk-tag--grey' })
  return tag({ text: stateNames[state], classes: colours[state] })
}

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
