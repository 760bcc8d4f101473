import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/** The service manager’s sign-off of what is inadequate or requires improvement. Further actions are actions, not answers. */
export const sm: Section = {
  key: 'sm',
  title: 'The service manager’s sign-off',
  keyQuestion: 'Is what the team manager has set enough, and soon enough?',
  part: 'sign_off',
  perChild: false,
  graded: false,
  clauses: ['7.10'],
  questions: [
    noted('sm.reviewed', 'yes_no', 'Have you read the findings and the recommendations?', {
      required: true,
      explainWhen: ['no'],
    }),
    noted('sm.actions_sufficient', 'yes_no', 'Will what the team manager has set be enough?', {
      required: true,
      explainWhen: ['no'],
    }),
    noted('sm.timeframe_reasonable', 'yes_no', 'Will they be done soon enough?', {
      required: true,
      explainWhen: ['no'],
    }),
    noted('sm.reaudit_date', 'date', 'When will this household be audited again?', {
      prompts: 'Always, when the grade is inadequate.',
    }),
    noted('sm.decision', 'choice', 'What do you decide?', {
      required: true,
      explainWhen: ['return'],
      options: [
        { value: 'approve', text: 'Approve the response' },
        { value: 'return', text: 'Return it to the team manager' },
      ],
    }),
  ],
}
