import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { safetyWorry, tellForWorkers } from './words.ts'

/** Asked of the worker after an audit, and in surveys. What leavers say is only ever shown added up with others. */
export const staff: FeedbackForm = {
  key: 'fq.st',
  title: 'How was this for you?',
  speaker: 'worker',
  isObservation: false,
  intro:
    'Only the quality team reads this. Your managers see what many people said, added up, never your own answers. In a small team, what you write in your own words may still tell who you are.',
  safety: 'If you are worried about a child, tell your manager today, or the manager above if you cannot.',
  questions: [
    ask('fq.st.audit_fair', 'agree_five', 'The audit was fair, and we did it together.'),
    ask('fq.st.audit_learned', 'agree_five', 'I learned something that I will use.'),
    ask('fq.st.voice', 'agree_five', 'My voice counts in this service.'),
    ask('fq.st.caseload', 'agree_five', 'I have time to do this work well.'),
    ask('fq.st.supervision', 'agree_five', 'My supervision helps me.'),
    ask('fq.st.reflective_time', 'agree_five', 'I have time to stop and think.'),
    ask('fq.st.training', 'agree_five', 'I get the training I need.'),
    ask('fq.st.wellbeing', 'scale', 'How are you?', { ends: ['Struggling', 'Very well'] }),
    ask('fq.st.stay', 'choice', 'Do you see yourself here in a year?', {
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'unsure', text: 'I am not sure' },
        { value: 'no', text: 'No' },
      ],
    }),
    safetyWorry('fq.st'),
    ask('fq.st.idea', 'text', 'What one idea would make fostering here better?'),
    ask('fq.st.source', 'choice', 'What brought you to this form?', {
      options: [
        { value: 'after_audit', text: 'An audit of my work' },
        { value: 'survey', text: 'A survey' },
        { value: 'keep_in_touch', text: 'A keep-in-touch meeting' },
        { value: 'exit_interview', text: 'I am leaving' },
        { value: 'employer_health_check', text: 'The employer health check' },
      ],
    }),
  ],
  next: 'Thank you. Ideas are answered, one by one, in the next team meeting.',
  tell: tellForWorkers,
}
