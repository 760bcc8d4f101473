import { inWords, londonDate } from '#platform/dates/index.ts'
import { button, html, summaryList, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Setting } from '#platform/settings/index.ts'
import { type SettingChange, valueInWords } from '../setting.ts'

export type WithdrawalFacts = {
  setting: Setting
  /** `before`: what holds on its day without it. */
  change: SettingChange & { before: number }
  today: Temporal.PlainDate
  because: string
  mistakes: readonly Mistake[]
}

/** A change that is still to come, taken back with the reason. */
export function withdrawalPage({ setting, change, today, because, mistakes }: WithdrawalFacts): PageContent {
  const mistake = mistakes[0]
  const day = inWords(change.fromOn, today)
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  return {
    title: `Withdraw a change: ${setting.says}`,
    status: mistake ? 422 : 200,
    backLink: { text: setting.says, href: `/settings/${setting.key}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${setting.says}</span>
      <h1 class="govuk-heading-l">Withdraw the change from ${day}</h1>
      ${summaryList({
        rows: [
          row(`Was to hold from ${day}`, valueInWords(setting, change.value)),
          row('Stays instead', valueInWords(setting, change.before)),
          row('Why it was to change', change.reason ?? ''),
          row('Who, and when', `${change.by ?? 'Hearth itself'}, ${inWords(londonDate(change.at), today)}`),
        ],
      })}
      <form method="post" action="/settings/${setting.key}/withdrawals/${change.fromOn.toString()}" novalidate>
        ${textarea({ id: 'because', name: 'because', label: { text: 'Why is it withdrawn, and who agreed it?', classes: 'govuk-label--s' }, hint: { text: 'It stays in the history of the setting, with what was to hold.' }, errorMessage: mistake && { text: mistake.message }, value: because, rows: 3, spellcheck: true })}
        ${button({ text: 'Withdraw it', preventDoubleClick: true })}
      </form>`,
  }
}
