import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { known, tellForYoungFamily } from './words.ts'

/** About the people at home: not asked while one of them helps. Somebody asks later, without them. */
const alone = { unless: { question: 'fq.hh.young.helper', in: ['carer'] } } as const

/** Young sons and daughters of those who foster: faces, and few words; a helper reads it aloud. */
export const householdYoung: FeedbackForm = {
  key: 'fq.hh.young',
  title: 'How is it in your family?',
  speaker: 'household_member',
  ages: { from: 4, to: 7 },
  isObservation: false,
  intro:
    'The reviewing officer reads this. So does the quality team. They want all the children here to be happy and safe. You can stop when you like. There are no wrong answers.',
  safety:
    'If you tell us you are not safe, the people whose job is to keep you safe will know. They will know it today. The reviewing officer and the quality team read your words. Nobody else does, unless you say yes or somebody could be badly hurt. This page will not tell the people you live with. If a grown-up helps you, they hear what you say. You can choose who helps you.',
  questions: [
    ask('fq.hh.young.helper', 'choice', 'Who is helping you with this?', {
      // No view of theirs: whoever would rather not say skips it.
      mayDecline: false,
      prompts: 'Is it someone who lives with you? Then some questions wait. Another grown-up will ask you those.',
      options: [
        { value: 'carer', text: 'Someone I live with' },
        { value: 'teacher', text: 'My teacher' },
        { value: 'reviewing_officer', text: 'The reviewing officer' },
        { value: 'other', text: 'Someone else' },
        { value: 'nobody', text: 'I did it myself' },
      ],
    }),
    ask('fq.hh.young.like', 'faces', 'Do you like it when other children come to live with you?', { ...alone }),
    ask('fq.hh.young.safe', 'faces', 'Do you feel safe at home?', {
      alertOn: ['no'],
      lookAtToday: ['in_between'],
      ...alone,
    }),
    ask('fq.hh.young.listen', 'faces', 'Do the grown-ups here listen to you?', { ...alone }),
    ask('fq.hh.young.kind', 'faces', 'Are the other children here kind to you?', { mayNotApply: true }),
    ask('fq.hh.young.time', 'faces', 'Do you get time with your mum or dad, just you?', { ...alone }),
    ask('fq.hh.young.sad', 'faces', 'If you are sad or worried, does someone here help?', { lookAtToday: ['no'] }),
    ask('fq.hh.young.things', 'faces', 'Are your toys and things safe here?', { ...known }),
    ask('fq.hh.young.told', 'faces', 'Does someone tell you before a new child comes?', { ...known }),
    ask('fq.hh.young.best', 'text', 'What is the very best thing here?', { prompts: 'You can say it or draw it.' }),
    ask('fq.hh.young.wish', 'text', 'If you had one wish to make it even better, what would you wish?'),
  ],
  next: 'Thank you! Someone will come. They will tell you what came of it.',
  tell: tellForYoungFamily,
}
