import type { Form, Question, Section } from '../forms/types.ts'
import { eachOf, formWriter, one, waysToTell } from '../forms/write.ts'

/**
 * The form of a complaint, or of a wish to be heard (clauses 5.13 and 8.1): what the person says point by point, what each stage found of each
 * point, and what was learned. The file itself stays in the council's complaints system.
 */

export type ComplaintPart = 'received' | 'stage_1' | 'stage_2' | 'stage_3' | 'learning'

const { ask, must, when, section } = formWriter<ComplaintPart>('cmp', ['5.13', '8.1'])

/** Stop clocks; asked by their keys. */
export const acknowledgedAsked = 'cmp.ack_on'
export const statementAsked = 'cmp.statement_on'
/** How many points it has, read by its key once the procedure is decided. */
export const pointsAsked = 'cmp.points'

/** Who complains: the six of the yearly return, so that it can be counted. */
export const complainants = {
  child: 'A child or young person',
  carer: 'A foster carer',
  social_worker: 'The child’s social worker',
  professional: 'Another professional',
  parent: 'A parent',
  other: 'Somebody else',
} as const

export const subjects = {
  care: 'The care that carers give',
  supervising_worker: 'The fostering social worker’s work',
  social_worker: 'The child’s social worker’s work',
  move: 'A decision about a move',
  information: 'What carers were told before a child came',
  payments: 'Payments',
  support: 'Support',
  allegation: 'How an allegation was dealt with',
  review: 'A review, or panel',
  contact: 'Time with family',
  delay: 'Delay',
  handling: 'How a complaint was dealt with',
  other: 'Something else',
} as const

export const findings = {
  upheld: 'Upheld',
  partly: 'Partly upheld',
  not_upheld: 'Not upheld',
  none: 'No finding is possible',
} as const

/** A complaint has at most so many points. */
export const points = ['1', '2', '3', '4', '5', '6'] as const
/** The question in which one stands as the person put it. */
export const pointOf = (n: (typeof points)[number]): string => `cmp.point_${n}`

/** What is not asked of a complaint of so many points. */
export const findingsBeyond = (most: number): string[] =>
  [1, 2, 3].flatMap((stage) => points.filter((n) => Number(n) > most).map((n) => `cmp.finding_${stage}_${n}`))

/** One finding a point: six points are never answered with one. */
const findingsOf = (stage: 1 | 2 | 3): Question[] =>
  points.map((n) =>
    must(`finding_${stage}_${n}`, 'choice', `Point ${n}: what was found?`, {
      options: eachOf(findings),
      explainWhen: Object.keys(findings),
    }),
  )

const sorry = (stage: 1 | 2 | 3): Question[] => [
  must(`sorry_${stage}`, 'yes_no_na', 'Did we say sorry, and for what?', { explainWhen: ['yes'] }),
  ask(`promised_${stage}`, 'text', 'What did we promise?', {
    prompts: 'Set an action for each promise, so that it is kept.',
  }),
]

const sections: readonly Section<ComplaintPart>[] = [
  section(
    ['heard', 'received', 'What they say', 'What does it mean for the child, and what does the person say?'],
    [
      must('unsafe', 'yes_no', 'Does anything in it say that a child may not be safe?', {
        prompts: 'A yes tells those who keep a child safe, at once. Nothing waits for this form.',
        alertOn: ['yes'],
      }),
      must('child_effect', 'text', 'What does it mean for the child, or for the children in the home?', {
        prompts: 'Without names. “Not yet known” is an answer.',
      }),
      must('how', 'choice', 'How did they tell us?', {
        options: [
          one('spoken', 'They said it', 'What is said counts from the day on which it was said.'),
          one('letter', 'By letter'),
          one('mail', 'By e-mail'),
          one('form', 'On a form'),
          one('worker', 'Through a worker'),
          one('iro', 'Through an Independent Reviewing Officer'),
          one('advocate', 'Through an advocate'),
          one('councillor', 'Through a councillor'),
        ],
      }),
      must('for_child', 'choice', 'Is it for a child?', {
        options: [
          one('own', 'It is the child’s own'),
          one('agrees', 'For a child, who agrees'),
          one('not_asked', 'For a child, who was not asked'),
          one('no', 'It is not for a child'),
        ],
      }),
      must('advocate', 'choice', 'Was an advocate offered?', {
        onlyWhen: when('for_child', 'own', 'agrees', 'not_asked'),
        options: [
          one('taken', 'Offered, and one helps'),
          one('offered', 'Offered, and not wanted'),
          one('not_yet', 'Not yet'),
        ],
      }),
      ask('child_way', 'choice', 'How does the child like to tell it?', {
        onlyWhen: when('for_child', 'own', 'agrees'),
        options: eachOf(waysToTell),
      }),
      must('about', 'several', 'What is it about?', { options: eachOf(subjects) }),
      must('points', 'choice', 'How many points has it?', {
        prompts: 'Each is answered by itself. Read them back to the person, and change nothing without their leave.',
        options: points.map((n) => one(n, n)),
      }),
      ...points.map((n) =>
        must(`point_${n}`, 'text', `Point ${n}, as the person put it`, {
          onlyWhen: when('points', ...points.filter((one) => one >= n)),
          prompts: 'Without names.',
        }),
      ),
      must('wanted', 'text', 'What would put it right, as they see it?'),
      must('hold', 'yes_no_na', 'Is the decision that they complain of stopped until they have an answer?', {
        explainWhen: ['no'],
      }),
      must('ack_on', 'date', 'When did we write back that we have it, and who deals with it?'),
    ],
    { practiceQuestion: 'cyp4' },
  ),
  section(
    ['first', 'stage_1', 'Stage 1', 'What was found of each point, and what will be done?'],
    [...findingsOf(1), ...sorry(1)],
  ),
  section(
    ['second', 'stage_2', 'Stage 2', 'What did somebody from outside find of each point?'],
    [
      must('investigator', 'yes_no', 'Have an investigating officer and an independent person been named?', {
        explainWhen: ['no'],
      }),
      must('statement_on', 'date', 'When did the person agree what their complaint says?', {
        prompts: 'Agreed in writing; nothing is left out without their leave.',
      }),
      ...findingsOf(2),
      ...sorry(2),
    ],
  ),
  section(
    [
      'third',
      'stage_3',
      'Stage 3: the panel',
      'What did the panel say of each point, and what does the council answer?',
    ],
    [
      must(
        'panel_independent',
        'yes_no',
        'Were all three of the panel independent, and none of them the independent person of stage 2?',
        {
          explainWhen: ['no'],
        },
      ),
      ...findingsOf(3),
      ...sorry(3),
      must('ombudsman_told', 'yes_no', 'Does the answer say how to reach the Ombudsman?', { explainWhen: ['no'] }),
    ],
  ),
  section(
    ['learned', 'learning', 'What we learned', 'What is different for children and carers now?'],
    [
      must('learned', 'text', 'What did we learn, in a sentence without names? If nothing: why?', {
        prompts: 'The service learns from this sentence.',
      }),
      must('told_back', 'yes_no', 'Was the person told what changed because they spoke?', { explainWhen: ['no'] }),
      must('promises_kept', 'yes_no_na', 'Is every promise an action, or kept already?', { explainWhen: ['no'] }),
      ask('worth_it', 'scale', 'Was it worth complaining? As the person sees it', {
        ends: ['Not at all', 'Very much'],
      }),
    ],
    { practiceQuestion: 'wfc3' },
  ),
]

export const complaintForm: Form<ComplaintPart> = { title: 'Complaint', sections }
