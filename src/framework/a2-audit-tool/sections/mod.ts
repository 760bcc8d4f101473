import { noted } from '../ask.ts'
import type { Option, Section } from '../types.ts'
import { cyp1 } from './cyp1-care-plan.ts'
import { cyp2 } from './cyp2-progress.ts'
import { cyp3 } from './cyp3-contribution.ts'
import { cyp4 } from './cyp4-child-voice.ts'
import { rec } from './rec.ts'
import { safe } from './safe.ts'
import { wfc1 } from './wfc1-support.ts'
import { wfc2 } from './wfc2-involvement.ts'
import { wfc3 } from './wfc3-carer-voice.ts'

const gradedInAudit: readonly Option[] = [cyp1, cyp2, cyp3, cyp4, safe, wfc1, wfc2, wfc3, rec].map(
  ({ key, title }) => ({
    value: key,
    text: title,
  }),
)

/** Moderation by the Independent Reviewing Officer. The final grade is not asked: it follows from the moves, and both originals stay. */
export const mod: Section = {
  key: 'mod',
  title: 'Moderation',
  keyQuestion: 'Does this audit see what the child lives with, and is its grade right?',
  part: 'moderation',
  perChild: false,
  graded: false,
  clauses: ['4.6', '6.5', '7.7'],
  questions: [
    noted('mod.conflict', 'yes_no', 'Is there any reason why you should not moderate this audit?', {
      required: true,
      prompts: 'You manage someone in it, you gathered this child’s feedback, or you were part of the review.',
      explainWhen: ['yes'],
    }),
    noted('mod.child_known', 'yes_partly_no', 'If you know the child, is this the life you know they have?', {
      explainWhen: ['partly', 'no'],
    }),
    noted('mod.evidence', 'several', 'Where does the grade not follow from the evidence?', {
      explainWhen: gradedInAudit.map((section) => section.value),
      options: [{ value: 'nowhere', text: 'Nowhere: every grade follows' }, ...gradedInAudit],
    }),
    noted('mod.voice', 'yes_partly_no', 'Is the child’s voice here, and has it been used?', { explainWhen: ['no'] }),
    noted('mod.impact', 'yes_partly_no', 'Is the audit about the difference made rather than the process followed?', {
      explainWhen: ['no'],
    }),
    noted('mod.actions_enough', 'yes_partly_no', 'Would these actions be enough if all were done?', {
      explainWhen: ['no'],
    }),
    noted('mod.safeguarding', 'yes_no', 'Have you seen anything unsafe that the audit missed?', {
      required: true,
      prompts: 'If yes, say who and what on this page: it is told to those who can keep a child safe.',
      alertOn: ['yes'],
      explainWhen: ['yes'],
    }),
    noted('mod.grade', 'grade', 'What is your overall grade?', { required: true }),
    noted('mod.agree', 'choice', 'Do you agree with the auditor’s grade?', {
      required: true,
      options: [
        { value: 'agree', text: 'I agree' },
        { value: 'disagree', text: 'I do not agree' },
      ],
    }),
    noted('mod.reasons', 'text', 'What are your reasons?', {
      required: true,
      prompts: 'In full if your grade is different.',
    }),
    noted(
      'mod.feedback_auditor',
      'text',
      'What would you tell the auditor: what was strong, and what to try next time?',
    ),
    noted('mod.audit_quality', 'grade', 'How good is this as an audit?', { explainWhen: ['inadequate'] }),
    noted('mod.discussion_date', 'date', 'When did you and the auditor talk it over?', {
      onlyWhen: { question: 'mod.agree', in: ['disagree'] },
    }),
    noted('mod.resolution', 'choice', 'How was the difference settled?', {
      onlyWhen: { question: 'mod.agree', in: ['disagree'] },
      explainWhen: ['auditor_stands', 'moderator_stands', 'new_grade', 'referred'],
      options: [
        { value: 'moderator_stands', text: 'The moderator’s grade stands' },
        { value: 'auditor_stands', text: 'The auditor’s grade stands' },
        { value: 'new_grade', text: 'We settled on another grade' },
        { value: 'referred', text: 'The Head of Quality Assurance and Partnerships decides' },
      ],
    }),
  ],
}
