import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { sharing, tellForHousehold } from './words.ts'

/** Sons and daughters, and others who share the home. */
export const household: FeedbackForm = {
  key: 'fq.hh',
  title: 'Living in a family that fosters',
  speaker: 'household_member',
  isObservation: false,
  intro:
    'The Fostering Reviewing Officer reads this first, then the council’s quality team. Fostering is your life too, so we would like to know. Skip what you like.',
  safety:
    'If you tell us you are not safe, the people whose job is to keep children safe will know that you said so, today. The reviewing officer and the quality team read what you wrote. Nobody else does unless you say so, or somebody could be badly hurt. The people you live with will not be told by this page.',
  questions: [
    ask('fq.hh.like', 'text', 'What do you like about your family fostering?'),
    ask('fq.hh.hard', 'text', 'What is hard about it?'),
    ask('fq.hh.heard', 'scale', 'How much do people listen to you when decisions are made?', {
      ends: ['Not at all', 'A lot'],
    }),
    ask('fq.hh.support', 'scale', 'Do you get help when you need it?', { ends: ['Never', 'Always'] }),
    ask('fq.hh.safe', 'scale', 'How safe do you feel at home?', {
      ends: ['Not safe', 'Completely safe'],
      alertOn: ['0', '1', '2', '3'],
    }),
    ask('fq.hh.change', 'text', 'What one thing should we do differently?'),
    // Whoever fosters here is their mother or father, and the reviewing officer is the carers’.
    sharing('fq.hh', {
      version: 2,
      options: [
        { value: 'iro_and_quality', text: 'Only the reviewing officer and the quality team' },
        { value: 'carers', text: 'Those who foster here can see it too' },
        { value: 'ask_first', text: 'Ask me first' },
      ],
    }),
  ],
  next: 'Thank you. The reviewing officer will tell you what came of it.',
  tell: tellForHousehold,
}
