import type { Form } from '../forms/types.ts'
import { eachOf, formWriter, one } from '../forms/write.ts'

/**
 * The form of an exemption from the usual fostering limit, of an exception outside the terms of approval and of a temporary approval
 * (clauses 4.9 and 5.14). They are three things in law and share a form in which each is asked its own: `askedOnlyOf`.
 */

export type ExemptionPart = 'asked' | 'kept' | 'extension' | 'close'
export type ExemptionKind = 'exemption' | 'exception' | 'temporary'

const { ask, must, when, section } = formWriter<ExemptionPart>('exm', ['4.9', '5.14'])

/** Stops the clock of the written notice; asked by its key. */
export const noticeAsked = 'exm.notice_on'

/** Why children live beyond the usual, in the words of councils' procedures. */
export const reasons = {
  siblings: 'It keeps brothers and sisters together',
  known: 'The child knows the carers',
  skill: 'The carers have a skill that this child needs',
  identity: 'Identity, language or faith',
  emergency: 'An emergency, and no other home',
  parent_child: 'A parent and their child',
  break: 'A break or a holiday',
} as const

export const outside = {
  number: 'More children than the terms say',
  age: 'A child of another age',
  sex: 'Girls or boys only',
  kind: 'Another kind of care',
  named: 'The terms name another child only',
  length: 'For longer than the terms say',
} as const

export const stages = {
  not_begun: 'Not begun',
  checks: 'Checks are being made',
  visits: 'Visits are being made',
  written: 'Written',
  panel: 'A day at panel is booked',
} as const

const weighed = 'The Act asks for this to be weighed.'

