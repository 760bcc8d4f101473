import { dueInWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, type StackedCell, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Link } from '#platform/room.ts'
import { nameOf } from '../lines.ts'
import type { Load } from '../load.ts'
import type { Change } from '../queries/changes.ts'
import type { Stuck } from '../queries/stuck.ts'
import type { ActivityKey, Year } from '../slot.ts'
import { type Alike, countOf, isDone, tallyOf } from '../tally.ts'
import { lineInWords, yearInWords } from './words.ts'

export type OverviewFacts = {
  year: Year | undefined
  /** The lines of the year, those that stand alike together. */
  lines: readonly Alike[]
  changes: readonly Change[]
  stuck: readonly Stuck[]
  months: readonly Month[]
  load: readonly Load[]
  /** From how many hours in a month it is much for one person. */
  mostHours: number
  silent: readonly Link[]
  today: Temporal.PlainDate
}

const shown = 15

/** Quality Assurance's own page (clause 3.3): plan against done, what waits with whom, who has too much, what nobody has heard of. */
export function overviewPage(facts: OverviewFacts): PageContent {
  return {
    title: 'How quality assurance is going',
    wide: true,
    main: html`<h1 class="govuk-heading-l">How quality assurance is going</h1>
      ${planned(facts)}
      ${asked(facts)}
      ${waiting(facts)}
      ${spread(facts)}
      ${unheard(facts)}
      <h2 class="govuk-heading-m">How long audits take</h2>
      <p class="govuk-body"><a class="govuk-link" href="/calendar/time-taken">From first to last answer, by how many children they are about</a></p>`,
  }
}

function planned({ year, lines, today }: OverviewFacts): SafeHtml {
  const heading = html`<h2 class="govuk-heading-m">Plan against done</h2>`
  if (!year)
    return html`${heading}<p class="govuk-body">No year is agreed for today. <a class="govuk-link" href="/calendar">Look at the year</a>.</p>`
  const byActivity = Map.groupBy(lines, ({ activity }) => activity)
  const to = (activity: ActivityKey, standing: string, count: number, rest?: string): StackedCell =>
    count === 0
      ? { text: '' }
      : {
          figure: String(count),
          href: `/calendar/lines?year=${year.id}&activity=${activity}${standing === '' ? '' : `&standing=${standing}`}`,
          rest,
        }
  return html`${heading}<p class="govuk-body">${yearInWords(year)}.</p>
    ${stackedTable({
      caption: 'The agreed year, by activity',
      captionClasses: 'govuk-visually-hidden',
      head: [
        'Activity',
        'Agreed',
        'Done in time',
        'Done later',
        'Not done in time',
        'To be done now',
        'Not yet due',
        'Excused',
        'No longer needed',
        'Kept outside',
      ].map((text) => ({ text })),
      rows: [...byActivity].map(([activity, theirs]) => {
        const tally = tallyOf(theirs, today)
        const held = countOf(theirs.filter((one) => one.outside && isDone(one)))
        return [
          { text: nameOf(activity) },
          to(activity, '', tally.agreed),
          { text: tally.early + tally.in_time === 0 ? '' : String(tally.early + tally.in_time) },
          to(activity, 'late', tally.late),
          to(activity, 'missed', tally.missed),
          to(activity, 'due', tally.due),
          to(activity, 'not_yet_due', tally.not_yet_due),
          to(activity, 'excused', tally.excused),
          to(activity, 'no_longer_needed', tally.no_longer_needed),
          to(activity, 'kept_outside', tally.kept_outside, `: ${held} done`),
        ]
      }),
    })}`
}

function asked({ changes }: OverviewFacts): SafeHtml {
  const what = ({ activity, periodFrom, periodTo }: Change) =>
    periodFrom && periodTo ? lineInWords({ activity, periodFrom, periodTo }) : nameOf(activity)
  return html`<h2 class="govuk-heading-m">Changes asked</h2>
    ${
      changes.length === 0
        ? html`<p class="govuk-body">Nothing waits for an answer.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${changes.slice(0, shown).map((change) => html`<li>${what(change)}, asked by ${change.asker}</li>`)}</ul>
    <p class="govuk-body"><a class="govuk-link" href="/calendar/changes">${changes.length === 1 ? 'Read it' : `Read all ${changes.length}`}, and answer what is yours to answer</a></p>`
    }`
}

function waiting({ stuck, today }: OverviewFacts): SafeHtml {
  if (stuck.length === 0)
    return html`<h2 class="govuk-heading-m">What is stuck, and with whom</h2><p class="govuk-body">Nothing is past its day.</p>`
  return html`<h2 class="govuk-heading-m">What is stuck, and with whom</h2>
    ${stackedTable({
      caption: 'What is stuck, and with whom',
      captionClasses: 'govuk-visually-hidden',
      head: ['With', 'Audits', 'Actions', 'The oldest'].map((text) => ({ text })),
      rows: stuck
        .slice(0, shown)
        .map(({ who, audits, actions, since }) => [
          { text: who },
          { text: String(audits) },
          { text: String(actions) },
          { text: dueInWords(since, today) },
        ]),
    })}
    ${rest(stuck.length, 'waited less long')}
    <p class="govuk-body"><a class="govuk-link" href="/audits?overdue=yes">Audits past their day</a> · <a class="govuk-link" href="/actions?whose=all&amp;overdue=yes">Actions past their day</a></p>`
}

function spread({ load, months, mostHours }: OverviewFacts): SafeHtml {
  const many = load.filter((one) => one.months.some(({ hours }) => hours >= mostHours))
  const said =
    many.length === 0
      ? `Nobody has ${mostHours} hours or more in a month.`
      : `${many.map(({ person }) => person).join(', ')}: ${mostHours} hours or more in a month.`
  return html`<h2 class="govuk-heading-m">Who has much to do</h2>
    <p class="govuk-body">What the agreed year still asks, in estimated hours. ${load.length > 0 ? said : ''}</p>
    ${
      load.length === 0
        ? html`<p class="govuk-body">Nothing is still to be done in these months.</p>`
        : html`${stackedTable({
            caption: 'Hours still asked of each person, by month',
            captionClasses: 'govuk-visually-hidden',
            head: [{ text: 'Who' }, ...months.map((month) => ({ text: monthInWords(month) }))],
            rows: load.slice(0, shown).map((one) => [
              { text: one.person },
              ...one.months.map(({ lines, hours }) => ({
                html: html`${lines === 0 ? 'Nothing' : `${hours} hours in ${lines} ${lines === 1 ? 'piece' : 'pieces'}`}${hours >= mostHours ? html` <strong>(much)</strong>` : nothing}`,
              })),
            ]),
          })}
    ${rest(load.length, 'have less to do')}`
    }`
}

const rest = (count: number, words: string): SafeHtml =>
  count > shown ? html`<p class="govuk-body">${count - shown} more ${words}.</p>` : nothing

function unheard({ silent }: OverviewFacts): SafeHtml {
  return html`<h2 class="govuk-heading-m">Sources that are silent</h2>
    ${
      silent.length === 0
        ? html`<p class="govuk-body">Every source that is kept in Hearth has been heard of late.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${silent.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`
    }`
}
