import { dueAsClause, londonDate, momentInWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  dateInput,
  html,
  input,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { levelsOfTalking, levelsOfTelling, type Told, waysOfTelling } from '../told.ts'

type PanelFacts = { now: Temporal.Instant; me: number; path: string; mayWrite: boolean }

/** Who was told, and who is still to be told. */
export function toldPanel(rows: readonly Told[], { now, me, path, mayWrite }: PanelFacts): SafeHtml {
  if (rows.length === 0 && !mayWrite) return nothing
  return html`<section id="told"><h2 class="govuk-heading-m">Who was told</h2>
    ${rows.length === 0 ? html`<p class="govuk-body">Nothing is written down yet.</p>` : html`<ul class="govuk-list govuk-list--bullet">${rows.map((row) => line(row, { now, me, path, mayWrite }))}</ul>`}
    ${mayWrite ? html`<p class="govuk-body"><a class="govuk-link" href="${path}/told">Write down that somebody was told</a></p>` : nothing}
  </section>`
}

function line(row: Told, { now, me, path, mayWrite }: PanelFacts): SafeHtml {
  const today = londonDate(now)
  if (row.at === null) {
    const due = dueAsClause(londonDate(row.dueAt!.subtract({ nanoseconds: 1_000 })), today)
    return html`<li>${row.whom}: not told yet, ${due}.${mayWrite ? html` <a class="govuk-link" href="${path}/told?row=${row.id}">Write down when<span class="govuk-visually-hidden">: ${row.whom}</span></a>` : nothing}</li>`
  }
  const how = waysOfTelling[row.how!].toLowerCase()
  const much = row.level === 'full' ? 'all of it' : 'that it is so'
  return html`<li>${row.whom}: told ${much} ${how}, ${momentInWords(row.at, today)}, by ${row.by ?? 'Hearth'}.
    ${row.datedBackBecause ? html`<span class="govuk-hint">Written down later: ${row.datedBackBecause}</span>` : nothing}
    ${row.acknowledgedAt ? html`Confirmed ${momentInWords(row.acknowledgedAt, today)}.` : nothing}
    ${row.personId === me && !row.acknowledgedAt ? html`<form method="post" action="${path}/told/${row.id}/acknowledgement">${button({ text: 'Confirm that I was told', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>` : nothing}</li>`
}

export type ToldFacts = {
  title: string
  path: string
  back: string
  row: Told | undefined
  typed: (field: string) => string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** Writes down that somebody was told: who, when, how, and how much. */
export function toldPage({ title, path, back, row, typed, mistakes, today }: ToldFacts): PageContent {
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  const items = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, text]) => ({ value, text }))
  return {
    title: `Who was told, ${title}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: back, href: path },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${title}</span>
      <h1 class="govuk-heading-l">${row ? `${row.whom}: when did you tell them?` : 'Write down that somebody was told'}</h1>
      ${row ? html`<p class="govuk-body">Tell them first, best in person and the same day. This only keeps when it was, and how.</p>` : nothing}
      <form method="post" action="${path}/told" novalidate>
        ${row ? html`<input type="hidden" name="row" value="${row.id}"><input type="hidden" name="whom" value="${row.whom}">` : input({ id: 'whom', name: 'whom', label: { text: 'Who was told?', classes: 'govuk-label--s' }, hint: { text: 'Their role, or the name of the body outside' }, value: typed('whom'), errorMessage: mistakeAt(mistakes, 'whom') })}
        ${dateInput({ id: 'at', namePrefix: 'at', fieldset: legend('On which day?'), hint: { text: `For example, ${today.day} ${today.month} ${today.year}` }, errorMessage: mistakeAt(mistakes, 'at'), values: { 'at-day': typed('at-day'), 'at-month': typed('at-month'), 'at-year': typed('at-year') } })}
        ${input({ id: 'at-time', name: 'at-time', label: { text: 'At what time?', classes: 'govuk-label--s' }, hint: { text: 'For example, 16:30' }, classes: 'govuk-input--width-5', value: typed('at-time'), errorMessage: mistakeAt(mistakes, 'at-time') })}
        ${radios({ name: 'how', idPrefix: 'how', fieldset: legend('How?'), items: items(waysOfTelling), value: typed('how'), errorMessage: mistakeAt(mistakes, 'how') })}
        ${radios({ name: 'level', idPrefix: 'level', fieldset: legend(row ? 'Did you talk all of it over?' : 'How much were they told?'), items: items(row ? levelsOfTalking : levelsOfTelling), value: typed('level'), errorMessage: mistakeAt(mistakes, 'level') })}
        ${textarea({ id: 'because', name: 'because', rows: 2, label: { text: 'Why is it only written down now?', classes: 'govuk-label--s' }, hint: { text: 'Only when it was more than two working days ago' }, value: typed('because'), errorMessage: mistakeAt(mistakes, 'because') })}
        <p class="govuk-body">What is kept here stays. If something in it was wrong, write it down once more, as it was: both then stand.</p>
        ${button({ text: 'Keep it', preventDoubleClick: true })}
      </form>`,
  }
}
