import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { safetyWorry, tellForPartners } from './words.ts'

/** For a child who does not use words, or is too young: what somebody who knows them well sees. Never counted as voice. */
export const observedChild: FeedbackForm = {
  key: 'fq.yp.observed',
  title: 'What a child shows us',
  speaker: 'child',
  isObservation: true,
  intro:
    'The Independent Reviewing Officer and the quality team read this. Write what you have seen and heard yourself. It is kept as your observation, not as the child’s own words.',
  safety:
    'If you tell us that something worried you, the people whose job is to keep children safe will know that you said so, today. If the child may not be safe, ring children’s services today as well. This page does not tell the people whom the child lives with.',
  questions: [
    ask('fq.yp.observed.who', 'text', 'How do you know the child, and how do they communicate?', {
      prompts: 'Your role, not your name.',
    }),
    ask(
      'fq.yp.observed.content',
      'text',
      'How does the child show that they are content, and when do you see it here?',
    ),
    ask('fq.yp.observed.upset', 'text', 'How do they show that they are upset or in pain, and who comforts them?', {
      prompts: 'What works?',
    }),
    ask('fq.yp.observed.attachment', 'text', 'Who does the child turn to, look for, relax with?'),
    ask('fq.yp.observed.choice', 'text', 'How do they make choices, and how are those choices followed?'),
    ask('fq.yp.observed.good_day', 'text', 'What does a good day here look like for this child?'),
    ask('fq.yp.observed.worry', 'yes_no', 'Has anything you have seen worried you?', {
      lookAtToday: ['yes'],
      sayMore: { when: ['yes'], words: 'What was it, and who have you told?' },
    }),
    safetyWorry('fq.yp.observed'),
  ],
  next: 'Thank you. The reviewing officer will tell you what this led to, and find a way to show the child.',
  tell: tellForPartners,
}
