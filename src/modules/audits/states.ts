import { correctOf, recallOf, reopenOf } from '#modules/evidence/index.ts'
import { type AuditMove, head, reasonGiven, withinLimits } from './conditions.ts'
import { toTheEnd } from './moves-to-the-end.ts'
import { toTheGrade } from './moves-to-the-grade.ts'
import { type State, states } from './steps.ts'

/** Where an audit has its final grade. */
const graded: ReadonlySet<State> = new Set([
  'with_team_manager',
  'with_service_manager',
  'actions_open',
  'verifying',
  're_audit_due',
  'closed',
])

const forward = { ...toTheGrade, ...toTheEnd }

const again = reopenOf<State>(forward)
const back = recallOf<State>(forward, { graded: 'with_team_manager' })

/** Every move of an audit: from, to, by whom, what it needs, which clause (clause A.1). */
export const moves = {
  ...forward,
  correct_grade: {
    label: 'Put the final grade right',
    clause: '5.6',
    back: { by: ['correct_grade'] },
    from: states.filter((state) => graded.has(state)),
    reaches: states.filter((state) => graded.has(state)),
    to: (s) => s.audit.state,
    stays: true,
    ...head,
    needs: [
      { says: 'Choose the grade that is right.', holds: (s) => s.settledGrade !== null },
      { says: 'That is the final grade already.', holds: (s) => s.settledGrade !== s.audit.finalGrade },
      withinLimits((s) => s.settledGrade),
      { ...reasonGiven, says: 'Say why: whoever took part will read it.' },
    ],
  },
  correct: { ...correctOf<State>(forward), to: (s) => s.audit.state },
  recall: {
    ...back,
    needs: [
      ...back.needs,
      {
        says: 'The re-audit is planned: cancel that one first.',
        holds: (s) => s.sent?.move !== 'ask_reaudit' || s.reaudit === null,
      },
    ],
  },
  reopen: {
    ...again,
    needs: [
      ...again.needs,
      {
        says: 'Another audit of the same review is planned. Cancel that one first.',
        holds: (s) => s.plannedInstead === null,
      },
    ],
  },
} as const satisfies Record<string, AuditMove>

export type MoveKey = keyof typeof moves
