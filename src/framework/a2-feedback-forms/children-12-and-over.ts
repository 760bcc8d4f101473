import { ask } from './ask.ts'
import type { Question } from '../forms/types.ts'
import type { FeedbackForm } from './types.ts'
import { moreOrLess, sharing, tellForOlder } from './words.ts'

const sayMore = { when: ['disagree', 'strongly_disagree'], words: 'Tell us more, if you want to.' } as const

const home: readonly Question[] = [
  ask('fq.yp3.home', 'agree_five', 'I feel at home.', { coreItem: 'home', sayMore }),
  ask('fq.yp3.safe', 'agree_five', 'I feel safe where I live.', {
    coreItem: 'safe',
    alertOn: ['disagree', 'strongly_disagree'],
    lookAtToday: ['in_between', 'prefer_not_to_say'],
    sayMore,
  }),
  ask('fq.yp3.trust', 'agree_five', 'There is an adult here I can trust.', {
    lookAtToday: ['disagree', 'strongly_disagree'],
    sayMore,
  }),
  ask('fq.yp3.listen', 'agree_five', 'The people who look after me listen to me.', {
    version: 3,
    coreItem: 'listen',
    sayMore,
  }),
  ask('fq.yp3.same', 'agree_five', 'I can live like other people my age.', { sayMore }),
  ask('fq.yp3.me', 'agree_five', 'I can be who I am here.', {
    version: 2,
    prompts: 'Culture, faith, language, disability, gender, sexuality: whatever is part of you.',
    sayMore,
  }),
  ask('fq.yp3.privacy', 'agree_five', 'My privacy is respected.', { sayMore }),
  ask('fq.yp3.others', 'agree_five', 'The other children here are kind to me.', { mayNotApply: true, sayMore }),
  ask('fq.yp3.room', 'agree_five', 'My room feels like mine.', { sayMore }),
  ask('fq.yp3.food', 'agree_five', 'There is enough to eat here.', { lookAtToday: ['strongly_disagree'], sayMore }),
  ask('fq.yp3.things', 'agree_five', 'My things are safe here.', { sayMore }),
  ask('fq.yp3.online_safe', 'agree_five', 'I am helped to stay safe online.', { sayMore }),
  ask('fq.yp3.money_known', 'agree_five', 'I know how much money is meant for me.', {
    prompts: 'Pocket money, savings, clothes.',
    sayMore,
  }),
  ask('fq.yp3.money_got', 'agree_five', 'I get that money.', { sayMore }),
]

const decisions: readonly Question[] = [
  ask('fq.yp3.family', 'agree_five', 'I have as much time as I want with the people who matter to me.', {
    coreItem: 'family',
    sayMore,
  }),
  moreOrLess('fq.yp3'),
  ask(
    'fq.yp3.trusted_decisions',
    'agree_five',
    'The people who look after me can say yes to ordinary things without asking the council.',
    { version: 2, sayMore },
  ),
  ask('fq.yp3.plan_known', 'agree_five', 'I know what the plan for me is.', { sayMore }),
  ask('fq.yp3.plan_say', 'agree_five', 'I had a say in it.', { sayMore }),
  ask('fq.yp3.future', 'agree_five', 'I am getting ready for adult life at my own speed.', { sayMore }),
  ask('fq.yp3.staying', 'agree_five', 'I know whether I can stay here after I turn 18.', { sayMore }),
]

const people: readonly Question[] = [
  ask('fq.yp3.alone', 'agree_five', 'My social worker sees me on my own.', { sayMore }),
  ask('fq.yp3.carers_worker', 'agree_five', 'I know the worker who helps the people who look after me.', { sayMore }),
  ask('fq.yp3.advocate', 'agree_five', 'If I want an advocate, I know I can have one.', { sayMore }),
  ask('fq.yp3.complain_how', 'agree_five', 'I know how to complain.', { sayMore }),
  ask('fq.yp3.complain_helps', 'agree_five', 'If I complained, I think it would help.', { sayMore }),
  ask('fq.yp3.changed', 'agree_five', 'Something changed because of what I said.', {
    sayMore: { when: ['agree', 'strongly_agree'], words: 'What was it?' },
  }),
]

const ownWords: readonly Question[] = [
  ask('fq.yp3.feel', 'scale', 'How have you been feeling?', {
    ends: ['Very low', 'Very good'],
    lookAtToday: ['0', '1', '2'],
  }),
  ask('fq.yp3.keep', 'text', 'What are the people who look after you getting right?', { version: 2 }),
  ask('fq.yp3.change', 'text', 'What could they do differently?'),
  ask('fq.yp3.council', 'text', 'And what could the council do better?'),
  ask('fq.yp3.score', 'scale', 'Overall, how good is it living here?', {
    coreItem: 'overall',
    ends: ['Not good at all', 'Could not be better'],
    lookAtToday: ['0', '1', '2', '3'],
  }),
  sharing('fq.yp3'),
]

/** Two things at once each: asked one by one now. */
const formerly: readonly Question[] = [
  ask('fq.yp3.online', 'agree_five', 'I am helped to stay safe online, and trusted too.'),
  ask('fq.yp3.money', 'agree_five', 'I get the money that is meant for me, and I know how much that is.'),
  ask('fq.yp3.plan', 'agree_five', 'I know what the plan for me is, and I had a say in it.'),
  ask('fq.yp3.ssw', 'agree_five', 'I know the worker of the people who look after me, and what that job is.'),
  ask('fq.yp3.complain', 'agree_five', 'I know how to complain, and I think it would help.'),
]

export const children12AndOver: FeedbackForm = {
  key: 'fq.yp3',
  title: 'Your view of where you live',
  speaker: 'child',
  ages: { from: 12, to: 17 },
  isObservation: false,
  intro:
    'Your Independent Reviewing Officer reads this first, then the council’s quality team. At the end you say who else may. It is up to you whether you answer, and you can skip or stop.',
  safety:
    'If you tell us you are not safe, the people whose job is to keep you safe will know that you said so, today. Your Independent Reviewing Officer and the quality team read what you wrote. Nobody else does unless you say so, or somebody could be badly hurt. We would try to talk with you first, unless waiting could put someone in danger. The people you live with will not be told by this page. If somebody helps you with this, they will know what you say.',
  questions: [...home, ...decisions, ...people, ...ownWords],
  formerly,
  next: 'Thank you. You will hear back what was done with this, and what was not and why.',
  tell: tellForOlder,
}
