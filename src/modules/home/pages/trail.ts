import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import { inFull, londonDate, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  type Columns,
  dateInput,
  html,
  input,
  itemsOf,
  listFilter,
  listTable,
  mistakeAt,
  type SafeHtml,
  select,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Mistake } from '#platform/problems.ts'
import type { TrailKind, TrailLine } from '#platform/trail/read.ts'
import { upperFirst } from '#platform/words.ts'

export const trailTitle = 'Who saw and did what'

export const trailKinds: Readonly<Record<TrailKind, string>> = {
  looked: 'Only what was looked at',
  taken: 'Only what was taken out or printed',
  done: 'Only what was done',
}

export type TrailFacts = {
  list: ListPage<TrailLine>
  /** What it is narrowed to, as its address has it. */
  chosen: Readonly<Record<string, string>>
  today: Temporal.PlainDate
  /** Whether this person sees households: whoever answers for information governance reads who looked, and opens nothing. */
  opensCases: boolean
}

/** The trail, newest first. Who reads it stands in it. */
export function trailPage({ list, chosen }: TrailFacts, columns: Columns<TrailLine>): PageContent {
  const table = {
    list,
    columns,
    chosen,
    path: '/trail',
    one: 'line',
    many: 'lines',
    caption: 'What happened, newest first',
  }
  return {
    title: trailTitle,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${trailTitle}</h1>
      <p class="govuk-body hearth-measure">${ofWhat(chosen, list)} That you read this is noted, too. What belongs to a restricted matter does not stand here: it stands with the matter, for those who know of it.</p>
      ${button({ text: 'Ask about a person, a household, a child or a day', href: '/trail/question', classes: 'govuk-button--secondary' })}
      ${listFilter({ path: '/trail', chosen, filters: [{ name: 'which', text: 'Which', any: 'All', items: itemsOf(trailKinds) }] })}
      ${list.rows.length === 0 ? html`<p class="govuk-body" role="status">Nothing stands here for this.</p>` : listTable({ ...table, classes: 'hearth-table--wordy' })}`,
  }
}

/** "What Person fsw-1 saw and did, from 1 to 3 November 2026." */
function ofWhat({ person, household, child, from, to }: TrailFacts['chosen'], { rows }: ListPage<TrailLine>): string {
  const whose = person ? `What ${rows[0]?.who ?? 'this person'} saw and did` : 'Who saw and did what'
  const about = [household && ` in household ${household}`, child && ` about child ${child}`].filter(Boolean).join('')
  const day = (text: string) => inFull(Temporal.PlainDate.from(text))
  const when = from
    ? to && to !== from
      ? `, from ${day(from)} to ${day(to)}`
      : to || !about
        ? `, on ${day(from)}`
        : `, since ${day(from)}`
    : to
      ? `, until ${day(to)}`
      : ''
  return `${whose}${about}${when}.`
}

/** What is said of each line, on the page and in the file. */
export const columnsOf = ({ today, opensCases }: Pick<TrailFacts, 'today' | 'opensCases'>): Columns<TrailLine> => ({
  When: { shown: ({ at }) => momentInWords(at, today), filed: ({ at }) => londonDate(at) },
  Time: {
    filed: ({ at }) => at.toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'second' }),
  },
  Who: ({ who }) => who ?? 'Hearth itself',
  What: ({ kind }) => upperFirst(kind),
  Household: {
    shown: ({ household }) =>
      household && opensCases
        ? html`<a class="govuk-link" href="/households/${household}">${household}</a>`
        : (household ?? ''),
    filed: ({ household }) => household,
  },
  Piece: ({ piece }) => piece ?? '',
  'What else': (line) => elseInWords(line),
})

/** What a line names besides: references, days and words of ours. */
function elseInWords({ data, about }: TrailLine): string {
  const said = Object.entries(data).flatMap(([name, value]) =>
    name === 'personId' || value === null || value === '' ? [] : [`${name}: ${valueInWords(value)}`],
  )
  return [...(about ? [about] : []), ...said].join('; ')
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueInWords).join(', ')
  if (value instanceof Object)
    return Object.entries(value)
      .map(([name, one]) => `${name} ${valueInWords(one)}`)
      .join(', ')
  return String(value)
}

export type AskFacts = { offer: Offer; mistakes: readonly Mistake[]; typed: (field: string) => string }

/** Of whom, of what and of which days. */
export function askTrailPage({ offer, mistakes, typed }: AskFacts): PageContent {
  const title = 'Ask who saw and did what'
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: trailTitle, href: '/trail' },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">Answer one of these, or several. With a day alone you read what everybody did then, of 31 days at most.</p>
      <form method="post" action="/trail" novalidate>${enterSends(offer)}
        ${personField({ name: 'person', label: 'Who', none: 'Anybody', value: typed('person'), offer })}
        ${input({ id: 'about', name: 'about', label: { text: 'Household or child', classes: 'govuk-label--s' }, hint: { text: 'The reference, such as H-1001 or C-1124. For a child: every line that names the child, or what the child was asked.' }, value: typed('about'), errorMessage: mistakeAt(mistakes, 'about'), classes: 'govuk-input--width-10', spellcheck: false, autocomplete: 'off' })}
        ${day('from', 'From which day', mistakes, typed)}
        ${day('to', 'To which day', mistakes, typed)}
        ${select({ id: 'which', name: 'which', label: { text: 'Which lines', classes: 'govuk-label--s' }, value: typed('which'), items: [{ value: '', text: 'All' }, ...itemsOf(trailKinds)] })}
        ${button({ text: 'Read' })}
      </form>`,
  }
}

function day(name: string, legend: string, mistakes: readonly Mistake[], typed: AskFacts['typed']): SafeHtml {
  const values = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => [`${name}-${part}`, typed(`${name}-${part}`)]),
  )
  return dateInput({
    ...{ id: name, namePrefix: name, values, errorMessage: mistakeAt(mistakes, name) },
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
  })
}
