import { defaultThresholds } from '#framework/a2-audit-tool/limiting-rules.ts'
import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** The figures in the limiting rules: each council may agree stricter ones, and none looser than the law. */
export const thresholdSettings = [
  {
    key: 'limit.unannounced_visit',
    says: 'An unannounced visit at least every',
    unit: 'months',
    default: defaultThresholds.unannouncedVisitMonths,
    min: 3,
    max: 12,
    law: 'National minimum standard 21.8: at least one unannounced visit a year.',
    clause: 'A.2',
  },
  {
    key: 'limit.review_overdue',
    says: 'A review may be late, before it limits the grade, by',
    unit: 'days',
    default: defaultThresholds.reviewOverdueDays,
    min: 0,
    max: defaultThresholds.reviewOverdueDays,
    law: 'Fostering Services Regulations, regulation 28: a review within a year, and no delay for any reason.',
    clause: 'A.2',
  },
  {
    key: 'limit.outside_terms',
    says: 'An emergency outside the terms of approval may last',
    unit: 'working days',
    default: defaultThresholds.outsideTermsWorkingDays,
    min: 0,
    max: 6,
    law: 'Care Planning Regulations, regulation 23: six working days.',
    clause: 'A.2',
  },
  {
    key: 'limit.inadequate_sections',
    says: 'Inadequate sections that make the whole audit inadequate',
    unit: 'count',
    default: defaultThresholds.inadequateSections,
    min: 1,
    max: 9,
    clause: 'A.2',
  },
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  {
    at: 30,
    title: 'What limits the overall grade',
    says: 'The figures in the limiting rules of the audit tool. They explain themselves in each audit before they bite. A council may be stricter than the law, never looser.',
    settings: thresholdSettings,
  },
]
