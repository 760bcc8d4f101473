import { stateNames as actionStates } from '#modules/actions/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, listCount, listPages, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { voiceReasonNames, voiceStateNames } from '#modules/voices/index.ts'
import type { ActionBehind, VoiceBehind } from '../queries/behind.ts'

/** The list behind a figure about voices: who was asked, by reference, and whether they were heard. */
export function voicesBehindPage(facts: {
  month: Month
  title: string
  /** One, and many: "child", "children". */
  who: readonly [string, string]
  voices: ListPage<VoiceBehind>
  /** What the address of this list names. */
  chosen: Readonly<Record<string, string>>
}): PageContent {
  const { voices, who, chosen } = facts
  return behind(
    facts,
    voices,
    who,
    { path: '/month/voices', chosen },
    stackedTable({
      head: ['Voice', 'Audit', 'Household', 'Where it stands'].map((text) => ({ text })),
      rows: voices.rows.map((voice) => [
        { text: voice.ref },
        { html: html`<a class="govuk-link" href="/audits/${voice.audit}">${voice.audit}</a>` },
        { html: html`<a class="govuk-link" href="/households/${voice.household}">${voice.household}</a>` },
        {
          text: `${voiceStateNames[voice.state]}${voice.reason ? `: ${voiceReasonNames[voice.reason as keyof typeof voiceReasonNames] ?? ''}` : ''}`,
        },
      ]),
    }),
  )
}

/** The list behind a figure about actions. */
export function actionsBehindPage(facts: {
  month: Month
  title: string
  actions: ListPage<ActionBehind>
  chosen: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}): PageContent {
  const { actions, chosen, today } = facts
  return behind(
    facts,
    actions,
    ['action', 'actions'],
    { path: '/month/actions', chosen },
    stackedTable({
      head: ['Action', 'Household', 'Owner', 'Due', 'Where it stands'].map((text) => ({ text })),
      rows: actions.rows.map((action) => [
        { html: html`<a class="govuk-link" href="/actions/${action.ref}">${action.ref}</a><br>${action.says}` },
        { text: action.household ?? '' },
        { text: action.owner },
        { text: inWords(action.dueOn, today) },
        { text: actionStates[action.state] },
      ]),
    }),
  )
}

function behind(
  { month, title }: { month: Month; title: string },
  list: ListPage<unknown>,
  [one, many]: readonly [string, string],
  place: { path: string; chosen: Readonly<Record<string, string>> },
  table: SafeHtml,
): PageContent {
  return {
    title: `${title}, ${monthInWords(month)}`,
    wide: true,
    backLink: { text: monthInWords(month), href: `/month?month=${String(month)}` },
    main: html`<span class="govuk-caption-l">${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${listCount(list, one, many)}
      ${list.rows.length > 0 ? table : html`<p class="govuk-body">There is nothing behind this figure.</p>`}
      ${listPages({ ...place, list })}`,
  }
}
