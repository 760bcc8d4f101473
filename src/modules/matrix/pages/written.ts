import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { evidenceThemes } from '#framework/s3-evidence-themes.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import {
  button,
  type Columns,
  html,
  listTable,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Mistake } from '#platform/problems.ts'
import { upperFirst } from '#platform/words.ts'
import { type Basis, bases, type Direction, directions, questionKeys, type SourceKey } from '../matrix.ts'
import type { WrittenItem } from '../queries/written.ts'
import { aboutWhom, states, strengths, type Written } from '../written.ts'
import { writtenForm } from './written-form.ts'

const path = '/what-we-know/written'
const up = { text: 'What was learned outside Hearth', href: path }

export const sourceIn = ({ source }: Written): string =>
  source === '' ? 'Source not said' : evidenceSources[source as SourceKey]

/** What Quality Assurance and Partnerships wrote of sources from which Hearth does not hear by itself. */
export function writtenListPage({ list }: WrittenFacts, columns: Columns<WrittenItem>): PageContent {
  return {
    title: up.text,
    backLink: { text: 'What we know', href: '/what-we-know' },
    main: html`<h1 class="govuk-heading-l">${up.text}</h1>
      <p class="govuk-body">What inspections, the panel, complaints and others tell us, as long as Hearth does not hear it from them. What you let count stands in “What we know” at once.</p>
      ${button({ text: 'Write down what was learned', href: `${path}/new` })}
      ${list.rows.length === 0 ? html`<p class="govuk-body">Nothing is written down yet.</p>` : listTable({ list, columns, path, chosen: {}, one: 'thing', many: 'things', caption: up.text })}`,
  }
}

export type WrittenFacts = { list: ListPage<WrittenItem>; today: Temporal.PlainDate }

/** What is said of each, on the page and in the file. */
export const writtenColumns = ({ today }: WrittenFacts): Columns<WrittenItem> => ({
  'Where from': {
    shown: (item) =>
      html`<a class="govuk-link" href="${path}/${item.ref}">${sourceIn(item)}<span class="govuk-visually-hidden"> ${item.says.slice(0, 80)}</span></a>`,
    filed: sourceIn,
  },
  'What it tells us': ({ says }) => says,
  'Where it stands': ({ state }) => states[state],
  By: { shown: ({ by, at }) => `${by}, ${inWords(londonDate(at), today)}`, filed: ({ by }) => by },
  Written: { filed: ({ at }) => londonDate(at) },
})

type Facts = { item: Written; mistakes: readonly Mistake[]; typed: (field: string) => string }

export function newWrittenPage(facts: Facts): PageContent {
  const title = 'Write down what was learned'
  return {
    title,
    backLink: up,
    status: facts.mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(facts.mistakes)}<h1 class="govuk-heading-l">${title}</h1>${writtenForm({ ...facts, action: path, version: 0 })}`,
  }
}

/** A draft as a form; what counts or counted, to read. */
export function writtenPage(
  facts: Omit<Facts, 'item'> & { item: WrittenItem; today: Temporal.PlainDate },
): PageContent {
  const { item, mistakes } = facts
  const action = `${path}/${item.ref}`
  return {
    title: `${sourceIn(item)}: ${states[item.state]}`,
    backLink: up,
    status: mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${item.ref}: ${states[item.state]}</span>
      <h1 class="govuk-heading-l">${sourceIn(item)}</h1>
      ${item.state === 'draft' ? html`${writtenForm({ ...facts, action, version: item.version })}${drop(action)}` : asItStands(item, facts.today)}
      ${item.state === 'standing' ? ending(action, facts) : nothing}`,
  }
}

const drop = (action: string): SafeHtml =>
  html`<form method="post" action="${action}/drop">${button({ text: 'Throw this draft away', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`

function asItStands(item: WrittenItem, today: Temporal.PlainDate): SafeHtml {
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  const ended = item.endedAt
    ? [row(states[item.state], `${item.endedBy}, ${inWords(londonDate(item.endedAt), today)}: ${item.endedWhy}`)]
    : []
  const themes = evidenceThemes.filter(({ value }) => item.themes.includes(value)).map(({ text }) => text)
  return summaryList({
    rows: [
      ...ended,
      row('What it tells us', item.says),
      row(
        'To which questions',
        questionKeys
          .filter((key) => item.questions.includes(key))
          .map((key) => practiceQuestions[key].asks)
          .join(' '),
      ),
      row('For us or against us', upperFirst(directions[item.direction as Direction])),
      row(
        'How we know',
        bases[item.basis as Basis] + (item.counted === null ? '' : `: ${item.counted} of ${item.outOf}`),
      ),
      row('How sure', strengths[item.strength as keyof typeof strengths]),
      row('About whom', aboutWhom[item.about as keyof typeof aboutWhom]),
      row('Of what time', `From ${inWords(item.from!, today)} to ${inWords(item.to!, today)}`),
      row('What it means for children', item.impact === null ? 'A plain fact' : item.impact || 'Not yet known'),
      ...(themes.length > 0 ? [row('Themes', themes.join(', '))] : []),
      ...(item.doing ? [row('What we do about it', item.doing)] : []),
      row('Written by', `${item.by}, ${inWords(londonDate(item.at), today)}`),
    ],
  })
}

function ending(action: string, { mistakes, typed }: Pick<Facts, 'mistakes' | 'typed'>): SafeHtml {
  return html`<h2 class="govuk-heading-m">It is to count no more</h2>
    <form method="post" action="${action}/end" novalidate>
      ${radios({
        idPrefix: 'to',
        name: 'to',
        fieldset: { legend: { text: 'Why?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'superseded', text: 'Something newer takes its place' },
          { value: 'withdrawn', text: 'It is not so, or was not ours to say' },
        ],
        value: typed('to'),
        errorMessage: mistakeAt(mistakes, 'to'),
      })}
      ${textarea({ id: 'why', name: 'why', rows: 3, label: { text: 'In your words', classes: 'govuk-label--s' }, value: typed('why'), errorMessage: mistakeAt(mistakes, 'why') })}
      ${button({ text: 'Let it count no more', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`
}
