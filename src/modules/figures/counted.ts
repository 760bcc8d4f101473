import { auditTool, questionOf, sectionOf, themes } from '#framework/a2-audit-tool/index.ts'
import { type Grade, gradeNames, type Option, type Tool } from '#framework/a2-audit-tool/types.ts'
import { isGrade, type ScaleKey, scales } from '#framework/forms/scale.ts'
import { datesOf, inFull, type Month, monthInWords, parseDate, parseMonth } from '#platform/dates/index.ts'

/** Both days belong to it. */
export type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** How the auditor's grade and the moderator's compare, for audits that have a final grade. */
export const agreements = {
  both: 'auditor and moderator have both graded',
  same: 'both gave the same grade',
  within: 'the grades are the same or next to each other',
  up: 'moderation gave a higher grade',
  down: 'moderation gave a lower grade',
} as const
export type AgreementKind = keyof typeof agreements

/** How far the audits of a plan had come when their time was over; of one that goes on: how far they are. */
export const stages = { sent: 'sent by then', under_way: 'under way', not_begun: 'not begun' } as const
export type Stage = keyof typeof stages

/** What a figure of a report counts. The list that it opens is narrowed by the very same words, so that the two agree. */
export type Counted = {
  planned?: Period
  /** Only of what was planned. */
  stage?: Stage
  /** Sent to Quality Assurance and Partnerships. */
  sent?: Period
  moderated?: Period
  /** Given its final grade. */
  graded?: Period
  alerted?: Period
  /** Graded on this scale, for the whole: grades of two scales are counted apart. */
  scale?: ScaleKey
  auditorGrade?: Grade
  finalGrade?: Grade
  agreement?: AgreementKind
  /** Whether the moderator gave the first grade before seeing the auditor's. */
  gradedBlind?: boolean
  /** A limit, and nobody's judgement, made the grade of record what it is. */
  limitDecided?: true
  auditor?: number
  moderator?: number
  section?: { key: string; view?: 'agree' | 'disagree' }
  /** Something was answered in this section of the tool. */
  covers?: string
  /** This grade was given in this section, of audits of which the grade is told. */
  givenIn?: { section: string; grade: Grade }
  theme?: string
  sharesPractice?: true
}

