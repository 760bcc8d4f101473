import { stateNames as actionStates } from '#modules/actions/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { type Columns, html, listTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { voiceReasonNames, voiceStateNames } from '#modules/voices/index.ts'
import type { ActionBehind, VoiceBehind } from '../queries/behind.ts'

export type VoicesBehind = {
  month: Month
  title: string
  /** One, and many: "child", "children". */
  who: readonly [string, string]
  list: ListPage<VoiceBehind>
  /** What the address of this list names. */
  chosen: Readonly<Record<string, string>>
}

/** The list behind a figure about voices: who was asked, by reference, and whether they were heard. */
export const voicesBehindPage = (facts: VoicesBehind, columns: Columns<VoiceBehind>): PageContent =>
  behind(facts, facts.who, '/month/voices', columns)

export const voiceColumns = (): Columns<VoiceBehind> => ({
  Voice: {
    shown: ({ ref }) => html`<a class="govuk-link" href="/voices/${ref}">${ref}</a>`,
    filed: ({ ref }) => ref,
  },
  Audit: {
    shown: ({ audit }) => html`<a class="govuk-link" href="/audits/${audit}">${audit}</a>`,
    filed: ({ audit }) => audit,
  },
  Household: {
    shown: ({ household }) => html`<a class="govuk-link" href="/households/${household}">${household}</a>`,
    filed: ({ household }) => household,
  },
  'Where it stands': ({ state, reason }) =>
    `${voiceStateNames[state]}${reason ? `: ${voiceReasonNames[reason as keyof typeof voiceReasonNames] ?? ''}` : ''}`,
})

export type ActionsBehind = Omit<VoicesBehind, 'who' | 'list'> & {
  list: ListPage<ActionBehind>
  today: Temporal.PlainDate
}

/** The list behind a figure about actions. */
export const actionsBehindPage = (facts: ActionsBehind, columns: Columns<ActionBehind>): PageContent =>
  behind(facts, ['action', 'actions'], '/month/actions', columns)

export const actionColumns = ({ today }: Pick<ActionsBehind, 'today'>): Columns<ActionBehind> => ({
  Action: {
    shown: ({ ref, says }) => html`<a class="govuk-link" href="/actions/${ref}">${ref}</a><br>${says}`,
    filed: ({ ref }) => ref,
  },
  'What needs to happen': { filed: ({ says }) => says },
  Household: ({ household }) => household ?? '',
  Owner: ({ owner }) => owner,
  Due: { shown: ({ dueOn }) => inWords(dueOn, today), filed: ({ dueOn }) => dueOn },
  'Where it stands': ({ state }) => actionStates[state],
})

function behind<Row>(
  { month, title, list, chosen }: { month: Month; title: string; list: ListPage<Row>; chosen: VoicesBehind['chosen'] },
  [one, many]: readonly [string, string],
  path: string,
  columns: Columns<Row>,
): PageContent {
  return {
    title: `${title}, ${monthInWords(month)}`,
    wide: true,
    backLink: { text: monthInWords(month), href: `/month?month=${String(month)}` },
    main: html`<span class="govuk-caption-l">${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${list.rows.length > 0 ? listTable({ list, columns, path, chosen, one, many, caption: title }) : html`<p class="govuk-body">There is nothing behind this figure.</p>`}`,
  }
}
