import type { Counted as Told } from '#modules/engagement/index.ts'
import type { OfMonth } from '#modules/escalations/index.ts'
import type { Counted } from '#modules/exemptions/index.ts'
import type { Counts as Midways } from '#modules/midways/index.ts'
import type { PlanFigures } from './plan.ts'
import type { ObservationFigures } from './queries/observations.ts'
import { type Grade, gradeNames, type Option } from '#framework/a2-audit-tool/types.ts'
import {
  gradesOn,
  rankOf as rankOfGrade,
  type ScaleKey,
  scales,
  standingOf,
  usualScale,
} from '#framework/forms/scale.ts'
import { type Month, monthInWords } from '#platform/dates/index.ts'

/** An audit that was given its final grade in the month, with what of it the month's page repeats. */
export type GradedAudit = {
  ref: string
  household: string
  scale: ScaleKey
  /** Whether a grade is given for the whole; where none is, there is none below. */
  overall: boolean
  auditorGrade: Grade | null
  /** None while it is graded anew, blind, after what had given it was taken back. */
  finalGrade: Grade | null
  /** The grades that the auditor gave in each section, each once; none before the audit's own is told. */
  sectionGrades: readonly (readonly [section: string, grade: Grade])[]
  themes: readonly string[]
  sharesPractice: boolean
  /** Practice to share, in the auditor's words. */
  practice: string
  /** What is going well, in the auditor's words. */
  strengths: string
}

type SinceWhat =
  | ('hand_back' | 'unsent' | 'cancel' | 'reopen' | 'ungraded' | 'planned' | 'final_grade' | 'answer')
  | ('words' | 'wrong_child' | 'sealed_action' | 'unverified')

/** What was done with one of its audits after the month had ended: the figures stay as they stood then. */
export type SinceEnded = {
  /** Of which audit; null: of an action, of which nothing else is said. */
  ref: string | null
  what: SinceWhat
  at: Temporal.Instant
  /** Of its final grade, and of the day for which it was planned: what it was, and what it is. */
  was: string | null
  becomes: string | null
}

/** Who was asked in the audits sent that month, and whose words are in. */
export type Heard = { asked: number; heard: number; notHeard: number; waiting: number }

export type MonthFigures = {
  planned: number
  sent: number
  moderated: number
  alerts: number
  graded: readonly GradedAudit[]
  agreement: { audits: number; exact: number; up: number; down: number }
  children: Heard
  carers: Heard
  actions: { opened: number; closed: number; overdue: number }
  /** How many of the audits sent answered something in each section, by its key. */
  covered: Readonly<Record<string, number>>
  /** What observed visits showed, in numbers. */
  observations: ObservationFigures
  /** The monthly returns on exemptions and exceptions that are signed (clause 4.9). */
  returns: readonly Counted[]
  /** When the month's report on allegations was signed, where it is (clause 4.10). */
  reported: readonly { on: Temporal.PlainDate }[]
  /** The sheet of what children told reviewing officers, where it is signed (clause 4.12). */
  sheet: readonly { on: Temporal.PlainDate; counted: Told }[]
  /** What reviewing officers noticed and escalated, and the midway reviews that were due (clause 4.11). */
  escalated: OfMonth
  midways: Midways
  since: readonly SinceEnded[]
  stuck: number
  /** What was to be done, and what was done of it. */
  plan: PlanFigures
}

/** What waits today belongs to the month that goes on: of any other it says nothing. */
export const goesOn = (month: Month, today: Temporal.PlainDate): boolean => month.equals(today.toPlainYearMonth())

/** The month in one sentence, made by rule and never by hand: what was done, how it was graded, what waits. */
export function summaryOf(month: Month, figures: MonthFigures, today: Temporal.PlainDate): string {
  const when = `In ${monthInWords(month)},${goesOn(month, today) ? ' so far,' : ''}`
  const parts = [
    sentInWords(figures),
    gradesInWords(figures.graded),
    alertsInWords(figures.alerts),
    goesOn(month, today) ? stuckInWords(figures.stuck) : '',
  ]
  return `${when} ${parts.filter((part) => part !== '').join('; ')}.`
}

function sentInWords({ planned, sent, moderated }: MonthFigures): string {
  if (planned + sent + moderated === 0) return 'no audit was planned, sent or moderated'
  return `${audits(planned)} ${planned === 1 ? 'was' : 'were'} planned, ${sent} sent and ${moderated} moderated`
}

function gradesInWords(graded: readonly GradedAudit[]): string {
  if (graded.length === 0) return 'none has been given its final grade'
  const whole = graded.filter(({ overall }) => overall)
  const without = graded.length - whole.length
  const parts = byScale(whole).map(({ scale, audits }) =>
    scale === usualScale ? usualInWords(audits) : namedInWords(audits, scale),
  )
  const apart =
    without > 0
      ? [
          `${without} ${are(without)} judged by ${without === 1 ? 'its' : 'their'} sections, without a grade for the whole`,
        ]
      : []
  return [...parts, ...apart].join('; ')
}

