import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/** The team manager’s response. Its actions are actions, not answers; the signature is the move itself. */
export const tm: Section = {
  key: 'tm',
  title: 'The team manager’s response',
  keyQuestion: 'What will now be better for the child, and who will do it?',
  part: 'response',
  perChild: false,
  graded: false,
  clauses: ['7.8', '7.9', '6.7'],
  questions: [
    noted('tm.read_on', 'date', 'When did you read the whole audit?', { required: true }),
    noted('tm.conversation', 'date', 'When did you talk it over with the fostering social worker?', { required: true }),
    noted('tm.conversation_felt', 'text', 'How did they feel about it?'),
    noted('tm.agree_findings', 'choice', 'Do you agree with what was found?', {
      required: true,
      explainWhen: ['partly', 'disagree'],
      options: [
        { value: 'agree', text: 'I agree' },
        { value: 'partly', text: 'I agree in part' },
        { value: 'disagree', text: 'I do not agree' },
      ],
    }),
    noted('tm.record_fixed', 'yes_partly_no', 'Has the record been put right?', { explainWhen: ['no'] }),
    noted('tm.strengths_recognised', 'text', 'How did you recognise what was done well?'),
    noted('tm.performance_link', 'yes_no', 'Have you taken it into supervision, appraisal or development?', {
      prompts: 'Yes or no only: the detail belongs there, not here.',
    }),
    noted('tm.team_learning', 'text', 'What can the whole team learn, and when will you share it?'),
    noted('tm.carer_child_fed_back', 'text', 'How will the carers and the children hear what happens next?', {
      required: true,
    }),
  ],
}
