import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/** What the Fostering Reviewing Officer concluded at the carer’s review, which the audit follows (clauses 4.13, 7.1). */
export const fro: Section = {
  key: 'fro',
  title: 'The outcome of the review',
  keyQuestion: 'What did the review conclude?',
  part: 'preparation',
  perChild: false,
  graded: false,
  clauses: ['4.13', '7.1'],
  questions: [
    noted('fro.meeting_date', 'date', 'When was the review meeting?', {
      broughtForward: 'review_last_held_on',
      references: ['FSR 28'],
    }),
    noted('fro.present', 'text', 'Who was there?', { prompts: 'By role, not name.' }),
    noted('fro.child_views_seen', 'yes_no_na', 'Did the review have the views of every child placed here?', {
      explainWhen: ['no'],
      references: ['FSR 28', 'NMS 20.6'],
    }),
    noted(
      'fro.ra_views_seen',
      'yes_no_na',
      'Did it have the views of each authority that placed a child here this year?',
      {
        explainWhen: ['no'],
        references: ['FSR 28'],
      },
    ),
    noted('fro.carer_views', 'text', 'What did the carers say at their review?', { references: ['FSR 28'] }),
    noted('fro.analysis', 'text', 'What do you make of all this?'),
    noted('fro.suitable', 'yes_no', 'Are the carers and the household still suitable?', {
      explainWhen: ['no'],
      references: ['FSR 28'],
    }),
    noted('fro.terms_ok', 'yes_no', 'Do the terms of approval still fit?', {
      explainWhen: ['no'],
      references: ['FSR 28'],
    }),
    noted('fro.recommendations', 'text', 'What does the review recommend, who will do it, and by when?'),
    noted('fro.refer_panel', 'yes_no', 'Does this review go to the panel?', {
      prompts: 'A first review always does.',
      explainWhen: ['yes'],
      references: ['FSR 25', 'FSR 28'],
    }),
    noted('fro.panel_on', 'date', 'On which day did the panel consider it?', {
      onlyWhen: { question: 'fro.refer_panel', in: ['yes'] },
      references: ['FSR 25'],
    }),
    noted('fro.decision_on', 'date', 'On which day was it decided?', {
      prompts: 'By whoever decides for the service.',
      references: ['FSR 28', 'NMS 14.9'],
    }),
    noted('fro.notice_on', 'date', 'On which day did the carers have the decision in writing?', {
      prompts: 'Where terms change or the approval ends, they then have 28 days to answer or to ask for another look.',
      references: ['FSR 28', 'NMS 14.10'],
    }),
    noted('fro.report_date', 'date', 'When was the review report signed?'),
    noted('fro.next_due', 'date', 'When is the next review due?', {
      broughtForward: 'review_next_due_on',
      references: ['FSR 28'],
    }),
    noted('fro.qa_report_quality', 'grade', 'How good was the worker’s report for the review?', {
      explainWhen: ['inadequate'],
    }),
  ],
}
