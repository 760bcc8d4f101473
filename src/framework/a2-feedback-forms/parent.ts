import { ask } from './ask.ts'
import type { FeedbackForm } from './types.ts'
import { safetyWorry, tellForParents } from './words.ts'

export const parent: FeedbackForm = {
  key: 'fq.par',
  title: 'Your child, and how it is going',
  speaker: 'parent',
  isObservation: false,
  intro:
    'The Fostering Reviewing Officer reads this, and so does the council’s quality team. The carers do not. You can do it on the phone or with an interpreter instead: ask the reviewing officer. Leave out anything you like.',
  safety:
    'If you tell us that something worries you, the people whose job is to keep children safe will know that you said so, today. The people at the council who work with the carers can read what you write. The carers will not be told by this page.',
  questions: [
    ask('fq.par.child_doing', 'text', 'How do you think your child is doing there?'),
    ask('fq.par.carer_respect', 'four_points', 'The carers treat me with respect.'),
    ask('fq.par.told', 'four_points', 'I am told what is happening with my child.'),
    ask('fq.par.time', 'four_points', 'The time we spend together works well for my child.'),
    ask('fq.par.close', 'four_points', 'They help my child stay close to where they come from.'),
    ask('fq.par.worry', 'yes_no', 'Is there something that worries you?', {
      lookAtToday: ['yes'],
      sayMore: { when: ['yes'], words: 'What is it?' },
    }),
    safetyWorry('fq.par'),
    ask('fq.par.good', 'text', 'What do the carers do well for your child?'),
    ask('fq.par.change', 'text', 'What would you like to be different?'),
  ],
  formerly: [
    ask('fq.par.identity', 'four_points', 'They help my child stay close to our family, our culture and our faith.'),
  ],
  next: 'Thank you. The reviewing officer, or your child’s social worker, will let you know what came of it.',
  tell: tellForParents,
}
