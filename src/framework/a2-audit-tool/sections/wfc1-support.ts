import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Question, Section } from '../types.ts'

const becomingACarer: readonly Question[] = [
  weighed(
    'wfc1.assessment',
    'grade',
    'For recent approvals and kinship carers: how thorough and timely was the assessment?',
    {
      prompts:
        'Approved in the last two years. Stages, references, checks, analysis; 8 months, or 16 weeks and up to 8 more.',
      references: ['FSR 26', 'NMS 13', 'NMS 14', 'CPR 24', 'CPR 25'],
      broughtForward: 'approval_date',
    },
  ),
  weighed('wfc1.agreement', 'yes_no', 'Is a current foster care agreement signed?', {
    references: ['FSR 27', 'FSR Sch 5'],
  }),
  weighed('wfc1.induction', 'yes_no_na', 'Did the carers have an induction in their first months?', {
    references: ['NMS 20.1'],
  }),
  weighed('wfc1.tsd', 'yes_no_na', 'Were the training, support and development standards shown in time?', {
    prompts: 'Within 12 months of approval; 18 for family and friends.',
    references: ['NMS 20.3'],
    broughtForward: 'tsd_completed_on',
  }),
  weighed(
    'wfc1.pdp',
    'yes_partly_no',
    'Does each carer have a current development plan that fits the children they look after?',
    { references: ['NMS 20.5'] },
  ),
  weighed('wfc1.training_use', 'text', 'Where do you see something they learned change what they do?', {
    prompts: 'One example.',
    references: ['NMS 20'],
  }),
]

const supervision: readonly Question[] = [
  weighed(
    'wfc1.ssw_named',
    'yes_no',
    'Do the carers have one named, qualified fostering social worker, with any change explained?',
    {
      prompts: 'How many changes in the period.',
      references: ['NMS 21.8'],
    },
  ),
  noted('wfc1.visit_last', 'date', 'When was the last supervision visit?', {
    references: ['NMS 21.8'],
  }),
  weighed('wfc1.visit_count', 'number', 'How many supervision visits took place in the period?', {
    prompts: 'Hold it against how many your service expects.',
    references: ['NMS 21.8'],
  }),
  weighed('wfc1.unannounced_date', 'date', 'When was the last unannounced visit?', {
    required: true,
    prompts: 'At least one a year. Who was seen, whether the home was, whether a child was.',
    references: ['NMS 21.8'],
    rules: ['L4'],
    broughtForward: 'unannounced_visit_last_on',
  }),
  weighed(
    'wfc1.supervision_quality',
    'grade',
    'How reflective is supervision: what children need and want, how care is going, challenge and support?',
    {
      prompts: 'Read three records.',
      references: ['NMS 21.8'],
    },
  ),
  weighed('wfc1.child_in_supervision', 'yes_partly_no', 'Reading those records, can you see each child’s world?', {
    references: ['NMS 21.8'],
  }),
]

const support: readonly Question[] = [
  weighed('wfc1.support', 'grade', 'How well did help reach these carers when they needed it?', {
    prompts:
      'Evenings and weekends, other carers, breaks, therapeutic advice, sons and daughters, what kinship carers need.',
    references: ['NMS 21.2', 'NMS 21.6', 'NMS 30', 'KIN', 'CWSA26 5'],
  }),
  weighed(
    'wfc1.carer_wellbeing',
    'yes_partly_no',
    'Does somebody notice how the carers themselves are, and act on it?',
    { references: ['NMS 21'] },
  ),
  noted('wfc1.payments', 'yes_no_na', 'Do the carers say they are paid what is right, when it is due?', {
    references: ['NMS 28'],
    explainWhen: ['no'],
  }),
  noted('wfc1.recruitment_fit', 'text', 'Is recruitment finding carers for the children who need a home here?', {
    level: 'service',
    prompts: 'Sufficiency data.',
    references: ['NMS 13', 'CA89 22G'],
  }),
]

const late = { question: 'wfc1.review_on_time', in: ['no'] }

const carerReview: readonly Question[] = [
  weighed(
    'wfc1.review_on_time',
    'yes_no',
    'Was the last review meeting held within a year of the one before it, or of approval if it was the first?',
    {
      version: 2,
      required: true,
      prompts: 'If one is overdue now, answer no.',
      references: ['FSR 28'],
      rules: ['L4'],
      broughtForward: 'review_within_year',
    },
  ),
  // Ours: the law allows no delay, so nothing but a recorded decision keeps a late review from limiting the grade.
  weighed('wfc1.review_late_decided_by', 'text', 'Who decided to let that review be late?', {
    onlyWhen: late,
    prompts: 'The name of the manager whose decision stands on the carers’ file. Leave it empty if nobody decided.',
    references: ['FSR 28'],
    rules: ['L4'],
  }),
  weighed('wfc1.review_late_decided_on', 'date', 'When did they decide it?', {
    onlyWhen: late,
    references: ['FSR 28'],
    rules: ['L4'],
  }),
  weighed('wfc1.review_late_until', 'date', 'Which new date did they set?', {
    onlyWhen: late,
    references: ['FSR 28'],
    rules: ['L4'],
  }),
  weighed('wfc1.review_quality', 'grade', 'How well did the review weigh things up?', {
    prompts: 'Everyone’s views, evidence, clear recommendations, the terms of approval.',
    references: ['FSR 28', 'NMS 20.6'],
  }),
  weighed(
    'wfc1.review_panel',
    'yes_no_na',
    'If it had to go to panel, did panel, decision and notice all come in time?',
    {
      prompts: 'Dates.',
      references: ['FSR 28', 'NMS 14.9', 'NMS 14.10'],
    },
  ),
  weighed('wfc1.last_recs', 'yes_partly_no', 'Has what the last review recommended been done?', {
    references: ['NMS 20.6'],
  }),
]

export const wfc1: Section = {
  key: 'wfc1',
  title: 'Choosing, preparing and supporting carers',
  keyQuestion: 'Do recruitment, assessment, training and supervision help children do well here?',
  part: 'audit',
  perChild: false,
  graded: true,
  practiceQuestion: 'wfc1',
  clauses: ['3.6', '2.7'],
  inspection: inspectionAreas.children,
  descriptors: {
    outstanding: 'You can watch the carers’ skill grow from one record to the next.',
    good: 'Supervision is regular and makes people think; checks and standards are in place; the review came in time and weighed things up.',
    requires_improvement: 'Visits take place with little thought recorded, and what lapses is mended late.',
    inadequate: 'Nobody is supervising or reviewing these carers in any way that works.',
  },
  questions: [
    ...becomingACarer,
    ...supervision,
    ...support,
    ...carerReview,
    sectionGrade('wfc1', 'How well does the service choose, prepare and support these carers?'),
  ],
}
