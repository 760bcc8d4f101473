import { findWordsAsked } from '#modules/tool/index.ts'
import type { Need } from '#modules/people/index.ts'
import { drawingOf, historyRoute, whoKnowsRoutes } from '#modules/evidence/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import type { Room } from '#platform/room.ts'
import { stream } from './commands/move.ts'
import { holdForAction, holdForVoice } from './commands/hold.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { findAudit, findAuditOrPart } from './queries/find-audit.ts'
import { whoLooksAgainNow } from './queries/looks-again.ts'
import { timelineOfAudits } from './queries/timeline.ts'
import { asideRoutes } from './routes/asides.ts'
import { askingRoutes } from './routes/asking.ts'
import { alertRoutes } from './routes/alert.ts'
import { auditRoutes } from './routes/audits.ts'
import { leaveRoutes } from './routes/leave.ts'
import { past } from './routes/past.ts'
import { moveRoutes } from './routes/moves.ts'
import { correctionRoutes, sectionRoutes } from './routes/sections.ts'
import { settingGroups } from './settings.ts'
import { steps } from './steps.ts'
import { listAuditWork } from './work.ts'

export {
  type Audit,
  awaitsLock,
  followsReview,
  type Kind,
  kindNames,
  type ReasonForEarly,
  reasonsForEarly,
} from './audit.ts'
export { calledWithNote, callOf, isInAnyway, isLookedAt } from './children.ts'
export { type State, beforeSubmission, isBeforeSubmission, isOver, ownerOf, stateNames, states } from './steps.ts'
export { handsBack, makeMove, stream } from './commands/move.ts'
export { planAudit, usualPeriod } from './commands/plan.ts'
export { setAuditor, setDay, setMeeting } from './commands/replan.ts'
export { correctPeriod, endPeriodWithReview, setPeriod } from './commands/set-period.ts'
export { dueOn } from './steps.ts'
export { type Hearer, hearing } from './hearers.ts'
export { partsOf } from './parts.ts'
export { isUsual } from './period.ts'
export { auditSettings, deadlineSettings } from './settings.ts'
export type { MoveKey } from './states.ts'
export { tellings } from './tellings.ts'
export { findAudit } from './queries/find-audit.ts'
export { datesOfReview } from './queries/dates.ts'
export { type ChildOfAudit, listChildrenOfAudit } from './queries/children.ts'
export { listOpenRefsOfHousehold, lockAudit, seesWhole, wholeColumns, wholeFrom } from './queries/find-audit.ts'
export type { AuditCase } from './queries/standing.ts'
export { sectionGrades } from './pages/decided-on.ts'
export { gradeCalled, gradeTag, noGradeForTheWhole, stateTag } from './pages/grade.ts'
export { past } from './routes/past.ts'
export { caseOf, lockedCaseOf } from './routes/shared.ts'

const routes: readonly AnyRoute<Need>[] = [
  ...auditRoutes,
  ...sectionRoutes,
  ...correctionRoutes,
  ...moveRoutes,
  historyRoute(stream, past),
  ...whoKnowsRoutes(stream),
  ...leaveRoutes,
  ...asideRoutes,
  ...alertRoutes,
  ...askingRoutes,
]

export const room: Room<Need> = {
  key: 'audits',
  carries: ['managers_audit', 'moderation', 'review_audit', 'worker_report'],
  routes: () => routes,
  jobs: () => jobs,
  settings: settingGroups,
  messages,
  moves: drawingOf({ ...stream, steps }),
  work: listAuditWork,
  timeline: { at: 20, kind: 'audit', name: 'Audits', ofHousehold: timelineOfAudits },
  references: [
    {
      letter: 'A',
      path: '/audits/',
      find: findAuditOrPart,
      origin: {
        ...{
          noun: 'audit',
          find: findAudit,
          holdForAction,
          holdForVoice,
          findWordsAsked,
          whoLooksAgain: whoLooksAgainNow,
        },
        periodOf: async (tx, ref) => {
          const { periodFrom, periodTo } = await findAudit(tx, ref)
          return { from: periodFrom, to: periodTo }
        },
      },
    },
  ],
}
