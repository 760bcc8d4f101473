import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/** The report that the fostering social worker brings to the carer’s review, and that the audit starts from (clauses 4.15, 7.2). */
export const swr: Section = {
  key: 'swr',
  title: 'The worker’s report for the review',
  keyQuestion: 'What has this year been like, and how good was the work?',
  part: 'preparation',
  perChild: false,
  graded: false,
  clauses: ['4.15', '7.2'],
  questions: [
    noted('swr.summary', 'text', 'How has the year been in this household?', { required: true }),
    noted('swr.children', 'text', 'How is each child doing, and what has helped them?', {
      required: true,
      prompts: 'One paragraph a child, by initials.',
    }),
    noted('swr.strengths', 'text', 'What do these carers do well?'),
    noted('swr.concerns', 'text', 'What concerns you, and what has been done about it?'),
    noted('swr.supervision_log', 'text', 'Which visits and calls took place, and which children did you see?', {
      prompts: 'Dates, by kind: planned, unannounced, support, phone.',
      references: ['NMS 21.8'],
    }),
    noted('swr.training', 'text', 'What have the carers learned this year, and where does it show?', {
      references: ['NMS 20'],
    }),
    noted('swr.tsd', 'date', 'When did the carers complete the training, support and development standards?', {
      broughtForward: 'tsd_completed_on',
      references: ['NMS 20.3'],
    }),
    noted('swr.checks', 'text', 'Which checks does each adult need, and when was each last done?', {
      prompts: 'Dates and outcomes only: Disclosure and Barring Service, medical, others your policy asks for.',
      broughtForward: 'dbs_oldest_on',
      references: ['NMS 19'],
    }),
    noted('swr.safer_care_date', 'date', 'When was the safer care plan last reviewed?', {
      references: ['NMS 4'],
    }),
    noted('swr.hs_date', 'date', 'When was the home last checked for health and safety?', {
      references: ['NMS 10'],
    }),
    noted(
      'swr.household_changes',
      'text',
      'What has changed in the household: people, health, work, relationships, the home?',
    ),
    noted(
      'swr.allegations_complaints',
      'text',
      'Have there been allegations, concerns about care, complaints or compliments?',
      { references: ['NMS 22', 'NMS 25.1'] },
    ),
    noted('swr.events', 'text', 'Have there been accidents, restraints or times a child was missing?', {
      references: ['FSR 13', 'NMS 3', 'NMS 29'],
    }),
    noted('swr.delegated', 'text', 'Which everyday decisions can the carers make, and which not, and why?', {
      references: ['CPR Sch 2'],
    }),
    noted('swr.last_recs', 'text', 'What became of each recommendation of the last review?', {
      references: ['NMS 20.6'],
    }),
    noted('swr.quality_of_work', 'text', 'How good has the fostering service’s own work with this household been?', {
      required: true,
      prompts: 'Your honest assessment, in a few sentences. Your reflection says the rest.',
    }),
    noted('swr.recommendation', 'choice', 'What do you recommend to the review?', {
      required: true,
      explainWhen: ['change_terms', 'early_review', 'end_approval', 'panel'],
      references: ['FSR 28'],
      options: [
        { value: 'continue', text: 'The approval continues as it is' },
        { value: 'change_terms', text: 'The terms of approval change' },
        { value: 'early_review', text: 'The next review comes early' },
        { value: 'end_approval', text: 'The approval ends' },
        { value: 'panel', text: 'The panel considers it' },
      ],
    }),
    noted('swr.manager_comment', 'text', 'What would the team manager like to add?'),
    noted('swr.not_written', 'text', 'If there can be no report: why, and what does the audit start from instead?', {
      prompts: 'The worker or the auditor says so, such as when the worker has left. The audit then begins without it.',
    }),
  ],
}
