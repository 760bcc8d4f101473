import type { Mistake } from '#platform/problems.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  insetText,
  listCount,
  listPages,
  mistakeAt,
  nothing,
  type SafeHtml,
  stackedTable,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { upperFirst } from '#platform/words.ts'
import type { Import } from '../import.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Back } from '../preview.ts'
import type { ListedStay } from '../queries/imports.ts'
import { backTable, keyInWords, type Names, rowCalled } from './rows.ts'

export type TakeBackFacts = {
  import: Import
  back: readonly Back[]
  stays: ListPage<ListedStay>
  names: Names
  typed: string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** Asks once more before an import is taken back: what would go back, what would stay, and why it is done. */
export function takeBackPage(facts: TakeBackFacts): PageContent {
  const { import: one, back, stays, mistakes } = facts
  return {
    title: `Take import ${one.id} back`,
    wide: true,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: `Import ${one.id}`, href: `/imports/${one.id}` },
    main: html`${whatToMend(mistakes)}
    <h1 class="govuk-heading-l">Take import ${one.id} back</h1>
    <p class="govuk-body">${inShort(back)}</p>
    ${stays.count > 0 ? html`<p class="govuk-body">${staysInShort(stays.count)}</p>` : nothing}
    ${form(facts)}
    ${back.map((of) => goesBack(of, facts.names))}
    ${staying(one, stays, 'What would stay, and what stands in the way')}`,
  }
}

function inShort(back: readonly Back[]): string {
  const [changed, removed] = back.reduce(
    ([sum, out], { counts: [some, others] }) => [sum + some, out + others] as const,
    [0, 0] as readonly [number, number],
  )
  if (changed + removed === 0) return 'No row would go back: each was changed since, or something hangs on it.'
  const parts = [
    changed > 0 &&
      `${counted(changed)} ${changed === 1 ? 'goes' : 'go'} back to what ${changed === 1 ? 'it' : 'they'} said before`,
    removed > 0 &&
      `${counted(removed)} that ${removed === 1 ? 'was' : 'were'} new ${removed === 1 ? 'is' : 'are'} taken out of the register again`,
  ].filter(Boolean)
  return `${upperFirst(parts.join(', and '))}.`
}

const counted = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`

const staysInShort = (count: number): string =>
  `${upperFirst(counted(count))} ${count === 1 ? 'stays as it is: it was' : 'stay as they are: they were'} changed since, or something hangs on ${count === 1 ? 'it' : 'them'}. See below.`

function form({ import: one, typed, mistakes }: TakeBackFacts): SafeHtml {
  return html`<form method="post" action="/imports/${one.id}/taking-back" novalidate>
      ${textarea({
        id: 'because',
        name: 'because',
        rows: 3,
        value: typed,
        label: { text: 'Why is it taken back?', classes: 'govuk-label--s' },
        hint: { text: 'Do not name a child or a carer.' },
        errorMessage: mistakeAt(mistakes, 'because'),
      })}
      ${button({ text: 'Yes, take it back', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`
}

/** The first rows of a kind, as they are and as they would be. */
function goesBack({ kind, changed, removed, counts }: Back, names: Names): SafeHtml {
  const of = kindNamed(kind)
  const more = counts[1] - removed.length
  const out = [
    ...removed.map((key) => keyInWords(of, key)),
    ...(more > 0 ? [`${more.toLocaleString('en-GB')} more`] : []),
  ]
  return html`<h2 class="govuk-heading-m">${of.title}</h2>
    ${changed.length > 0 ? backTable(of, changed, names) : nothing}
    ${counts[0] > changed.length ? html`<p class="govuk-body">And ${(counts[0] - changed.length).toLocaleString('en-GB')} more rows that go back.</p>` : nothing}
    ${out.length > 0 ? html`<p class="govuk-body">Taken out again: ${new Intl.ListFormat('en-GB').format(out)}.</p>` : nothing}`
}

export type TakenBackFacts = { import: Import; stays: ListPage<ListedStay>; today: Temporal.PlainDate }

/** What stayed of an import that was taken back. */
export function takenBackPage({ import: one, stays, today }: TakenBackFacts): PageContent {
  const text = one.takenBackAt
    ? `Import ${one.id} was taken back ${momentInWords(one.takenBackAt, today)}. Why: ${one.takenBackBecause}`
    : 'This import was not brought in, so there is nothing to take back.'
  return {
    title: `What stayed of import ${one.id}`,
    wide: true,
    backLink: { text: `Import ${one.id}`, href: `/imports/${one.id}` },
    main: html`<h1 class="govuk-heading-l">What stayed of import ${one.id}</h1>
    ${insetText({ text })}
    ${
      one.takenBackAt && stays.count === 0
        ? html`<p class="govuk-body">Nothing stayed: every row that it had changed is as it was before.</p>`
        : staying(one, stays, 'Rows that stayed, and what stood in the way')
    }`,
  }
}

function staying(one: Import, stays: ListPage<ListedStay>, caption: string): SafeHtml {
  if (stays.count === 0) return nothing
  return html`<div id="stays">${stackedTable({
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: ['Row', 'What stands in the way'].map((text) => ({ text })),
    rows: stays.rows.map(({ kind, key, because }) => [{ text: rowCalled(kindNamed(kind), key) }, { text: because }]),
  })}
    ${listCount(stays, 'row', 'rows')}
    ${listPages({ path: `/imports/${one.id}/taking-back`, chosen: {}, list: stays, anchor: 'stays' })}
    <p class="govuk-body">To put right what stays: mend it where it stands, or bring in a file that says it as it is. A row of our own kinds is ended by record_status DELETED.</p></div>`
}
