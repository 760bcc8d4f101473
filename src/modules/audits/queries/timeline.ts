import { type Grade, gradeNames, scaleOf, scales, usualScale } from '#framework/forms/scale.ts'
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
  outcome: ({ finalGrade, overall, state }) =>
    finalGrade ? onItsScale(finalGrade) : !overall && state === 'closed' ? 'By its sections' : undefined,
})

/** Where the scale changed, each audit says on which one it was graded: over the years they are not compared. */
const onItsScale = (grade: Grade): string =>
  scaleOf(grade) === usualScale ? gradeNames[grade] : `${gradeNames[grade]} (${scales[scaleOf(grade)].name})`
