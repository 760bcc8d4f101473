import { type Grade, gradeNames, type Option } from '#framework/a2-audit-tool/types.ts'
import { highestThat, type ScaleKey, scales, standingOf } from '#framework/forms/scale.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import { shareInWords } from '#modules/agreement/index.ts'
import { type Audit, ownerOf, stateNames } from '#modules/audits/index.ts'
import { addressOfAudits, periodOf } from '#modules/figures/index.ts'
import { dueInWords, inWords, londonDate, type Month, monthInWords } from '#platform/dates/index.ts'
import {
  html,
  nothing,
  numberRow,
  type SafeHtml,
  type StackedCell,
  stackedBar,
  stackedTable,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { cutTo, upperFirst } from '#platform/words.ts'
import { allegationsPanel } from './allegations.ts'
import { officersPanel } from './officers.ts'
import { beyondPanel } from './beyond.ts'
import { observationsPanel } from './observations.ts'
import { planPanel } from './plan.ts'
import {
  byScale,
  countGrades,
  countSectionGrades,
  countThemes,
  firstStrength,
  type Heard,
  type MonthFigures,
  type Quote,
  type SinceEnded,
  quotesFrom,
  goesOn,
  summaryOf,
} from '../month.ts'

export type MonthFacts = {
  month: Month
  figures: MonthFigures
  stuck: readonly Audit[]
  /** The themes in the words in force. */
  themes: readonly Option[]
  /** The address names this month, or none; else it names one that there is not. */
  isAsked: boolean
  today: Temporal.PlainDate
}

/** A month across the service: the seed of the highlight report (clause 7.11). Every figure opens the list behind it. */
export function monthPage(facts: MonthFacts): PageContent {
  const { month, figures, today } = facts
  return {
    title: monthInWords(month),
    main: html`
      <span class="govuk-caption-l">The month across the service</span>
      <h1 class="govuk-heading-l">${monthInWords(month)}</h1>
      ${facts.isAsked ? nothing : html`<p class="govuk-inset-text" role="status">There is no such month. Months are written as ${String(month)}: this is ${monthInWords(month)}.</p>`}
      <p class="govuk-body-l">${summaryOf(month, figures, today)}</p>
      ${otherMonths(facts)}
      ${sinceEnded(facts)}
      ${planPanel({ month, plan: figures.plan, today })}
      ${audits(facts)}
      ${gradesAndAgreement(facts)}
      ${voices(facts)}
      ${observationsPanel(facts.figures.observations)}
      ${beyondPanel(month, figures)}
      ${allegationsPanel(month, figures, today)}
      ${officersPanel(month, figures, today)}
      ${stuckNow(facts)}
      ${coverage(facts)}
      ${themes(facts)}
      ${practice(facts)}
      ${strengths(facts)}
      ${actions(facts)}`,
  }
}

function otherMonths({ month, today }: MonthFacts): SafeHtml {
  const link = (to: Month, words: string) => html`<a class="govuk-link" href="/month?month=${String(to)}">${words}</a>`
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  const isPast = Temporal.PlainYearMonth.compare(month, today.toPlainYearMonth()) < 0
  return html`<nav class="hearth-screen-only" aria-label="Other months"><p class="govuk-body">${link(before, `← ${monthInWords(before)}`)}${isPast ? html` · ${link(after, `${monthInWords(after)} →`)}` : nothing} · <a class="govuk-link" href="/what-we-know?until=${String(month)}">What we know, and by whose word</a></p></nav>`
}

const doneSince: Readonly<Record<SinceEnded['what'], string>> = {
  hand_back: 'was handed back',
  unsent: 'was taken back by whoever sent it',
  cancel: 'was cancelled',
  reopen: 'was opened again',
  answer: 'had an answer put right',
  planned: 'was moved to another day',
  ungraded: 'had its moderation or its grade taken back',
  final_grade: 'had its final grade put right',
  words: 'had words put right that were somebody else’s',
  wrong_child: 'had an answer put right that was about somebody else',
  unverified: 'That an action was verified, which is counted here, was taken back',
  sealed_action: 'An action that was counted here was about somebody else, and is counted no more',
}

const gradeInWords = (grade: string | null): string =>
  grade === null ? 'not given at the moment' : (gradeNames as Record<string, string>)[grade]!.toLowerCase()

/** "A-1584 had its final grade put right: it was good, is requires improvement": or what else was done with it. */
const whatSince = ({ ref, what, was, becomes }: SinceEnded, today: Temporal.PlainDate): SafeHtml => {
  if (ref === null) return html`${doneSince[what]}`
  const day = (on: string | null) => inWords(Temporal.PlainDate.from(on!), today)
  const changed =
    what === 'planned'
      ? `: it was planned for ${day(was)}, is planned for ${day(becomes)}`
      : was === null || was === becomes
        ? ''
        : `: it was ${gradeInWords(was)}, is ${gradeInWords(becomes)}`
  return html`<a class="govuk-link" href="/audits/${ref}">${ref}</a> ${doneSince[what]}${changed}`
}

/** The figures of a month that is over stay what they were. What was changed since is said, and not counted anew. */
function sinceEnded({ month, figures: { since }, today }: MonthFacts): SafeHtml {
  if (since.length === 0) return nothing
  return html`<div class="govuk-inset-text"><p class="govuk-body">These figures stand as they stood when ${monthInWords(month)} ended. Since then:</p>
    <ul class="govuk-list govuk-list--bullet">${since.map((one) => html`<li>${inWords(londonDate(one.at), today)}: ${whatSince(one, today)}</li>`)}</ul></div>`
}

function audits({ month, figures }: MonthFacts): SafeHtml {
  const period = periodOf(month)
  return html`<h2 class="govuk-heading-m">Audits</h2><p class="govuk-body">What was sent and moderated in the month, whenever it was planned.</p>${numberRow(
    [
      { label: 'Planned', value: figures.planned, href: addressOfAudits({ planned: period }) },
      { label: 'Sent', value: figures.sent, href: addressOfAudits({ sent: period }) },
      { label: 'Moderated', value: figures.moderated, href: addressOfAudits({ moderated: period }) },
      { label: 'With a safety alert', value: figures.alerts, href: addressOfAudits({ alerted: period }) },
    ],
  )}`
}

function gradesAndAgreement({ month, figures: { graded, agreement } }: MonthFacts): SafeHtml {
  const period = periodOf(month)
  if (graded.length === 0)
    return html`<h2 class="govuk-heading-m">Grades</h2><p class="govuk-body">No audit was given its final grade in ${monthInWords(month)}.</p>`
  const parts = byScale(graded)
  const without = graded.filter(({ overall }) => !overall).length
  const bar = (
    title: string,
    scale: ScaleKey,
    given: readonly (Grade | null)[],
    which: 'auditorGrade' | 'finalGrade',
  ) =>
    stackedBar({
      title,
      parts: countGrades(given, scale).map(({ grade, count }) => ({
        text: gradeNames[grade],
        value: count,
        classes: `hearth-bar__part--${highestThat(standingOf(grade)).replace('_', '-')}`,
        href: count > 0 ? addressOfAudits({ graded: period, [which]: grade }) : undefined,
      })),
    })
  return html`<h2 class="govuk-heading-m">Grades</h2>
    <p class="govuk-body">${linked(graded.length, addressOfAudits({ graded: period }))} ${graded.length === 1 ? 'audit was given its' : 'audits were given their'} final grade. Both grades stand side by side; trends use the final one.</p>
    ${parts.length > 1 ? html`<p class="govuk-body">The scale of the grades changed: what was graded on each stands apart, and is not compared with the other.</p>` : nothing}
    ${without > 0 ? html`<p class="govuk-body">${without} of them ${without === 1 ? 'is' : 'are'} judged by ${without === 1 ? 'its' : 'their'} sections: no grade is given for the whole.</p>` : nothing}
    ${parts.map(
      ({
        scale,
        audits: own,
      }) => html`${parts.length > 1 ? html`<h3 class="govuk-heading-s">${scales[scale].name}</h3>` : nothing}<div class="hearth-pair">
      ${bar(
        'As the auditor gave them',
        scale,
        own.map((one) => one.auditorGrade),
        'auditorGrade',
      )}
      ${bar(
        'Final',
        scale,
        own.map((one) => one.finalGrade),
        'finalGrade',
      )}
    </div>`,
    )}
    ${agreement.audits === 0 ? nothing : agreementLine(month, agreement)}`
}

function agreementLine(month: Month, { audits, exact, up, down }: MonthFigures['agreement']): SafeHtml {
  const open = (kind: 'both' | 'same' | 'up' | 'down') => addressOfAudits({ graded: periodOf(month), agreement: kind })
  return html`<p class="govuk-body">Of ${linked(audits, open('both'))} that two people graded, auditor and moderator gave the same grade in <a class="govuk-link" href="${open('same')}">${shareInWords(exact, audits)}</a>; moderation went up in ${linked(up, open('up'))} and down in ${linked(down, open('down'))}.</p>`
}

/** The nine core questions that a year of audits measures, and how many audits of the month speak to each (clause 3.6), and how well it stood
 * where it was graded. */
function coverage({ month, figures: { covered, graded } }: MonthFacts): SafeHtml {
  return html`<h2 class="govuk-heading-m">What the audits measured</h2>
    <p class="govuk-body">Of the audits sent this month, how many speak to each of the nine core questions. And of those that were given their final grade this month, in how many the auditor gave which grade in that part: an audit of several children counts for each grade that was given.</p>
    ${stackedTable({
      caption: 'How many audits speak to each core question',
      captionClasses: 'govuk-visually-hidden',
      head: ['Core question', 'About', 'Audits', 'How well'].map((text) => ({ text })),
      rows: Object.entries(practiceQuestions).map(([covers, { about, asks }]) => [
        { text: asks },
        { text: upperFirst(about) },
        linkedCell(covered[covers] ?? 0, addressOfAudits({ sent: periodOf(month), covers })),
        { html: howWell(month, graded, { section: covers, about }) },
      ]),
    })}`
}

function howWell(
  month: Month,
  graded: MonthFacts['figures']['graded'],
  { section, about }: { section: string; about: string },
): SafeHtml {
  const counted = countSectionGrades(graded, section)
  if (counted.length === 0) return html`<span class="hearth-quiet">No grade given</span>`
  return html`${counted.map(({ grade, count }, at) => html`${at > 0 ? ', ' : ''}${gradeNames[grade].toLowerCase()} ${linked(count, addressOfAudits({ graded: periodOf(month), givenIn: { section, grade } }), `${gradeNames[grade].toLowerCase()}, ${about}`)}`)}`
}

function voices({ month, figures }: MonthFacts): SafeHtml {
  const row = (who: string, kind: string, { asked, heard, notHeard, waiting }: Heard) => {
    const cell = (count: number, state: string) =>
      linkedCell(count, `/month/voices?${new URLSearchParams({ month: String(month), kind, state })}`)
    return [
      { text: who },
      cell(asked, 'all'),
      cell(heard, 'heard'),
      cell(notHeard, 'not_heard'),
      cell(waiting, 'waiting'),
    ]
  }
  return html`<h2 class="govuk-heading-m">Voices</h2>
    <p class="govuk-body">In the audits sent this month.</p>
    ${stackedTable({
      caption: 'Who was asked and heard',
      captionClasses: 'govuk-visually-hidden',
      head: ['Who', 'To be asked', 'Heard', 'Not heard, with the reason', 'Still open'].map((text) => ({ text })),
      rows: [row('Children', 'child', figures.children), row('Foster carers', 'carer', figures.carers)],
    })}`
}

function stuckNow({ month, stuck, figures, today }: MonthFacts): SafeHtml {
  if (!goesOn(month, today)) return nothing
  if (figures.stuck === 0)
    return html`<h2 class="govuk-heading-m">What is stuck</h2><p class="govuk-body">Nothing is past its date today.</p>`
  return html`<h2 class="govuk-heading-m">What is stuck, as of ${inWords(today, today)}</h2>
    <p class="govuk-body">${linked(figures.stuck, '/audits?overdue=yes')} past ${figures.stuck === 1 ? 'its' : 'their'} date${figures.stuck > stuck.length ? `; the ${stuck.length} that have waited longest` : ''}.</p>
    ${stackedTable({
      caption: 'Audits past their day',
      captionClasses: 'govuk-visually-hidden',
      head: ['Audit', 'Household', 'Step', 'With', 'For how long'].map((text) => ({ text })),
      rows: stuck.map((audit) => [
        { html: html`<a class="govuk-link" href="/audits/${audit.ref}">${audit.ref}</a>` },
        { text: audit.household },
        { text: `${stateNames[audit.state]} since ${inWords(londonDate(audit.stateSince), today)}` },
        { text: ownerOf(audit) },
        { text: audit.dueOn ? dueInWords(audit.dueOn, today) : '' },
      ]),
    })}`
}

function themes({ month, figures, themes: wording }: MonthFacts): SafeHtml {
  const counted = countThemes(figures.graded, wording)
  if (counted.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Themes</h2>
    <ul class="govuk-list govuk-list--bullet hearth-columns">${counted.map(({ theme, text, count }) => html`<li>${text}: ${linked(count, addressOfAudits({ graded: periodOf(month), theme }), text)}</li>`)}</ul>`
}

function practice({ month, figures: { graded } }: MonthFacts): SafeHtml {
  const shared = graded.filter((one) => one.sharesPractice).length
  if (shared === 0) return nothing
  return html`<h2 class="govuk-heading-m">Practice to share</h2>
    <p class="govuk-body">${linked(shared, addressOfAudits({ graded: periodOf(month), sharesPractice: true }))} ${shared === 1 ? 'audit has' : 'audits have'} practice to share, as the worker agrees.</p>
    ${quotesFrom(graded, (one) => one.practice).map(quote)}`
}

function strengths({ figures: { graded } }: MonthFacts): SafeHtml {
  // What stands under practice to share is not said a second time.
  const said = new Set(quotesFrom(graded, (one) => one.practice).map(({ words }) => words))
  const shown = quotesFrom(graded, (one) => (said.has(firstStrength(one).trim()) ? '' : firstStrength(one)), 5)
  if (shown.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What is going well</h2>${shown.map(quote)}`
}

function quote({ words, ref, household }: Quote): SafeHtml {
  return html`<figure class="hearth-said">
    <blockquote class="hearth-said__words">${cutTo(words, 400)}</blockquote>
    <figcaption class="hearth-said__from">Audit <a class="govuk-link" href="/audits/${ref}">${ref}</a> of household ${household}</figcaption>
  </figure>`
}

function actions({ month, figures: { actions: counted }, today }: MonthFacts): SafeHtml {
  const behind = (which: string) => `/month/actions?${new URLSearchParams({ month: String(month), which })}`
  return html`<h2 class="govuk-heading-m">Actions</h2>${numberRow([
    { label: 'Raised', value: counted.opened, href: behind('opened') },
    { label: 'Closed, that is verified', value: counted.closed, href: behind('closed') },
    ...(goesOn(month, today)
      ? [{ label: 'Overdue today', value: counted.overdue, href: '/actions?whose=all&overdue=yes' }]
      : []),
  ])}`
}

const linkedCell = (count: number, href: string): StackedCell =>
  count === 0 ? { text: '0' } : { figure: String(count), href }

/** A figure that opens its list; `of` says of what it is, to whoever hears it among the links of the page. */
function linked(count: number, href: string, of = ''): SafeHtml {
  if (count === 0) return html`0`
  return html`<a class="govuk-link" href="${href}">${count}${of && html`<span class="govuk-visually-hidden">, ${of}</span>`}</a>`
}