/** Grades of two scales are counted apart. */
function namedInWords(graded: readonly GradedAudit[], scale: ScaleKey): string {
  const counts = countGrades(
    graded.map((one) => one.finalGrade),
    scale,
  ).filter(({ count }) => count > 0)
  return `of ${graded.length} graded on another scale, ${list(counts.map(({ grade, count }) => `${count} ${are(count)} ${gradeNames[grade].toLowerCase()}`))}`
}

function usualInWords(graded: readonly GradedAudit[]): string {
  const of = (...wanted: Grade[]) =>
    graded.filter((one) => one.finalGrade !== null && wanted.includes(one.finalGrade)).length
  const [well, improve, inadequate] = [of('outstanding', 'good'), of('requires_improvement'), of('inadequate')]
  const parts = [
    `${well} ${are(well)} good or outstanding`,
    ...(improve > 0 ? [`${improve} ${improve === 1 ? 'requires' : 'require'} improvement`] : []),
    `${inadequate === 0 ? 'none' : inadequate} ${inadequate > 1 ? 'are' : 'is'} inadequate`,
  ]
  return `of ${graded.length} given ${graded.length === 1 ? 'its final grade' : 'their final grade'}, ${list(parts)}`
}

function alertsInWords(alerts: number): string {
  if (alerts === 0) return ''
  return `in ${audits(alerts)} a safety alert was raised`
}

function stuckInWords(stuck: number): string {
  if (stuck === 0) return 'nothing is past its date'
  return `${audits(stuck)} ${are(stuck)} past ${stuck === 1 ? 'its' : 'their'} date now`
}

const audits = (count: number): string => `${count} audit${count === 1 ? '' : 's'}`
const are = (count: number): string => (count === 1 ? 'is' : 'are')
const list = (parts: readonly string[]): string => new Intl.ListFormat('en-GB').format(parts)

/** How many audits had each grade, from outstanding down, those that none had included. */
export function countGrades(
  given: readonly (Grade | null)[],
  scale: ScaleKey = usualScale,
): { grade: Grade; count: number }[] {
  return gradesOn(scale).map((grade) => ({ grade, count: given.filter((one) => one === grade).length }))
}

/** In how many audits each grade was given in a section, the best first, those of no audit left out: one with several children counts
 * for each grade that it has. */
export function countSectionGrades(graded: readonly GradedAudit[], section: string): { grade: Grade; count: number }[] {
  return (Object.keys(gradeNames).filter((grade) => grade !== 'not_applicable') as Grade[])
    .map((grade) => ({
      grade,
      count: graded.filter(({ sectionGrades }) => sectionGrades.some((one) => one[0] === section && one[1] === grade))
        .length,
    }))
    .filter(({ count }) => count > 0)
}

export type ThemeCount = { theme: string; text: string; count: number }

/** The themes that the month's audits speak to, the most frequent first. Each is counted by its code, whatever words a
 * version of the tool had for it. */
export function countThemes(graded: readonly GradedAudit[], themes: readonly Option[]): ThemeCount[] {
  return themes
    .map(({ value, text }) => ({
      theme: value,
      text,
      count: graded.filter((one) => one.themes.includes(value)).length,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || one.text.localeCompare(other.text))
}

/** Somebody's words from an audit, and which audit they stand in. */
export type Quote = { words: string; ref: string; household: string }

/** The words of up to so many audits, those with the best final grade first; empty words and repetitions are left out. */
export function quotesFrom(graded: readonly GradedAudit[], wordsOf: (audit: GradedAudit) => string, most = 3): Quote[] {
  const quotes = graded
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map((audit) => ({ words: wordsOf(audit).trim(), ref: audit.ref, household: audit.household }))
    .filter(({ words }) => words !== '')
  return quotes.filter(({ words }, at) => quotes.findIndex((other) => other.words === words) === at).slice(0, most)
}

/** From the best down, then those without one. */
const rankOf = ({ finalGrade }: GradedAudit): number =>
  finalGrade === null ? 10 : standings.indexOf(standingOf(finalGrade)) - rankOfGrade(finalGrade) / 100
const standings = ['best', 'good', 'short', 'failing']

/** What was graded on each scale, in the order in which the scales came. */
export const byScale = (graded: readonly GradedAudit[]): { scale: ScaleKey; audits: readonly GradedAudit[] }[] =>
  (Object.keys(scales) as ScaleKey[]).flatMap((scale) => {
    const audits = graded.filter((one) => one.overall && one.scale === scale)
    return audits.length > 0 ? [{ scale, audits }] : []
  })

/** Where an auditor names several, the first stands for them. */
export const firstStrength = ({ strengths }: GradedAudit): string => strengths.trim().split('\n')[0] ?? ''
