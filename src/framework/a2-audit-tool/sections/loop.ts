import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/** Three months on: did it help? Who closed the audit, when, and any re-audit are kept by the moves themselves. */
export const loop: Section = {
  key: 'loop',
  title: 'Closing the loop',
  keyQuestion: 'Is the child better off for it?',
  part: 'closing',
  perChild: false,
  graded: false,
  clauses: ['3.2', '7.9', '2.2'],
  questions: [
    noted('loop.actions_verified', 'yes_no', 'Has someone else checked that every action was done?', {
      required: true,
      explainWhen: ['no'],
      broughtForward: 'actions_checked',
    }),
    noted('loop.impact_check_date', 'date', 'When did you look at whether it made a difference?', {
      prompts: 'About three months after the actions were checked.',
    }),
    noted('loop.impact_for_child', 'text', 'What is different for the child now?', { required: true }),
    noted('loop.child_told', 'yes_no_na', 'Has the child heard what happened because of this audit?', {
      required: true,
      explainWhen: ['no', 'not_applicable'],
    }),
    noted('loop.carer_told', 'yes_no_na', 'Have the carers heard?', { required: true, explainWhen: ['no'] }),
  ],
}
