import { noted } from '../ask.ts'
import type { Section } from '../types.ts'

/** The worker’s own view, written first and in their own time. Appreciative, never graded (clause 7.2). */
export const refl: Section = {
  key: 'refl',
  title: 'The worker’s reflection',
  keyQuestion: 'How do you see your own work with this household?',
  part: 'preparation',
  perChild: false,
  graded: false,
  clauses: ['6.1', '6.4', '7.2'],
  questions: [
    noted('refl.proud', 'text', 'Looking back, what makes you proud, and how did you help to bring it about?', {
      required: true,
    }),
    noted(
      'refl.relationship',
      'text',
      'What is it like between you and the carers? What tells you they would bring you something difficult?',
    ),
    noted(
      'refl.child_day',
      'text',
      'Take each child in turn: what is an ordinary day here like for them, and how do you know?',
    ),
    noted(
      'refl.difference',
      'text',
      'What has become better for the children because of what the fostering service did?',
      { required: true },
    ),
    noted('refl.hardest', 'text', 'What was hardest, and what has it taught you?'),
    noted('refl.differently', 'text', 'If you could do part of it again with more time, what would you change?'),
    noted(
      'refl.support_needed',
      'text',
      'What would help you most now: support, supervision, training, something else?',
    ),
    noted('refl.self_scale', 'scale', 'How far has the work helped?', {
      ends: ['It has not helped', 'It could not have gone better'],
      prompts: 'What would move it up by one?',
    }),
    noted('refl.self_grade', 'grade', 'What grade would you give this work yourself?', {
      prompts: 'For the conversation only. It is not counted anywhere.',
    }),
    noted('refl.supervision', 'scale', 'How much has your supervision helped you think about this household?', {
      ends: ['Not at all', 'As much as I could wish'],
    }),
    noted(
      'refl.wellbeing',
      'text',
      'Is there anything about your workload or how you are that we should know? Leave it blank if you wish.',
    ),
  ],
}
