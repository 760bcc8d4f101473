import { datesOf, inWords, isBefore, momentInWords, type Month, monthInWords, monthOf } from '#platform/dates/index.ts'
import { button, html, nothing, type SafeHtml, scrollable, table, tag, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { lines, nameOf } from '../lines.ts'
import type { Said, Signature } from '../queries/years.ts'
import { type ActivityKey, sides, type Year } from '../slot.ts'
import { type Alike, countOf, isDone, isWanted, tallyOf } from '../tally.ts'
import { yearStates } from '../year-moves.ts'
import { tallyRow } from './tally.ts'
import { yearInWords } from './words.ts'

export type YearPageFacts = {
  year: Year | undefined
  years: readonly Year[]
  slots: readonly Alike[]
  signatures: readonly Signature[]
  said: readonly Said[]
  /** What this person may do with it now, as forms. */
  moves: SafeHtml
  mistakes: readonly Mistake[]
  mayDraw: boolean
  /** Whether the draft is theirs to change. */
  draws: boolean
  /** From when the next one can be drawn, for whoever draws it; undefined where it can be now, or one is on its way. */
  drawnFrom: Temporal.PlainDate | undefined
  mayAdd: boolean
  today: Temporal.PlainDate
}

/** The year on one page, to be printed on one sheet: what was agreed, and what was done of it. */
export function yearPage(facts: YearPageFacts): PageContent {
  const { year } = facts
  return {
    title: year ? yearTitle(year) : 'The agreed year',
    wide: true,
    main: year
      ? ofYear(facts, year)
      : html`<h1 class="govuk-heading-l">The agreed year</h1>
        <p class="govuk-body">No year is agreed yet. Quality Assurance and Partnerships draws one, and the fostering service and they agree it together.</p>
        ${drawing(facts)}`,
  }
}

const yearTitle = ({ state }: Year): string => (state === 'agreed' ? 'The agreed year' : 'The year to be agreed')

function ofYear(facts: YearPageFacts, year: Year): SafeHtml {
  const { slots, today, signatures, said } = facts
  const agreed = year.state === 'agreed'
  return html`${whatToMend(facts.mistakes)}<span class="govuk-caption-l">${yearInWords(year)}</span>
    <h1 class="govuk-heading-l">${yearTitle(year)} ${agreed ? nothing : tag({ text: yearStates[year.state] })}</h1>
    ${agreed ? nothing : html`<p class="govuk-body">${waiting(year, facts)}</p>${givenBack(year, said, today)}`}
    ${agreed ? numbers(facts) : nothing}
    <p class="govuk-body hearth-screen-only">
      <a class="govuk-link" href="/calendar/lines?year=${year.id}">Every line, by month, person or activity</a> · <a class="govuk-link" href="/calendar/years/${year.id}/by-event">What comes with each review and audit</a>${facts.mayAdd ? html` · <a class="govuk-link" href="/calendar/lines/new?year=${year.id}">${agreed ? 'Ask for something more' : 'Add a line'}</a>` : nothing}
    </p>
    ${scrollable('The year, activity by activity and month by month', grid(year, slots))}
    <p class="govuk-body-s">${agreed ? 'Each number is what is done of what was agreed, by the month in which it is due. What is excused or no longer needed is not counted; it stands in the lists of how it stands.' : 'Each number is how many are due in that month. Open it to read who does each, and by when.'} An asterisk: kept outside Hearth for now.</p>
    ${facts.moves}
    ${signatures.length > 0 ? html`<h2 class="govuk-heading-m">Signed</h2><ul class="govuk-list">${signatures.map(({ side, name, at }) => html`<li>${sides[side]}: ${name}, ${momentInWords(at, today)}</li>`)}</ul>` : nothing}
    ${said.length > 0 ? whatWasSaid(said, today) : nothing}
    ${others(facts)}
    ${drawing(facts)}`
}

/** What should be different, before all else for whoever changes the draft. */
function givenBack({ state }: Year, [last]: readonly Said[], today: Temporal.PlainDate): SafeHtml {
  if (state !== 'drafted' || last?.move !== 'returned') return nothing
  return html`<div class="govuk-inset-text">Given back by ${last.by ?? 'Hearth'}, ${momentInWords(last.at, today)}, with what should be different: <span class="hearth-words">${last.words}</span></div>`
}

function waiting({ state }: Year, { signatures, draws }: Pick<YearPageFacts, 'signatures' | 'draws'>): string {
  if (state === 'drafted')
    return draws
      ? 'A draft: it binds nobody. Look it over, change what is not right, and propose it.'
      : 'A draft: it binds nobody. Quality Assurance and Partnerships change it and propose it; then you read it again, and sign it or say what should be different.'
  if (signatures.length === 0) return 'Both sides read it now. It is agreed once both have signed.'
  return `${sides[signatures[0]!.side]} has signed. It is agreed once the other side has signed too.`
}

const numbers = ({ slots, today, year }: YearPageFacts): SafeHtml =>
  tallyRow(
    tallyOf(slots, today),
    (standing) => `/calendar/lines?year=${year!.id}${standing ? `&standing=${standing}` : ''}`,
  )

/** The months in which something of a year is due. */
export function monthsOf(year: Year, slots: readonly Pick<Alike, 'dueOn'>[]): Month[] {
  const due = slots.map(({ dueOn }) => dueOn).toSorted(Temporal.PlainDate.compare)
  const last = due.at(-1) && isBefore(year.lastDay, due.at(-1)!) ? due.at(-1)! : year.lastDay
  const months: Month[] = []
  for (let month = monthOf(year.firstDay); !isBefore(last, datesOf(month).from); month = month.add({ months: 1 }))
    months.push(month)
  return months
}

function grid(year: Year, slots: readonly Alike[]): SafeHtml {
  const months = monthsOf(year, slots)
  const byActivity = Map.groupBy(slots, ({ activity }) => activity)
  const present = (Object.keys(lines) as ActivityKey[]).concat('study_group_audit').filter((key) => byActivity.has(key))
  // Of a year that is not agreed nothing can have been done.
  const count = (some: readonly Alike[]) =>
    year.state === 'agreed' ? `${countOf(some.filter(isDone))}/${countOf(some)}` : String(countOf(some))
  /** Whether nothing of it is excused or no longer needed, so that the list may say less. */
  const all = (activity: ActivityKey, month: Month) =>
    byActivity.get(activity)!.every((one) => isWanted(one) || !monthOf(one.dueOn).equals(month))
  const cell = (activity: ActivityKey, month: Month, here: readonly Alike[] = []): SafeHtml => {
    if (here.length === 0) return html`<span class="govuk-visually-hidden">none</span>`
    return html`<a class="govuk-link govuk-link--no-visited-state" href="/calendar/lines?year=${year.id}&amp;month=${String(month)}&amp;activity=${activity}${all(activity, month) ? '' : html`&amp;standing=wanted`}">${count(here)}<span class="govuk-visually-hidden"> of ${nameOf(activity)} in ${monthInWords(month)}</span></a>`
  }
  return table({
    ...{ classes: 'govuk-table--small-text-until-tablet hearth-year', firstCellIsHeader: true },
    ...{
      caption: year.state === 'agreed' ? 'Done of what was agreed' : 'What would be due',
      captionClasses: 'govuk-visually-hidden',
    },
    head: [
      { text: 'Activity' },
      ...months.map((month) => ({
        html: html`<abbr title="${monthInWords(month)}">${monthInWords(month).slice(0, 3)}</abbr>`,
      })),
      { text: 'Year' },
    ],
    rows: present.map((activity) => {
      const own = byActivity.get(activity)!
      const all = own.filter(isWanted)
      const byMonth = Map.groupBy(all, ({ dueOn }) => String(monthOf(dueOn)))
      return [
        { text: `${nameOf(activity)}${own.some(({ outside }) => outside) ? ' *' : ''}` },
        ...months.map((month) => ({ html: cell(activity, month, byMonth.get(String(month))) })),
        { text: count(all) },
      ]
    }),
  })
}

const saidNames: Readonly<Record<string, string>> = {
  ...{ drafted: 'Drawn', proposed: 'Proposed', taken_back: 'Taken back', returned: 'Given back' },
  ...{ signed: 'Signed', unsigned: 'Signature taken back' },
}

function whatWasSaid(said: readonly Said[], today: Temporal.PlainDate): SafeHtml {
  return html`<div class="hearth-screen-only"><h2 class="govuk-heading-m">How it came about</h2>
    <ul class="govuk-list">${said.map(({ move, by, at, words }) => html`<li>${saidNames[move] ?? move} by ${by ?? 'Hearth'}, ${momentInWords(at, today)}${words ? html`<br><span class="hearth-words">${words}</span>` : nothing}</li>`)}</ul></div>`
}

function others({ years, year }: YearPageFacts): SafeHtml {
  const rest = years.filter(({ id }) => id !== year?.id)
  if (rest.length === 0) return nothing
  return html`<div class="hearth-screen-only"><h2 class="govuk-heading-m">Other years</h2>
    <ul class="govuk-list">${rest.map((one) => html`<li><a class="govuk-link" href="/calendar/years/${one.id}">${yearInWords(one)}</a>${one.state === 'agreed' ? nothing : ` (${yearStates[one.state].toLowerCase()})`}</li>`)}</ul></div>`
}

function drawing({ mayDraw, drawnFrom, today }: YearPageFacts): SafeHtml {
  if (drawnFrom)
    return html`<p class="govuk-body hearth-screen-only">The next year can be drawn from ${inWords(drawnFrom, today)} on.</p>`
  if (!mayDraw) return nothing
  return html`<form class="hearth-screen-only" method="post" action="/calendar/years">
    <p class="govuk-body">Hearth draws the next year from section 4 of the framework, the posts and what is known of absences. You look it over before anybody else sees it.</p>
    ${button({ text: 'Draw the next year', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}
