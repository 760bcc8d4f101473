import type { Reminders } from '#modules/evidence/index.ts'
import { remind } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sectionHref } from '../addresses.ts'
import type { Audit } from '../audit.ts'
import { reportDueOn } from '../deadlines.ts'
import type { Part } from '../hearers.ts'
import { isReportDone } from '../queries/work.ts'
import { deadlineSettings } from '../settings.ts'

/** While views are gathered, the worker's report has a date of its own. */
export const ofTheReport: NonNullable<Reminders<Audit, Part>['also']> = {
  in: ['gathering'],
  remind: async (tx, audit, here, reminding) => {
    const { dueOn, stateSince: begunAt } = audit
    const worker = here.who.worker(audit)
    if (dueOn === null || worker === null || (await isReportDone(tx, audit.id))) return
    const askedOn = londonDate(begunAt)
    const report = {
      dueOn: reportDueOn(dueOn, askedOn, await readSettings(tx, askedOn, deadlineSettings)),
      begunAt,
      path: sectionHref(audit, { key: 'swr' }),
      pieceId: audit.id,
      kinds: { due: 'report due', overdue: 'report overdue' } as const,
    }
    await remind(tx, report, [worker], reminding)
  },
}
