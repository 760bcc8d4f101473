import type { Thresholds } from '#framework/a2-audit-tool/limiting-rules.ts'
import { valuesIn } from '#platform/settings/index.ts'
import { thresholdSettings } from '../settings.ts'

/** The figures as they are set. */
export function thresholdsIn(rows: Parameters<typeof valuesIn>[0]): Thresholds {
  const set = valuesIn(rows, thresholdSettings)
  return {
    unannouncedVisitMonths: set['limit.unannounced_visit'],
    reviewOverdueDays: set['limit.review_overdue'],
    outsideTermsWorkingDays: set['limit.outside_terms'],
    inadequateSections: set['limit.inadequate_sections'],
  }
}
