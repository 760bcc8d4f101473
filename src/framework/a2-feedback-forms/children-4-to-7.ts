import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { known, tellForYoungest } from './words.ts'

/** About the people at home: not asked while one of them helps. Somebody asks later, without them. */
const alone = { unless: { question: 'fq.yp1.helper', in: ['carer'] } } as const

/** Short, with faces; a helper reads it aloud. The answers go back to Quality Assurance and Partnerships (clause 7.5). */
export const children4to7: FeedbackForm = {
  key: 'fq.yp1',
  title: 'How is it living here?',
  speaker: 'child',
  ages: { from: 4, to: 7 },
  isObservation: false,
  intro:
    'Your reviewing officer reads this. So does the quality team. They want children to be happy and safe. You can stop when you like. There are no wrong answers.',
  safety:
    'If you tell us you are not safe, the people whose job is to keep you safe will know. They will know it today. Your reviewing officer and the quality team read your words. Nobody else does, unless you say yes or somebody could be badly hurt. This page will not tell the people you live with. If a grown-up helps you, they hear what you say. You can choose who helps you.',
  questions: [
    ask('fq.yp1.helper', 'choice', 'Who is helping you with this?', {
      version: 3,
      // No view of theirs: whoever would rather not say skips it.
      mayDecline: false,
      prompts:
        'Is it someone who looks after you at home? Then some questions wait. Another grown-up will ask you those.',
      options: [
        { value: 'carer', text: 'Someone who looks after me at home' },
        { value: 'social_worker', text: 'My social worker' },
        { value: 'reviewing_officer', text: 'My reviewing officer' },
        { value: 'teacher', text: 'My teacher' },
        { value: 'other', text: 'Someone else' },
        { value: 'nobody', text: 'I did it myself' },
      ],
    }),
    ask('fq.yp1.home', 'faces', 'Do you like living here?', { coreItem: 'home' }),
    ask('fq.yp1.safe', 'faces', 'Do you feel safe here?', {
      coreItem: 'safe',
      alertOn: ['no'],
      lookAtToday: ['in_between'],
      ...alone,
    }),
    ask('fq.yp1.care', 'faces', 'Do the grown-ups look after you well?', {
      alertOn: ['no'],
      lookAtToday: ['in_between'],
      ...alone,
    }),
    ask('fq.yp1.listen', 'faces', 'Do the grown-ups here listen to you?', {
      version: 2,
      coreItem: 'listen',
      ...alone,
    }),
    ask('fq.yp1.sad', 'faces', 'If you are sad or worried, does someone here help?', { lookAtToday: ['no'] }),
    ask('fq.yp1.fun', 'faces', 'Do you have fun here?'),
    ask('fq.yp1.school', 'faces', 'Do you like your school or nursery?'),
    ask('fq.yp1.family', 'faces', 'Do you see the people you love as much as you want?', {
      version: 2,
      coreItem: 'family',
    }),
    ask('fq.yp1.others', 'faces', 'Are the other children here kind to you?', { mayNotApply: true }),
    ask('fq.yp1.feel', 'faces', 'Do you feel happy most days?', { lookAtToday: ['no'] }),
    ask('fq.yp1.room', 'faces', 'Do you like your bedroom?'),
    ask('fq.yp1.food', 'faces', 'Is there enough to eat here?', { version: 2, lookAtToday: ['no'], ...known }),
    ask('fq.yp1.things', 'faces', 'Are your toys and things safe here?', { version: 2, ...known }),
    ask('fq.yp1.sw', 'faces', 'Do you know who your social worker is?', { version: 3, ...known }),
    ask('fq.yp1.best', 'text', 'What is the very best thing here?', { prompts: 'You can say it or draw it.' }),
    ask('fq.yp1.wish', 'text', 'If you had one wish to make it even better, what would you wish?'),
  ],
  next: 'Thank you! Someone will come. They will tell you what came of it.',
  tell: tellForYoungest,
}
