import {
  button,
  html,
  listCount,
  listPages,
  nothing,
  type SafeHtml,
  select,
  stackedTable,
  tag,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { Voice } from '../voice.ts'
import { type Show, shows, stateInWords, whoInWords } from '../words.ts'

export type ListFacts = {
  show: Show
  offered: readonly Show[]
  voices: ListPage<Voice>
  today: Temporal.PlainDate
  /** What children said on visits is listed for them. */
  hearsChildren: boolean
}

export function voicesPage(facts: ListFacts): PageContent {
  return {
    title: 'Voices',
    main: html`<h1 class="govuk-heading-l">Voices</h1>
      <p class="govuk-body hearth-measure">What children, carers and others think, asked in every audit. What a child says comes to Quality Assurance and Partnerships first, and the child hears what happened next.</p>
      ${facts.hearsChildren ? html`<p class="govuk-body"><a class="govuk-link" href="/voices/heard">What children said on visits</a></p>` : nothing}
      ${filter(facts)}
      ${facts.voices.rows.length === 0 ? html`<p class="govuk-body">${emptyWords[facts.show]}</p>` : list(facts)}`,
  }
}

const emptyWords: Record<Show, string> = {
  to_answer: 'Every child who told us something has had an answer.',
  worries: 'No worry waits for an answer.',
  to_gather: 'Nobody waits for you to ask them.',
  answered: 'Nobody has had an answer yet.',
  all: 'Nobody has been asked yet. People are asked when an audit, or another piece of evidence, begins to gather what they think.',
}

function filter({ show, offered }: ListFacts): SafeHtml {
  const items = offered.map((value) => ({ value, text: shows[value] }))
  return html`<form class="hearth-filter" method="get" action="/voices">
    ${select({ name: 'show', label: { text: 'Which' }, value: show, items })}
    ${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
  </form>`
}

function list({ voices, show, today }: ListFacts): SafeHtml {
  return html`${listCount(voices, 'voice', 'voices')}
    ${stackedTable({
      caption: shows[show],
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Who' }, { text: 'Household' }, { text: 'Where it stands' }],
      rows: voices.rows.map((voice) => [
        { html: html`<a class="govuk-link" href="/voices/${voice.ref}">${whoInWords(voice)}</a>` },
        { html: html`<a class="govuk-link" href="/households/H-${voice.householdId}">H-${voice.householdId}</a>` },
        {
          html: html`${stateInWords(voice, today)}${isWorrying(voice) ? html` ${tag({ text: 'To be read today', classes: 'govuk-tag--red' })}` : nothing}`,
        },
      ]),
    })}
    ${listPages({ path: '/voices', chosen: { show }, list: voices })}`
}

export const isWorrying = (voice: Pick<Voice, 'toReadToday' | 'toldAt'>): boolean =>
  voice.toReadToday && voice.toldAt === null
