import { ask } from './ask.ts'
import type { Question } from '../forms/types.ts'
import type { FeedbackForm } from './types.ts'
import { sharing, tellForYoungAdults } from './words.ts'

const sayMore = { when: ['disagree', 'strongly_disagree'], words: 'Tell us more, if you want to.' } as const

const now: readonly Question[] = [
  ask('fq.ya.home', 'agree_five', 'I feel at home here.', { coreItem: 'home', sayMore }),
  ask('fq.ya.safe', 'agree_five', 'I feel safe where I live.', {
    coreItem: 'safe',
    alertOn: ['disagree', 'strongly_disagree'],
    lookAtToday: ['in_between', 'prefer_not_to_say'],
    sayMore,
  }),
  ask('fq.ya.listen', 'agree_five', 'The people I live with listen to me and take me seriously.', {
    coreItem: 'listen',
    sayMore,
  }),
  ask('fq.ya.family', 'agree_five', 'I have as much time as I want with the people who matter to me.', {
    coreItem: 'family',
    sayMore,
  }),
  ask('fq.ya.stay_choice', 'agree_five', 'Staying here was my choice.', { sayMore }),
  ask('fq.ya.stay_agreed', 'agree_five', 'I know what was agreed about my staying here.', { sayMore }),
  ask('fq.ya.stay_cost', 'agree_five', 'I know what living here costs me.', { sayMore }),
  ask('fq.ya.adviser', 'agree_five', 'I have a personal adviser who is there when I need them.', { sayMore }),
  ask('fq.ya.pathway', 'agree_five', 'My pathway plan says what I want, and things happen because of it.', { sayMore }),
]

const before: readonly Question[] = [
  ask('fq.ya.ready', 'agree_five', 'By the time I turned 18, I was ready for it.', { sayMore }),
  ask('fq.ya.keep', 'text', 'Before you turned 18: what did your carers get right?'),
  ask('fq.ya.change', 'text', 'What should they, or the council, have done differently?'),
  ask('fq.ya.score', 'scale', 'Overall, how good is it living here?', {
    coreItem: 'overall',
    ends: ['Not good at all', 'Could not be better'],
    lookAtToday: ['0', '1', '2', '3'],
  }),
  sharing('fq.ya'),
]

/** Three things at once; each is asked by itself now. */
const formerly: readonly Question[] = [
  ask('fq.ya.staying', 'agree_five', 'Staying here was my choice, and I know what was agreed and what it costs me.', {
    sayMore,
  }),
]

/** For whoever turned 18 in the period that an audit looks at, and for those who stay: an adult speaks, partly of childhood. */
export const youngAdults: FeedbackForm = {
  key: 'fq.ya',
  title: 'Your view of where you live, and of the time before you were 18',
  speaker: 'young_adult',
  ages: { from: 18 },
  isObservation: false,
  intro:
    'The reviewing officer who asks you reads this first, then the council’s quality team. Nobody else does unless you say so at the end. It is up to you whether you answer, and you can leave out what you like.',
  safety:
    'If you tell us that you, or a child, are being hurt or are in danger, the people whose job is to help will know that you said so, today. The reviewing officer who asks you and the quality team read what you wrote. Nobody else does unless you say so, or somebody could be badly hurt. We would try to talk with you first, unless waiting could put someone in danger.',
  questions: [...now, ...before],
  formerly,
  next: 'Thank you. You will hear back what was done with this, and what was not and why.',
  tell: tellForYoungAdults,
}