/** Which of its questions are asked of which kind alone; all others of each. */
export const askedOnlyOf: Readonly<Record<string, readonly ExemptionKind[]>> = {
  'exm.reason': ['exemption', 'exception'],
  ...Object.fromEntries(
    ['number', 'rooms', 'relationship', 'how_long', 'welfare', 'sleeps', 'together_on', 'conditions', 'notice_on'].map(
      (topic) => [`exm.${topic}`, ['exemption'] as const],
    ),
  ),
  ...Object.fromEntries(
    ['outside', 'agreed_by', 'plan', 'carer_agrees', 'carer_support', 'confirmed_on'].map((topic) => [
      `exm.${topic}`,
      ['exception'] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['legal', 'stage', 'ext_reason', 'ext_best', 'ext_panel_on', 'ext_iro_on', 'ext_officer', 'ext_officer_on'].map(
      (topic) => [`exm.${topic}`, ['temporary'] as const],
    ),
  ),
}

export const exemptionForm: Form<ExemptionPart> = {
  title: 'Exemption, exception or temporary approval',
  sections: [
    section(
      ['why', 'asked', 'Why', 'Why is this the right home for these children, and what was weighed?'],
      [
        must('reason', 'several', 'Why are the children to live here together?', { options: eachOf(reasons) }),
        must('outside', 'several', 'What is outside the terms of approval?', { options: eachOf(outside) }),
        must('agreed_by', 'text', 'Who agreed to it, and when?', {
          prompts: 'Out of hours it is confirmed on the next working day.',
        }),
        must('legal', 'text', 'On which order or agreement does the placement rest?'),
        must('number', 'text', 'The number of children: what speaks for it and against it?', { prompts: weighed }),
        must('rooms', 'text', 'How will the children be cared for, and where will they live and sleep?', {
          prompts: weighed,
        }),
        must('relationship', 'text', 'How do the carers and the children get on, and how is that likely to be?', {
          prompts: weighed,
        }),
        must('how_long', 'text', 'For how long is it likely to be?', { prompts: weighed }),
        must('welfare', 'text', 'What does it mean for the welfare of every child in the home?', {
          prompts: `${weighed} The carers’ own children belong to the home, too.`,
        }),
        ask(
          'sleeps',
          'text',
          'Who sleeps where? From three years on each child has a room of their own where it can be',
        ),
        must('together_on', 'date', 'When were the risks looked at for the children together?'),
        ask('carers_say', 'text', 'What do the carers say, and what help do they ask for?'),
      ],
      { practiceQuestion: 'cyp3' },
    ),
    section(
      ['child', 'asked', 'Each child', 'What does it mean for this child, and what does the child think?'],
      [
        must('view', 'choice', 'What does this child think of it?', {
          prompts: 'Each child in the home is asked, in their own way. A child’s no is answered.',
          options: [
            one('glad', 'Glad about it'),
            one('fine', 'It is all right'),
            one('unsure', 'Not sure'),
            one('no', 'The child would rather not'),
            one('too_young', 'A baby, or a child who does not say it in words'),
            one('not_yet', 'Not asked yet'),
          ],
        }),
        must('view_answer', 'text', 'What was the child told in answer, and what will be done about it?', {
          onlyWhen: when('view', 'no', 'unsure'),
        }),
        must('view_when', 'date', 'When was the child asked, or watched?', {
          onlyWhen: when('view', 'glad', 'fine', 'unsure', 'no', 'too_young'),
        }),
        must('effect', 'text', 'What does it mean for this child, as those see it who know them?', {
          prompts: 'The child’s social worker, their reviewing officer, you.',
        }),
      ],
      { perChild: true, practiceQuestion: 'cyp1' },
    ),
    section(
      ['kept', 'kept', 'How it goes on', 'What is agreed, and how does it end?'],
      [
        ask('conditions', 'text', 'Which conditions were set?'),
        must('notice_on', 'date', 'On which day was the written notice sent that names the children?', {
          references: ['CA89 Sch 7'],
        }),
        must('plan', 'choice', 'How does it end by the sixth working day?', {
          references: ['CPR 23'],
          options: [
            one('within', 'The home is within its terms again'),
            one('terms', 'New terms are agreed'),
            one('moves', 'The child moves, by a plan'),
            one('exemption', 'An exemption is asked for as well'),
          ],
        }),
        must('carer_agrees', 'yes_no', 'Did the carers agree to the new terms in writing?', {
          onlyWhen: when('plan', 'terms'),
          references: ['FSR 28'],
        }),
        must('carer_support', 'text', 'What more do the carers need, and how is it met?', {
          onlyWhen: when('plan', 'terms'),
          references: ['FSR 28'],
        }),
        must('confirmed_on', 'date', 'On which day was the letter sent that confirms the new terms?', {
          onlyWhen: when('plan', 'terms'),
        }),
        must('stage', 'choice', 'How far is the assessment?', { options: eachOf(stages), references: ['CPR 24'] }),
        must('support', 'text', 'What extra help does the home get?'),
      ],
      { practiceQuestion: 'wfc1' },
    ),
    section(
      ['longer', 'extension', 'More time', 'Is this still the best home, and who agreed to eight weeks more?'],
      [
        must('ext_reason', 'choice', 'Why is more time needed?', {
          options: [
            one('unfinished', 'The assessment is not finished'),
            one('refused', 'Approval was refused, and the carers asked for a review of that'),
          ],
          references: ['CPR 25'],
        }),
        must('ext_best', 'yes_no', 'Is it still the most suitable home for the child?', { explainWhen: ['yes', 'no'] }),
        must('ext_panel_on', 'date', 'When were the panel’s views sought?'),
        must('ext_iro_on', 'date', 'When was the child’s Independent Reviewing Officer told?'),
        must('ext_officer', 'text', 'Which officer approved it?'),
        must('ext_officer_on', 'date', 'On which day?'),
      ],
    ),
    section(
      ['safe', 'close', 'Safe to close', 'Is nothing left behind?'],
      [
        must('safe_children', 'yes_no', 'Does each child know how it goes on from here?', { explainWhen: ['no'] }),
        must('safe_record', 'yes_no', 'Does the register say who lives here now, and under which terms?', {
          explainWhen: ['no'],
        }),
        must('safe_next', 'yes_no_na', 'Is it certain that no other child moves in before it is asked for again?', {
          explainWhen: ['no'],
        }),
        must('learned', 'text', 'What did it mean for the children, in a sentence without names?', {
          prompts: 'The service learns from this sentence. “Not yet known” is an answer.',
        }),
      ],
    ),
  ],
}
