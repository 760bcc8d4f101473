import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { known, moreOrLess, sayMoreIfNot, sharing, tellForOlder } from './words.ts'

export const children8to11: FeedbackForm = {
  key: 'fq.yp2',
  title: 'What do you think?',
  speaker: 'child',
  ages: { from: 8, to: 11 },
  isObservation: false,
  intro:
    'Your reviewing officer reads this first. Then the quality team reads it. They check that children are looked after well. At the end you choose who else can see it. Skip what you like. Stop when you want.',
  safety:
    'If you tell us you are not safe, the people whose job is to keep you safe will know. They will know it today. Your reviewing officer and the quality team read what you wrote. Nobody else does unless you say so, or somebody could be badly hurt. We would try to talk with you first. The people you live with will not be told by this page. If somebody helps you with this, they will know what you say.',
  questions: [
    ask('fq.yp2.home', 'four_points', 'This feels like home to me.', { coreItem: 'home', sayMore: sayMoreIfNot }),
    ask('fq.yp2.safe', 'four_points', 'I am safe here.', {
      coreItem: 'safe',
      alertOn: ['not_really', 'no'],
      sayMore: { when: ['not_really', 'no'], words: 'You can tell us more, if you want to. You can leave this blank.' },
    }),
    ask('fq.yp2.trust', 'four_points', 'There is a grown-up in this home who I trust.', {
      lookAtToday: ['not_really', 'no'],
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.listen', 'four_points', 'The people who look after me listen when I say something.', {
      version: 2,
      coreItem: 'listen',
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.fair', 'four_points', 'The rules in this home are fair.', { sayMore: sayMoreIfNot }),
    ask('fq.yp2.same', 'four_points', 'I can do the things my friends do.', { sayMore: sayMoreIfNot }),
    ask('fq.yp2.school', 'four_points', 'I get help with school when I need it.', { sayMore: sayMoreIfNot }),
    ask('fq.yp2.health', 'four_points', 'When I do not feel well, someone looks after me.', {
      version: 2,
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.me', 'four_points', 'The grown-ups here like me for who I am.', {
      version: 2,
      prompts: 'What you believe, the languages you speak, where you come from, your body, all of you.',
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.family', 'four_points', 'I get enough time with the people I care about.', {
      coreItem: 'family',
      sayMore: sayMoreIfNot,
    }),
    moreOrLess('fq.yp2'),
    ask('fq.yp2.others', 'four_points', 'The other children here are kind to me.', {
      mayNotApply: true,
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.feel', 'four_points', 'I feel happy most days.', { lookAtToday: ['no'], sayMore: sayMoreIfNot }),
    ask('fq.yp2.room', 'four_points', 'My bedroom feels like mine.', { sayMore: sayMoreIfNot }),
    ask('fq.yp2.food', 'four_points', 'There is enough to eat here.', {
      ...{ version: 2, ...known },
      lookAtToday: ['no'],
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.things', 'four_points', 'My things are safe here.', { version: 2, ...known, sayMore: sayMoreIfNot }),
    ask('fq.yp2.why', 'four_points', 'I understand why I came to live here.', {
      ...{ version: 3, ...known },
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.plan', 'four_points', 'I know what is planned for me next.', {
      ...{ version: 2, ...known },
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.alone', 'four_points', 'My social worker spends time with just me.', {
      ...{ version: 2, ...known },
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.complain', 'four_points', 'If I am not happy, I know who I can tell.', {
      ...{ version: 2, ...known },
      sayMore: sayMoreIfNot,
    }),
    ask('fq.yp2.changed', 'four_points', 'Something changed because I said what I thought.', {
      ...{ version: 2, ...known },
      sayMore: { when: ['yes', 'mostly'], words: 'What was it?' },
    }),
    ask('fq.yp2.score', 'scale', 'All in all, how good is it living here?', {
      coreItem: 'overall',
      ends: ['Not good at all', 'As good as it gets'],
      lookAtToday: ['0', '1', '2', '3'],
    }),
    ask('fq.yp2.more', 'text', 'Is there anything else you want to say?'),
    sharing('fq.yp2'),
  ],
  next: 'Thank you. Your reviewing officer will tell you what came of what you said. They will do so even if it is “not yet”.',
  tell: tellForOlder,
}
