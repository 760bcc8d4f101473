import { one } from '../forms/write.ts'
import { ask, must, section } from './write.ts'

/* What is asked of a standards-of-care concern alone: what the children and the carers say of it, what was found, and what follows. */

export const lookedInto = [
  section(
    ['view', 'looked', 'What each child says', 'What does this child say of it?'],
    [
      must('child_view', 'choice', 'Did somebody this child trusts ask them?', {
        options: [
          one('asked', 'They were asked'),
          one('said_no', 'They would rather not say'),
          one('too_young', 'They are too young to be asked in words'),
        ],
      }),
      ask('child_view_said', 'quote', 'In their own words'),
    ],
    { perChild: true },
  ),
  section(
    ['looked', 'looked', 'What was looked into', 'What do the carers say, and what played a part?'],
    [
      must('standard', 'text', 'Which standard, or which point of the foster care agreement, is it about?', {
        prompts: 'Name the standard, not the person.',
      }),
      must('carer_account', 'text', 'What do the carers say?', {
        prompts: 'In their words. Nothing is decided without it.',
      }),
      must('context', 'text', 'What in support, information or match played a part?', {
        prompts: 'Half of what is learned from concerns is about the service.',
      }),
    ],
  ),
  section(
    ['decision', 'decision', 'What was found', 'Was the standard met, and what helps now?'],
    [
      must('finding', 'choice', 'Was it met?', {
        options: [
          one('met', 'Met'),
          one('partly', 'Partly met'),
          one('not_met', 'Not yet met'),
          one('cannot_say', 'Nobody can say'),
        ],
      }),
      must('plan', 'several', 'What follows?', {
        options: [
          one('talk', 'A talk'),
          one('training', 'Training'),
          one('visits', 'More visits'),
          one('support', 'Support'),
          one('terms', 'A change of terms'),
          one('review', 'A review of approval'),
          one('nothing', 'Nothing'),
        ],
      }),
      must('restorative', 'choice', 'Was there a meeting to put things right?', {
        options: [one('held', 'It was held'), one('offered', 'It was offered'), one('not_fitting', 'It would not fit')],
      }),
      must('early_review', 'yes_no', 'Is the next review brought forward?', {
        explainWhen: ['yes', 'no'],
        prompts: 'Three concerns in twelve months: yes, unless there is a reason.',
      }),
    ],
  ),
  section(
    ['settled', 'settled', 'Safe to close', 'Do children and carers know how it ended?'],
    [
      must('soc_child_told', 'yes_no_na', 'Was each child told what came of it?', { explainWhen: ['no'] }),
      must('soc_letter_on', 'date', 'On which day did the carers have it in writing, with a copy of what was kept?'),
      must('soc_done', 'yes_no_na', 'Was everything done that was agreed?', { explainWhen: ['no'] }),
      must('soc_pattern', 'text', 'Were there concerns before, and is there a pattern?'),
    ],
  ),
]
