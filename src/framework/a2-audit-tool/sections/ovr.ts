import { noted, weighed } from '../ask.ts'
import { themes } from '../themes.ts'
import type { Section } from '../types.ts'

/**
 * The overall judgement. It opens with the difference made, never with process (clause 2.1). `graded` is false: the
 * overall grade is not one of the section grades that the suggestion is worked out from.
 */
export const ovr: Section = {
  key: 'ovr',
  title: 'Overall judgement',
  keyQuestion: 'What difference has the fostering service made to these children?',
  part: 'audit',
  perChild: false,
  graded: false,
  clauses: ['2.1', '6.2', '6.6'],
  descriptors: {
    outstanding: 'All that is good, and a child’s life changed for good, further than anyone would have expected.',
    good: 'The benchmark: timely, purposeful work that makes life better for the child. A best fit, not a count.',
    requires_improvement: 'No child is left at risk, but the work is uneven or late, or its effect cannot be seen.',
    inadequate: 'A serious gap: a child harmed or left at risk, or the most basic duties not done.',
  },
  questions: [
    weighed('ovr.impact', 'text', 'What difference has the fostering service made to these children?', {
      required: true,
      prompts: 'Answer this first.',
    }),
    noted('ovr.impact_scale', 'scale', 'How big was that difference?', {
      required: true,
      ends: ['Made things worse', 'Exceptional'],
      prompts: '5 means no clear effect.',
    }),
    weighed('ovr.strengths', 'text', 'What is going well?', {
      required: true,
      prompts: 'Name what people did, so that others can do it too.',
    }),
    weighed('ovr.worries', 'text', 'What worries us?', { required: true, prompts: 'If nothing does, say so.' }),
    noted('ovr.next', 'text', 'What needs to happen now?', {
      required: true,
      prompts: 'Actions are set from this, each with one owner and a date.',
    }),
    // Yes is given once the worker agrees: what is shared rests on it.
    noted('ovr.good_practice_share', 'yes_no', 'Is there practice here that the worker agrees to share with others?', {
      version: 2,
      explainWhen: ['yes'],
    }),
    noted('ovr.themes', 'several', 'Which themes does this audit speak to?', { options: themes }),
    weighed('ovr.grade', 'grade', 'Overall, how good is the work?', {
      required: true,
      explainWhen: [],
      prompts: 'A suggestion is shown with its reasons. The judgement is yours.',
      rules: ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9'],
    }),
    weighed('ovr.grade_reason', 'text', 'Why this grade, and what would lift it by one?', { required: true }),
    // Needed when the grade differs from the suggestion; the move that hands the audit in asks for it.
    noted('ovr.override_reason', 'text', 'If your grade differs from the suggestion, why?'),
    noted('ovr.practitioner_response', 'choice', 'Fostering social worker: do you agree with this audit?', {
      explainWhen: ['partly', 'disagree'],
      options: [
        { value: 'agree', text: 'I agree' },
        { value: 'partly', text: 'I agree in part' },
        { value: 'disagree', text: 'I do not agree' },
      ],
    }),
  ],
}
