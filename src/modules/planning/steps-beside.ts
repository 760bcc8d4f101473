import type { StepBeside } from '#platform/workflow.ts'

/** What is done to the plan of an audit, and stands among its moves though it moves nothing. */
export const stepsBeside = {
  plan_early: {
    label: 'Plan an early review',
    by: 'the reviewing officer',
    back: { none: 'Its audit is cancelled with a reason, as any that need not be; or its day is moved.' },
  },
  move_review: {
    label: 'Move the day',
    by: 'the auditor, or Quality Assurance and Partnerships',
    back: { by: ['move_review'] },
  },
  change_auditor: {
    label: 'Choose another auditor',
    by: 'Quality Assurance and Partnerships',
    back: { by: ['change_auditor'] },
  },
  correct_review: {
    label: 'Correct the day of the review',
    by: 'the auditor, or Quality Assurance and Partnerships',
    back: { by: ['correct_review'] },
  },
  correct_period: {
    label: 'Correct the period',
    by: 'the auditor, or Quality Assurance and Partnerships',
    back: { by: ['correct_period'] },
  },
} as const satisfies Record<string, StepBeside>

export type BesideName = keyof typeof stepsBeside
