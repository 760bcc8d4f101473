import { londonDate } from '#platform/dates/index.ts'
import {
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
import type { VoiceRow } from '../queries/list.ts'
import { kindNames, stateNames, type Voice } from '../voice.ts'
import { type Show, shows, stateInWords, whoInWords } from '../words.ts'

export type ListFacts = {
  show: Show
  offered: readonly Show[]
  list: ListPage<VoiceRow>
  /** What the list is narrowed to, as its address has it. */
  chosen: Readonly<Record<string, string>>
  teams: readonly { id: number; name: string }[]
  today: Temporal.PlainDate
  /** What children said on visits is listed for them. */
  hearsChildren: boolean
}

export function voicesPage(facts: ListFacts, columns: Columns<VoiceRow>): PageContent {
  const { list, show, chosen } = facts
  const table = { list, columns, chosen, path: '/voices', one: 'voice', many: 'voices', caption: shows[show] }
  const isNarrowed = Object.entries(chosen).some(([name, value]) => name !== 'show' && value !== '')
  return {
    title: 'Voices',
    wide: true,
    main: html`<h1 class="govuk-heading-l">Voices</h1>
      <p class="govuk-body hearth-measure">What children, carers and others think, asked in every audit. What a child says comes to Quality Assurance and Partnerships first, and the child hears what happened next.</p>
      ${facts.hearsChildren ? html`<p class="govuk-body"><a class="govuk-link" href="/voices/heard">What children said on visits</a></p>` : nothing}
      ${filters(facts)}
      ${list.rows.length > 0 ? listTable(table) : html`<p class="govuk-body">${isNarrowed ? 'Nobody fits all of this.' : emptyWords[show]}</p>`}`,
  }
}

const emptyWords: Record<Show, string> = {
  to_answer: 'Every child who told us something has had an answer.',
  worries: 'No worry waits for an answer.',
  to_gather: 'Nobody waits for you to ask them.',
  answered: 'Nobody has had an answer yet.',
  all: 'Nobody has been asked yet. People are asked when an audit, or another piece of evidence, begins to gather what they think.',
}

function filters({ offered, chosen, show, teams }: ListFacts): SafeHtml {
  return listFilter({
    path: '/voices',
    chosen: { ...chosen, show },
    filters: [
      { name: 'show', text: 'Which', any: '', items: offered.map((value) => ({ value, text: shows[value] })) },
      { name: 'kind', text: 'Who', any: 'Everybody', items: itemsOf(kindNames) },
      ...(teams.length > 1
        ? [
            {
              name: 'team',
              text: 'Team',
              any: 'All',
              items: teams.map(({ id, name }) => ({ value: String(id), text: name })),
            },
          ]
        : []),
      { name: 'late', text: 'Only late', tick: true },
    ],
  })
}

/** What is said of each voice, on the page and in the file: who was asked and where that stands, never what they said. */
export function columnsOf({ today }: Pick<ListFacts, 'today'>): Columns<VoiceRow> {
  return {
    Who: {
      shown: (voice) =>
        html`<a class="govuk-link" href="/voices/${voice.ref}">${whoInWords(voice, voice.initials ?? undefined)}<span class="govuk-visually-hidden"> ${voice.ref}</span></a>`,
      filed: (voice) => whoInWords(voice, voice.initials ?? undefined),
    },
    Voice: { filed: ({ ref }) => ref },
    'Child’s number in the case system': { filed: ({ childCaseSystemId }) => childCaseSystemId },
    Household: {
      shown: ({ householdId, carers }) =>
        html`<a class="govuk-link" href="/households/H-${householdId}">H-${householdId}</a>${carers ? html`<br><span class="govuk-body-s">${carers}</span>` : nothing}`,
      filed: ({ householdId }) => `H-${householdId}`,
    },
    Carers: { filed: ({ carers }) => carers },
    'Who asks': {
      shown: ({ gatherer, gathererId }) =>
        gathererId === null
          ? 'Nobody yet'
          : html`<a class="govuk-link govuk-link--text-colour" href="/voices?show=all&amp;gatherer=${String(gathererId)}">${gatherer}</a>`,
      filed: ({ gatherer }) => gatherer,
    },
    'Where it stands': {
      shown: (voice) =>
        html`${stateInWords(voice, today)}${isWorrying(voice) ? html` ${tag({ text: 'To be read today', classes: 'govuk-tag--red' })}` : nothing}`,
      filed: ({ state }) => stateNames[state],
    },
    Due: { filed: ({ dueOn }) => dueOn },
    'Told us on': { filed: ({ givenAt }) => givenAt && londonDate(givenAt) },
  }
}

export const isWorrying = (voice: Pick<Voice, 'toReadToday' | 'toldAt'>): boolean =>
  voice.toReadToday && voice.toldAt === null
