import { ask, must, section } from './write.ts'

/* What must be so, or be reasoned, before an allegation is closed, and what was learned. */

const settled: Readonly<Record<string, string>> = {
  close_safe: 'Is each child safe where they live now?',
  close_told: 'Was each child told the outcome by somebody they trust?',
  close_others: 'Were the other children in the home heard and supported?',
  close_summary: 'Do the carers have the summary in writing, and may they add their account?',
  close_support: 'Was independent support offered, and its end agreed?',
  close_pay: 'Are payments settled?',
  close_review: 'Was the review of approval held, or is there a reason why not?',
  close_notice: 'Where terms change: was notice given, and are the 28 days over?',
  close_dbs: 'Is the question of a referral to the Disclosure and Barring Service decided, with its reason?',
  close_bodies:
    'Were the responsible and area authorities, the reviewing officer and the fostering social worker told?',
  close_parents: 'Were parents told, where that is right?',
  close_record: 'Is the record on the carers’ confidential file, with a copy for them, and nothing of it elsewhere?',
  close_place: 'Are places and holds put right?',
  close_list: 'Does the list of who knows go back to those who must?',
}

export const safeToClose = section(
  ['closing', 'learning', 'Learning, and safe to close', 'What did we learn, and is everybody all right?'],
  [
    must('learned', 'text', 'What did the service learn?', {
      prompts: 'Without names, so that it could be read by anybody.',
    }),
    ask('learned_fair', 'text', 'What did the carers say of how they were treated?'),
    ...Object.entries(settled).map(([topic, text]) =>
      must(topic, 'yes_no_na', text, { explainWhen: ['no', 'not_applicable'] }),
    ),
  ],
)
