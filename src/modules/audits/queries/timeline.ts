import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import { timelineOf } from '#modules/evidence/index.ts'
import { kindNames } from '../audit.ts'
import { stream } from '../commands/move.ts'
import { listAuditsOfHousehold } from './find-audit.ts'

/** The audits of a household: how each ended, or where it stands. */
export const timelineOfAudits = timelineOf({
  stream,
  list: listAuditsOfHousehold,
  called: ({ kind }) => kindNames[kind],
  on: ({ state, scheduledFor }) => (state === 'scheduled' ? scheduledFor : undefined),
  outcome: ({ finalGrade }) => (finalGrade ? gradeNames[finalGrade] : undefined),
})