/** Reads them from an address; anything that it does not know narrows nothing. The final grade the list reads itself. */
export function readCounted(query: Readonly<Record<string, string>>): Counted {
  const { auditor_grade: auditorGrade, agreement = '', section = '', stage = '', view, theme } = query
  const found: { [K in keyof Omit<Counted, 'finalGrade'>]: Counted[K] | undefined } = {
    planned: readPeriod(query['planned']),
    stage: query['planned'] && Object.hasOwn(stages, stage) ? (stage as Stage) : undefined,
    sent: readPeriod(query['sent'] ?? query['done']), // as addresses of before call it
    moderated: readPeriod(query['moderated']),
    graded: readPeriod(query['graded']),
    alerted: readPeriod(query['alerted']),
    scale: Object.hasOwn(scales, query['scale'] ?? '') ? (query['scale'] as ScaleKey) : undefined,
    auditorGrade: isGrade(auditorGrade) ? auditorGrade : undefined,
    agreement: Object.hasOwn(agreements, agreement) ? (agreement as AgreementKind) : undefined,
    gradedBlind: query['blind'] === 'yes' ? true : query['blind'] === 'no' ? false : undefined,
    limitDecided: query['limited'] === 'yes' ? true : undefined,
    auditor: readNumber(query['auditor']),
    moderator: readNumber(query['moderator']),
    section: sectionOf(section)
      ? { key: section, ...(view === 'agree' || view === 'disagree' ? { view } : {}) }
      : undefined,
    covers: sectionOf(query['covers'] ?? '')?.key,
    givenIn: readGivenIn(query['given_in']),
    theme: themes.some((one) => one.value === theme) ? theme : undefined,
    sharesPractice: query['shares'] === 'yes' ? true : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Counted
}

/** The same as an address of the list of audits. */
export function addressOf(counted: Counted): string {
  const { planned, sent, moderated, graded, alerted, section } = counted
  const entries = Object.entries({
    planned: planned && periodText(planned),
    stage: counted.stage,
    sent: sent && periodText(sent),
    moderated: moderated && periodText(moderated),
    graded: graded && periodText(graded),
    alerted: alerted && periodText(alerted),
    scale: counted.scale,
    auditor_grade: counted.auditorGrade,
    grade: counted.finalGrade,
    agreement: counted.agreement,
    blind: counted.gradedBlind === undefined ? undefined : counted.gradedBlind ? 'yes' : 'no',
    limited: counted.limitDecided && 'yes',
    auditor: counted.auditor,
    moderator: counted.moderator,
    section: section?.key,
    view: section?.view,
    covers: counted.covers,
    given_in: counted.givenIn && `${counted.givenIn.section}.${counted.givenIn.grade}`,
    theme: counted.theme,
    shares: counted.sharesPractice && 'yes',
  })
  const given = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/audits?${new URLSearchParams(given)}`
}

/** What narrows the list, as one sentence; '' when nothing does. The final grade is said by the list's own form. `tool`:
 * whose titles and themes it names. */
export function countedInWords(counted: Counted, tool: Tool = auditTool): string {
  const { planned, sent, moderated, graded, alerted, auditorGrade, agreement, section, theme } = counted
  const parts = [
    planned && `planned ${inPeriod(planned)}`,
    planned && counted.stage && stages[counted.stage],
    sent && `sent ${inPeriod(sent)}`,
    moderated && `moderated ${inPeriod(moderated)}`,
    graded && `given their final grade ${inPeriod(graded)}`,
    alerted && `with a safety alert raised ${inPeriod(alerted)}`,
    counted.scale && `with grades as they were then: ${scales[counted.scale].name.toLowerCase()}`,
    auditorGrade && `where the auditor gave ${gradeNames[auditorGrade].toLowerCase()}`,
    agreement && `where ${agreements[agreement]}`,
    counted.gradedBlind === true && 'graded before the moderator saw the auditor’s grade',
    counted.gradedBlind === false && 'graded with the auditor’s grade in sight',
    counted.limitDecided && 'where a limit decided the grade',
    section && sectionInWords(section, tool),
    counted.covers && `with answers in “${sectionOf(counted.covers, tool)?.title}”`,
    counted.givenIn &&
      `with the grade ${gradeNames[counted.givenIn.grade].toLowerCase()} in “${sectionOf(counted.givenIn.section, tool)?.title}”`,
    theme && `about the theme “${themesOf(tool).find((one) => one.value === theme)?.text}”`,
    counted.sharesPractice && 'with practice to share',
    counted.auditor && 'of one auditor',
    counted.moderator && 'of one moderator',
  ].filter((part) => typeof part === 'string')
  return parts.length === 0 ? '' : `Only audits ${parts.join(', ')}.`
}

/** The themes in the words of this version of the tool; their codes are the same in all. */
export function themesOf(tool: Tool): readonly Option[] {
  return questionOf('ovr.themes', tool)?.options ?? themes
}

/** Whether its words name a section or a theme, which the council may have put in other words. */
export function namesWordsOfTool({ section, covers, givenIn, theme }: Counted): boolean {
  return Boolean(section || covers || givenIn || theme)
}

/** Whether the list shows how somebody’s grades compare: those figures belong to the person, and to Quality Assurance and Partnerships. */
export function comparesGrades({ agreement, section, auditorGrade, gradedBlind, limitDecided }: Counted): boolean {
  return Boolean(agreement || section || auditorGrade || gradedBlind !== undefined || limitDecided)
}

export const periodOf = (month: Month): Period => datesOf(month)

/** "2026-11", or "2026-01-01..2026-03-31". */
export function readPeriod(text: string | undefined): Period | undefined {
  if (!text) return undefined
  const month = parseMonth(text)
  if (month) return datesOf(month)
  const [from, to] = text.split('..').map(parseDate)
  return from?.ok && to?.ok && Temporal.PlainDate.compare(from.date, to.date) <= 0
    ? { from: from.date, to: to.date }
    : undefined
}

function periodText(period: Period): string {
  return isMonth(period) ? String(period.from.toPlainYearMonth()) : `${period.from}..${period.to}`
}

function inPeriod(period: Period): string {
  if (isMonth(period)) return `in ${monthInWords(period.from.toPlainYearMonth())}`
  return `from ${inFull(period.from)} to ${inFull(period.to)}`
}

function isMonth({ from, to }: Period): boolean {
  return from.day === 1 && to.equals(from.with({ day: from.daysInMonth }))
}

function sectionInWords({ key, view }: NonNullable<Counted['section']>, tool: Tool): string {
  const title = sectionOf(key, tool)?.title ?? key
  if (!view) return `where the moderator was asked about “${title}”`
  return `where the moderator ${view === 'agree' ? 'agreed' : 'did not agree'} about “${title}”`
}

function readGivenIn(text = ''): Counted['givenIn'] {
  const [section = '', grade] = text.split('.')
  return sectionOf(section)?.graded && isGrade(grade) ? { section, grade } : undefined
}

function readNumber(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
