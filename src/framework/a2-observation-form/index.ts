import type { Form, Question } from '../forms/types.ts'
import { eachOf, formWriter, one, waysToTell } from '../forms/write.ts'

/**
 * The form for watching practice (clauses 4.4 and 7.6), in the order in which it is lived: before the visit, the visit, each child,
 * what was seen, the talk, the worker’s answer, what we learned, and whether the record says the same.
 */

export type ObservationPart = 'preparation' | 'observed' | 'answer' | 'record'

const { ask, must, when, section } = formWriter<ObservationPart>('obs', ['4.4', '7.6'])

/** Somebody spoke with the child away from the carers: who. *Seen* and *spoken to alone* are two facts. */
export const spokeAlone = ['worker', 'observer', 'iro'] as const

/** What the observer looks for. One visit cannot show everything: what was not seen is said, and is no judgement. */
export const domains = {
  purpose: ['Purpose', 'The aim and the worker’s role are clear to carer and child, and belong to the plan.'],
  relationship: ['Relationship', 'Warmth, respect, curiosity and honesty; power is handled well.'],
  child_focus: ['The child at the centre', 'The child’s own world is explored.'],
  support_challenge: ['Support and challenge', 'There is enough of both.'],
  knowledge: ['Knowledge', 'Of this child, of theory, law and what can help.'],
  safeguarding: ['Safety', 'Safety is noticed, and acted on.'],
  edi: ['Identity and difference', 'They are noticed and valued.'],
  plan_next: ['Next steps', 'They are clear, agreed, and written down.'],
} as const
export type Domain = keyof typeof domains

const allGrades = ['outstanding', 'good', 'requires_improvement', 'inadequate', 'yes', 'partly', 'no']
const sentence = {
  explainWhen: allGrades,
  prompts: 'With one thing that you saw or heard: without it, it is not kept.',
}

function judged(domain: Domain): readonly Question[] {
  const [title, looksFor] = domains[domain]
  const seen = [one('seen', 'Seen'), one('not_seen', 'Not seen today')]
  const type = domain === 'plan_next' ? 'yes_partly_no' : 'grade'
  return [
    must(`${domain}.seen`, 'choice', title, { prompts: looksFor, options: seen }),
    must(domain, type, `${title}: how did it look?`, { onlyWhen: when(`${domain}.seen`, 'seen'), ...sentence }),
  ]
}

