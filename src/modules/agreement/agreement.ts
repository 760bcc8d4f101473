import { rankOf } from '#framework/a2-audit-tool/grade-order.ts'
import { type Grade, grades } from '#framework/a2-audit-tool/types.ts'
import { type Kappa, weightedKappa } from './kappa.ts'

/** One audit as two people graded it, before they talked: the auditor and the moderator. */
export type GradedTwice = { auditor: Grade; moderator: Grade }

export type Agreement = {
  audits: number
  exact: number
  /** The same grade, or the one next to it. */
  withinOne: number
  /** The moderator’s grade is higher, or lower. */
  up: number
  down: number
  /** Only from thirty audits on: below that, its interval is too wide to say anything (process.md 1.3). */
  kappa: Kappa | null
}

export const fewestForKappa = 30

/** The share of exact agreement that the service aims for (process.md 1.3; a proposal). */
export const targetExact = 80

/** How often auditors and moderators give the same grade, and which way moderation goes (clause 6.5). */
export function agreementOf(graded: readonly GradedTwice[]): Agreement {
  const steps = graded.map(({ auditor, moderator }) => rankOf(moderator) - rankOf(auditor))
  return {
    audits: graded.length,
    exact: steps.filter((step) => step === 0).length,
    withinOne: steps.filter((step) => Math.abs(step) <= 1).length,
    up: steps.filter((step) => step > 0).length,
    down: steps.filter((step) => step < 0).length,
    kappa: graded.length >= fewestForKappa ? weightedKappa(countsOf(graded)) : null,
  }
}

function countsOf(graded: readonly GradedTwice[]): number[][] {
  return grades.map((auditor) =>
    grades.map((moderator) => graded.filter((one) => one.auditor === auditor && one.moderator === moderator).length),
  )
}

/** What a moderator answered about one section: does its grade follow from the evidence? */
export type SectionView = { section: string; agrees: boolean }
export type SectionAgreement = { section: string; views: number; agreed: number }

/** Section by section, in the order of the sections given; those that nobody was asked about are left out. */
export function agreementBySection(views: readonly SectionView[], sections: readonly string[]): SectionAgreement[] {
  return sections.flatMap((section) => {
    const own = views.filter((view) => view.section === section)
    return own.length > 0 ? [{ section, views: own.length, agreed: own.filter((view) => view.agrees).length }] : []
  })
}

/** A part of a whole in words with its figures: "12 of 15 (80 %)". */
export function shareInWords(part: number, whole: number): string {
  return whole === 0 ? 'none yet' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`
}
