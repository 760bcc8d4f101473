import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import { listActionsOfHousehold } from '#modules/actions/index.ts'
import { kindNames, listAuditsOfHousehold, stateNames } from '#modules/audits/index.ts'
import type { TimelineItem } from '#modules/register/index.ts'
import { timelineOfVoices } from '#modules/voices/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** What the upper rooms know of a household, for its page: audits, actions, voices. Each as far as this person sees. */
export async function timelineOfHousehold(
  tx: Tx,
  householdId: number,
  today: Temporal.PlainDate,
): Promise<TimelineItem[]> {
  const audits = (await listAuditsOfHousehold(tx, householdId)).map(
    (audit): TimelineItem => ({
      on: audit.state === 'scheduled' ? audit.scheduledFor : londonDate(audit.stateSince),
      kind: 'audit',
      what: `${kindNames[audit.kind]} ${audit.ref}: ${audit.finalGrade ? gradeNames[audit.finalGrade].toLowerCase() : stateNames[audit.state].toLowerCase()}`,
      href: `/audits/${audit.ref}`,
    }),
  )
  const actions = (await listActionsOfHousehold(tx, householdId)).map(
    (action): TimelineItem => ({
      on: londonDate(action.raisedAt),
      kind: 'action',
      what: `Action ${action.ref} set`,
      detail: action.says,
      href: `/actions/${action.ref}`,
    }),
  )
  return [...audits, ...actions, ...(await timelineOfVoices(tx, householdId, today))]
}
