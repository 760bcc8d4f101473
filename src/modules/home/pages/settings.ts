import type { Mistake } from '#platform/problems.ts'
import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import {
  button,
  dateInput,
  html,
  input,
  nothing,
  radios,
  type SafeHtml,
  stackedTable,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'
import { isToCome, type SettingChange, valueInWords, valueOn, type WithdrawnChange } from '../setting.ts'

export type SettingsFacts = {
  groups: readonly SettingGroup[]
  changes: readonly SettingChange[]
  today: Temporal.PlainDate
}

/** Every deadline and threshold that holds today, what it was to begin with, and what is already decided for later. */
export function settingsPage(facts: SettingsFacts): PageContent {
  return {
    title: 'Deadlines and limits',
    wide: true,
    backLink: { text: 'Settings', href: '/settings' },
    main: html`<h1 class="govuk-heading-l">Deadlines and limits</h1>
      <p class="govuk-body">What the council has agreed, dated. A change holds from its day on and leaves the past as it was.</p>
      ${facts.groups.map(
        (group) => html`<h2 class="govuk-heading-m">${group.title}</h2>
        <p class="govuk-body">${group.says}</p>
        ${tableOf(group.settings, facts)}`,
      )}`,
  }
}

function tableOf(settings: readonly Setting[], facts: SettingsFacts): SafeHtml {
  return stackedTable({
    caption: 'What is set',
    captionClasses: 'govuk-visually-hidden',
    head: ['What is set', 'Now', 'To begin with', 'Clause', 'Change'].map((text) => ({ text })),
    rows: settings.map((one) => [
      { html: html`${one.says}${one.law ? html`<br><span class="govuk-body-s">The law: ${one.law}</span>` : nothing}` },
      { html: now(one, facts) },
      { text: valueInWords(one, one.default) },
      { text: one.clause },
      {
        html: html`<a class="govuk-link" href="/settings/${one.key}">Change<span class="govuk-visually-hidden">: ${one.says}</span></a>`,
      },
    ]),
  })
}

function now(setting: Setting, { changes, today }: Pick<SettingsFacts, 'changes' | 'today'>): SafeHtml {
  const value = valueInWords(setting, valueOn(setting, changes, today))
  const later = changes.filter((one) => one.key === setting.key && isToCome(one, today)).toReversed()
  return html`<strong>${value}</strong>${later.map((one) => html`<br><span class="govuk-body-s">${valueInWords(setting, one.value)} from ${inWords(one.fromOn, today)}</span>`)}`
}

export type SettingFacts = {
  setting: Setting
  changes: readonly SettingChange[]
  withdrawn: readonly WithdrawnChange[]
  today: Temporal.PlainDate
  /** What was typed, when it could not be taken. */
  typed?: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** One setting: what it is, the form that changes it, and everything that changed it before. */
export function settingPage(facts: SettingFacts): PageContent {
  const { setting, changes, today, mistakes } = facts
  return {
    title: setting.says,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'Deadlines and limits', href: '/settings/deadlines' },
    main: html`
      ${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">${setting.says}</h1>
      ${summaryList({
        rows: [
          { key: { text: 'Now' }, value: { text: valueInWords(setting, valueOn(setting, changes, today)) } },
          { key: { text: 'To begin with' }, value: { text: valueInWords(setting, setting.default) } },
          ...(setting.law ? [{ key: { text: 'The law' }, value: { text: setting.law } }] : []),
          { key: { text: 'Clause' }, value: { text: setting.clause } },
        ],
      })}
      ${form(facts)}
      <h2 class="govuk-heading-m">What changed it</h2>
      ${changes.length === 0 ? html`<p class="govuk-body">Nobody has changed it.</p>` : history(facts)}
      ${withdrawnOnes(facts)}`,
  }
}

function form(facts: SettingFacts): SafeHtml {
  const { setting, typed } = facts
  const mistake = (field: string) => {
    const message = facts.mistakes.find((one) => one.field === field)?.message
    return message ? { text: message } : undefined
  }
  return html`<form method="post" action="/settings/${setting.key}" novalidate>
    ${valueField(facts, mistake('value'))}
    ${dateInput({
      id: 'from',
      namePrefix: 'from',
      fieldset: { legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' } },
      hint: {
        text: `For example, ${exampleDay(facts.today)}. What was set wrongly for a day is put right by setting it again for that day: both are kept.`,
      },
      errorMessage: mistake('from-day'),
      values: typed,
    })}
    ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why, and who agreed it?', classes: 'govuk-label--s' }, errorMessage: mistake('reason'), value: typed?.['reason'], rows: 3, spellcheck: true })}
    ${button({ text: 'Change it', preventDoubleClick: true })}
  </form>`
}

function exampleDay(today: Temporal.PlainDate): string {
  const next = today.toPlainYearMonth().add({ months: 1 }).toPlainDate({ day: 1 })
  return `${next.day} ${next.month} ${next.year}`
}

function valueField(
  { setting, typed, changes, today }: SettingFacts,
  errorMessage: { text: string } | undefined,
): SafeHtml {
  const value = typed?.['value'] ?? String(valueOn(setting, changes, today))
  if (setting.unit === 'yes or no') {
    return radios({
      name: 'value',
      idPrefix: 'value',
      fieldset: { legend: { text: 'What shall hold?', classes: 'govuk-fieldset__legend--s' } },
      errorMessage,
      value,
      classes: 'govuk-radios--inline',
      items: [
        { value: '1', text: 'Yes' },
        { value: '0', text: 'No' },
      ],
    })
  }
  return input({
    id: 'value',
    name: 'value',
    label: { text: 'What shall it be?', classes: 'govuk-label--s' },
    hint: {
      text: `From ${setting.min} to ${valueInWords(setting, setting.max)}.${setting.law ? ` The law: ${setting.law}` : ''}`,
    },
    errorMessage,
    value,
    inputmode: 'numeric',
    classes: 'govuk-input--width-4',
    spellcheck: false,
    ...(setting.unit === 'count' ? {} : { suffix: { text: setting.unit } }),
  })
}

function history({ setting, changes, today }: SettingFacts): SafeHtml {
  return stackedTable({
    caption: 'What this setting was before',
    captionClasses: 'govuk-visually-hidden',
    head: ['From', 'Value', 'Why', 'Who, and when'].map((text) => ({ text })),
    rows: changes.map((one) => [
      { text: inWords(one.fromOn, today) },
      { text: valueInWords(setting, one.value) },
      { text: one.reason ?? '' },
      {
        html: html`${one.by ?? 'Hearth itself'}, ${inWords(londonDate(one.at), today)}${isToCome(one, today) ? html`<br><a class="govuk-link" href="/settings/${setting.key}/withdrawals/${one.fromOn.toString()}">Withdraw<span class="govuk-visually-hidden"> the change from ${inWords(one.fromOn, today)}</span></a>` : nothing}`,
      },
    ]),
  })
}

/** What was withdrawn before its day, or set anew for the same day, with both reasons. */
function withdrawnOnes({ setting, withdrawn, today }: SettingFacts): SafeHtml {
  if (withdrawn.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What was withdrawn, or put right</h2>
    ${stackedTable({
      caption: 'What was withdrawn, or put right',
      captionClasses: 'govuk-visually-hidden',
      head: ['Set from', 'Value', 'Why, who and when', 'Who withdrew it or put it right, and why'].map((text) => ({
        text,
      })),
      rows: withdrawn.map((one) => [
        { text: inWords(one.fromOn, today) },
        { text: valueInWords(setting, one.value) },
        { text: `${one.reason ?? ''} (${one.by ?? 'Hearth itself'}, ${momentInWords(one.at, today)})` },
        { text: `${one.withdrawnBy}, ${momentInWords(one.withdrawnAt, today)}: ${one.because}` },
      ]),
    })}`
}
