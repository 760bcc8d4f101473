import { rankOf } from '#framework/a2-audit-tool/grade-order.ts'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { gradesOn, type ScaleKey, scaleOf, scales, usualScale } from '#framework/forms/scale.ts'
import { type Kappa, weightedKappa } from './kappa.ts'

/** Audits as two people graded them, before they talked: the auditor and the moderator. One audit unless it says how many. */
export type GradedTwice = { auditor: Grade; moderator: Grade; times?: number }

export type Agreement = {
  audits: number
  exact: number
  /** The same grade, or the one next to it. */
  withinOne: number
  /** The moderator’s grade is higher, or lower. */
  up: number
  down: number
  /** Only from thirty audits on: below that, its interval is too wide to say anything (reading 8). */
  kappa: Kappa | null
}

export const fewestForKappa = 30

/** The share of exact agreement that the service aims for (reading 8). */
export const targetExact = 80

/** How often auditors and moderators give the same grade, and which way moderation goes (clause 6.5). */
export function agreementOf(graded: readonly GradedTwice[]): Agreement {
  const ofSteps = (are: (steps: number) => boolean) =>
    timesOf(graded.filter(({ auditor, moderator }) => are(rankOf(moderator) - rankOf(auditor))))
  const audits = timesOf(graded)
  return {
    audits,
    exact: ofSteps((steps) => steps === 0),
    withinOne: ofSteps((steps) => Math.abs(steps) <= 1),
    up: ofSteps((steps) => steps > 0),
    down: ofSteps((steps) => steps < 0),
    kappa: audits >= fewestForKappa ? weightedKappa(countsOf(graded)) : null,
  }
}

/** The scales on which they were graded, in the order in which they came. */
export const scalesOf = (graded: readonly GradedTwice[]): readonly ScaleKey[] =>
  (Object.keys(scales) as ScaleKey[]).filter((scale) => graded.some(({ auditor }) => scaleOf(auditor) === scale))

/** How many of them there are. */
export const timesOf = (counted: readonly { times?: number }[]): number =>
  counted.reduce((sum, { times = 1 }) => sum + times, 0)

function countsOf(graded: readonly GradedTwice[]): number[][] {
  const grades = gradesOn(scalesOf(graded).at(-1) ?? usualScale)
  return grades.map((auditor) =>
    grades.map((moderator) => timesOf(graded.filter((one) => one.auditor === auditor && one.moderator === moderator))),
  )
}

/** What moderators answered about one section: does its grade follow from the evidence? */
export type SectionView = { section: string; agrees: boolean; times?: number }
export type SectionAgreement = { section: string; views: number; agreed: number }

/** Section by section, in the order of the sections given; those that nobody was asked about are left out. */
export function agreementBySection(views: readonly SectionView[], sections: readonly string[]): SectionAgreement[] {
  return sections.flatMap((section) => {
    const own = views.filter((view) => view.section === section)
    return own.length > 0 ? [{ section, views: timesOf(own), agreed: timesOf(own.filter((view) => view.agrees)) }] : []
  })
}

/** A part of a whole in words with its figures: "12 of 15 (80 %)". */
export function shareInWords(part: number, whole: number): string {
  return whole === 0 ? 'none yet' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`
}
