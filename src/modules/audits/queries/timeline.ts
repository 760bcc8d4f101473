import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Happening } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { kindNames, lowerFirst, stateNames } from '../audit.ts'
import { listAuditsOfHousehold } from './find-audit.ts'

/** The audits of a household: how each ended, or where it stands. */
export async function timelineOfAudits(
  tx: Tx,
  householdId: number,
  _today: Temporal.PlainDate,
  most: number,
): Promise<Happening[]> {
  return (await listAuditsOfHousehold(tx, householdId, most)).map((audit) => ({
    on: audit.state === 'scheduled' ? audit.scheduledFor : londonDate(audit.stateSince),
    what: `${kindNames[audit.kind]} ${audit.ref}: ${lowerFirst(audit.finalGrade ? gradeNames[audit.finalGrade] : stateNames[audit.state])}`,
    href: `/audits/${audit.ref}`,
  }))
}
