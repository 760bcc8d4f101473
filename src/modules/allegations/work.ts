import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { monthInWords } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { firstOf, listReports, signsReports } from './queries/reports.ts'
import { pathOf } from './report.ts'
import { concernSettings } from './settings.ts'

/** The report of the month that is over, until the officer has signed it. */
export async function listReportWork(tx: Tx, { duties }: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const [month] = monthsToSign(today)
  if (!month || !duties.has('report_lado') || !(await signsReports(tx))) return []
  if ((await listReports(tx, firstOf(month))).length > 0) return []
  const { 'concern.report': within } = await readSettings(tx, today, concernSettings)
  return [
    {
      what: `Sign the report of ${monthInWords(month)} on allegations`,
      why: 'It is yours, by clause 4.10. Nothing new is a report, too',
      ...{ href: pathOf(month), dueOn: signedBy(month, within), group: 'mine' as const },
    },
  ]
}
