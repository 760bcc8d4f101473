import { stateNames as actionStates } from '#modules/actions/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { voiceReasonNames, voiceStateNames } from '#modules/voices/index.ts'
import type { ActionBehind, VoiceBehind } from '../queries/behind.ts'

/** The list behind a figure about voices: who was asked, by reference, and whether they were heard. */
export function voicesBehindPage(facts: {
  month: Month
  title: string
  /** One, and many: "child", "children". */
  who: readonly [string, string]
  voices: readonly VoiceBehind[]
}): PageContent {
  const { month, title, who, voices } = facts
  return behind(
    month,
    title,
    voices.length,
    voices.length === 1 ? who[0] : who[1],
    stackedTable({
      head: ['Voice', 'Audit', 'Household', 'Where it stands'].map((text) => ({ text })),
      rows: voices.map((voice) => [
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
  actions: readonly ActionBehind[]
  today: Temporal.PlainDate
}): PageContent {
  const { month, title, actions, today } = facts
  return behind(
    month,
    title,
    actions.length,
    actions.length === 1 ? 'action' : 'actions',
    stackedTable({
      head: ['Action', 'Household', 'Owner', 'Due', 'Where it stands'].map((text) => ({ text })),
      rows: actions.map((action) => [
        { html: html`<a class="govuk-link" href="/actions/${action.ref}">${action.ref}</a><br>${action.says}` },
        { text: action.household ?? '' },
        { text: action.owner },
        { text: inWords(action.dueOn, today) },
        { text: actionStates[action.state] },
      ]),
    }),
  )
}

function behind(month: Month, title: string, count: number, of: string, list: SafeHtml): PageContent {
  return {
    title: `${title}, ${monthInWords(month)}`,
    wide: true,
    backLink: { text: monthInWords(month), href: `/month?month=${String(month)}` },
    main: html`<span class="govuk-caption-l">${monthInWords(month)}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${count} ${of}</p>
      ${count > 0 ? list : html`<p class="govuk-body">There is nothing behind this figure.</p>`}`,
  }
}
