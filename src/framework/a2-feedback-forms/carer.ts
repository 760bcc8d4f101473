import { ask } from './ask.ts'
import type { Question } from '../forms/types.ts'
import type { FeedbackForm } from './types.ts'
import { safetyWorry, tellForCarers } from './words.ts'

/** Not every home has a child at school, or one who is leaving care. */
const notAll = { version: 2, mayNotApply: true } as const

const worker: readonly Question[] = [
  ask('fq.fc.support', 'scale', 'How well does your fostering social worker support you?', {
    ends: ['Not at all', 'In every way I need'],
  }),
  ask('fq.fc.worker_knows', 'agree_five', 'My worker knows everybody in our home well.'),
  ask('fq.fc.challenge', 'agree_five', 'When my worker challenges me, it is fair.'),
  ask('fq.fc.ooh', 'agree_five', 'When I need help in the evening or at a weekend, I get it.'),
]

const children: readonly Question[] = [
  ask('fq.fc.info', 'agree_five', 'Before each child came, I was told what I needed to know.'),
  ask('fq.fc.match', 'agree_five', 'We thought the match through together.'),
  ask('fq.fc.delegated', 'agree_five', 'I can decide everyday things as I would for a child of my own.'),
  ask('fq.fc.team', 'agree_five', 'I am one of the team.'),
  ask('fq.fc.plans_moves', 'agree_five', 'I had a part in plans for a child to move in or on.', notAll),
  ask('fq.fc.plans_reviews', 'agree_five', 'I had a part in the children’s reviews.', notAll),
  ask('fq.fc.plans_school', 'agree_five', 'I had a part in plans for school.', notAll),
  ask('fq.fc.plans_leaving', 'agree_five', 'I had a part in plans for leaving care.', notAll),
]

const fostering: readonly Question[] = [
  ask('fq.fc.training', 'agree_five', 'The training suits the children I look after.'),
  ask('fq.fc.breaks', 'agree_five', 'When I need a break, I get one.'),
  ask('fq.fc.concern_fair', 'agree_five', 'If someone raised a concern about me, I was treated fairly.', {
    mayNotApply: true,
  }),
  ask('fq.fc.concern_support', 'agree_five', 'If someone raised a concern about me, I had somebody on my side.', {
    mayNotApply: true,
  }),
  ask('fq.fc.independent', 'agree_five', 'I know whom to turn to outside the council.', {
    prompts: 'An adviser who is not part of it, if something is said against you or you disagree.',
  }),
  ask('fq.fc.records', 'agree_five', 'I get the help I need to keep good records for the child.'),
  ask('fq.fc.learn', 'text', 'What would you like to learn next?'),
  ask('fq.fc.pay', 'agree_five', 'I am paid what is right, when it is due.'),
  ask('fq.fc.family', 'agree_five', 'People understand what fostering means for my own family.'),
  ask('fq.fc.review_fair', 'agree_five', 'My review was fair.', { afterReview: true }),
  ask('fq.fc.review_helped', 'agree_five', 'My review helped.', { afterReview: true }),
]

/** Two things at once each: asked one by one now. */
const formerly: readonly Question[] = [
  ask('fq.fc.ssw_knows', 'agree_five', 'My worker knows us, and knows the children.'),
  ask('fq.fc.allegation', 'agree_five', 'If someone raised a concern about me, I was treated fairly and supported.', {
    ...notAll,
  }),
  ask('fq.fc.review_useful', 'agree_five', 'My review was fair, and it helped.'),
]

const closing: readonly Question[] = [
  ask('fq.fc.wellbeing', 'scale', 'How are you yourself?', { ends: ['Struggling', 'Very well'] }),
  ask('fq.fc.recommend', 'scale', 'Would you recommend fostering for this council?', {
    ends: ['No', 'Without hesitation'],
  }),
  ask('fq.fc.stay', 'choice', 'Do you think you will be fostering in a year’s time?', {
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'unsure', text: 'I am not sure' },
      { value: 'no', text: 'No' },
    ],
    sayMore: { when: ['unsure', 'no'], words: 'What would make the difference?' },
  }),
  ask('fq.fc.keep', 'text', 'What should we keep doing?'),
  ask('fq.fc.change', 'text', 'What should we do differently?'),
  safetyWorry('fq.fc'),
  ask('fq.fc.private', 'text', 'Is there anything you would like only the quality team to see?', {
    prompts: 'Your reviewing officer and your worker will not see this part.',
    qualityTeamOnly: true,
  }),
]

/** Gathered by the Fostering Reviewing Officer (clause 7.4); the private part goes past everyone but the quality team. */
export const carer: FeedbackForm = {
  key: 'fq.fc',
  title: 'Your year as a foster carer',
  speaker: 'carer',
  isObservation: false,
  intro:
    'The Fostering Reviewing Officer reads this first, and talks it over with you at your review. The quality team sees it too. There is one part at the end that only they see. It takes about ten minutes, and you can do it in parts.',
  safety:
    'If you tell us that a child may not be safe, the people whose job is to keep children safe will know that you said so, today. We would try to speak to you first, unless waiting could put someone in danger. The people at the council who work with your family can read what you write; the last part only the quality team reads.',
  questions: [
    ask('fq.fc.year', 'text', 'How has the year been? What was the best of it, and what was hardest?'),
    ...worker,
    ...children,
    ...fostering,
    ...closing,
  ],
  formerly,
  next: 'Thank you. At your review you will hear what we did with what you said last time, and afterwards what we will do with this.',
  tell: tellForCarers,
}