export const observationForm: Form<ObservationPart> = {
  title: 'Observation of practice',
  sections: [
    section(
      ['before', 'preparation', 'Before the visit', 'What is this visit for, and is everybody willing?'],
      [
        must('prep_aim', 'text', 'What is the visit for, and what should the observer look for?', {
          prompts: 'The plan, what you want to show, and anything you worry about.',
        }),
        ask('prep_read', 'yes_partly_no', 'Have you read the file and what was written before?'),
        must('asked_by', 'choice', 'Who explained it to the family and asked them?', {
          prompts:
            'The worker asks: it is hard to say no to a manager. Say why, so that nobody thinks they are in trouble.',
          options: [one('worker', 'The worker'), one('observer', 'The observer')],
        }),
        must('consent_carer', 'yes_no_na', 'Did the carers agree?'),
        must('consent_child', 'yes_no_na', 'Did the child agree?', {
          prompts: 'In their own way. A child gives no reason for a no.',
        }),
        ask('agreed_when', 'choice', 'When did they agree?', {
          options: [
            one('before', 'Before the day'),
            one('at_the_door', 'At the door', 'Something to learn from, and no breach.'),
          ],
        }),
      ],
    ),
    section(
      ['visit', 'observed', 'The visit', 'What happened, and what did the carers say?'],
      [
        must('safety_alert', 'yes_no', 'Was there anything that needs action today, because a child may not be safe?', {
          prompts: 'A yes tells those who keep a child safe, at once. Nothing waits for this form.',
          references: ['CA89 47'],
          alertOn: ['yes'],
        }),
        ask('carer_view', 'quote', 'What helped the carers, and what would help more, in their own words?'),
        ask('carer_view_apart', 'yes_no', 'Did you hear the carers without the worker?'),
        must('went_well', 'text', 'What went well?'),
        ask('even_better', 'text', 'What would make it even better?'),
      ],
    ),
    section(
      ['child', 'observed', 'The child', 'Was this child seen, and heard alone?'],
      [
        must('child_seen', 'yes_no', 'Was this child seen?'),
        must('child_alone_by', 'choice', 'Who spoke with this child alone?', {
          notWith: { ...when('child_seen', 'no'), answers: ['worker', 'observer'] },
          prompts: 'A door that stays open, or a carer in the kitchen, is not alone.',
          options: [
            one('worker', 'The worker who was watched'),
            one('observer', 'The observer'),
            one('iro', 'Their reviewing officer, within 20 working days'),
            one('nobody', 'Nobody'),
          ],
        }),
        must('child_alone_where', 'choice', 'Where, out of others’ hearing?', {
          onlyWhen: when('child_alone_by', ...spokeAlone),
          options: [
            one('own_room', 'In the child’s own room'),
            one('outside', 'In the garden, or on a walk'),
            one('car', 'In the car'),
            one('school', 'At school'),
            one('other', 'Somewhere else'),
          ],
        }),
        must('child_alone_why_not', 'choice', 'Why did nobody?', {
          onlyWhen: when('child_alone_by', 'nobody'),
          options: [
            one('said_no', 'The child said no', 'Nobody asks why.'),
            one('too_young', 'A baby, or a child who does not say it in words'),
            one('not_at_home', 'The child was not at home'),
            one('not_safe', 'It would not have been safe'),
            one('not_asked', 'The child was not asked'),
          ],
        }),
        must('child_seen_how', 'text', 'What did you see of this child, and how do they show how they are?', {
          onlyWhen: when('child_alone_why_not', 'too_young'),
        }),
        ask('child_method', 'choice', 'How did the child tell?', {
          onlyWhen: when('child_alone_by', ...spokeAlone),
          options: eachOf(waysToTell),
        }),
        ask('child_view', 'quote', 'What does the child say of the worker and of the visit, in their own words?', {
          prompts:
            'Read it back to the child. It goes to their reviewing officer and the quality team, and where the child says.',
        }),
        ask('child_share', 'share', 'Who may know what this child said? Ask the child.'),
        ask('child_worker_known', 'yes_partly_no', 'Does the child know who the worker is, and why they come?'),
      ],
      { perChild: true, practiceQuestion: 'cyp4' },
    ),
    section(
      ['judged', 'observed', 'What was seen', 'How was the practice, as far as this visit could show it?'],
      [
        ...(Object.keys(domains) as Domain[]).flatMap(judged),
        ask('grade', 'grade', 'Overall, if you wish to say it in a word', sentence),
      ],
      { practiceQuestion: 'wfc1' },
    ),
    section(
      ['learned', 'observed', 'What it teaches us', 'What could the service, and this worker, learn from it?'],
      [
        must('observer_learned', 'text', 'What did you learn about our service, beyond this worker?', {
          prompts: 'Without names: this sentence is what the service learns from.',
        }),
        ask('learning', 'text', 'What could the worker or the team learn from it?'),
      ],
      { practiceQuestion: 'cyp3' },
    ),
    section(
      ['answer', 'answer', 'The worker’s answer', 'What does the worker say of it?'],
      [
        ask('worker_reflection', 'text', 'How was it for you, and what do you take from it?'),
        must('worker_agrees', 'choice', 'Is this a fair picture?', {
          prompts: 'What you write stays beside what the observer wrote. Nobody changes either.',
          options: [one('agree', 'Yes'), one('partly', 'Partly'), one('no', 'No')],
          explainWhen: ['partly', 'no'],
        }),
        ask('share_good', 'yes_no', 'May what went well be told to others with your name?'),
      ],
    ),
    section(
      ['record', 'record', 'The record', 'Does the record of the visit say what was seen?'],
      [
        must('record_check', 'yes_partly_no', 'Does the record of the visit match what was seen?', {
          explainWhen: ['partly', 'no'],
        }),
        must('record_checked_on', 'date', 'On which day did you read it?'),
      ],
    ),
  ],
}
