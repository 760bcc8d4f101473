import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Question, Section } from '../types.ts'

const becomingACarer: readonly Question[] = [
  weighed('wfc1.assessment', 'grade', 'How thorough was the assessment of these carers?', {
    version: 2,
    prompts: 'For those approved in the last two years, and kinship foster carers. References, checks, analysis.',
    references: ['FSR 26', 'NMS 13', 'NMS 14', 'CPR 24', 'CPR 25'],
    broughtForward: 'approval_date',
  }),
  weighed('wfc1.agreement', 'yes_no', 'Is a current foster care agreement signed?', {
    references: ['FSR 27', 'FSR Sch 5'],
  }),
  weighed('wfc1.induction', 'yes_no_na', 'Did the carers have an induction in their first months?', {
    references: ['NMS 20.1'],
  }),
  weighed('wfc1.tsd', 'yes_no_na', 'Did each carer complete the training, support and development standards in time?', {
    version: 2,
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

const ofKin = { module: 'kinship' }
const forNow = { module: 'temporary' }
const kinship: readonly Question[] = [
  weighed('wfc1.kinship_plan', 'yes_partly_no', 'Is there a written plan of help and money for these kinship carers?', {
    ...ofKin,
    references: ['NMS 30', 'KIN'],
  }),
  noted('wfc1.kinship_offer', 'yes_no', 'Have they been given the kinship local offer?', {
    ...ofKin,
    explainWhen: ['no'],
    references: ['CWSA26 5', 'KIN'],
  }),
  noted('wfc1.temporary_until', 'date', 'Until when does the temporary approval last?', {
    ...forNow,
    prompts: '16 weeks, or 8 more where that was approved before they were over.',
    references: ['CPR 24', 'CPR 25'],
  }),
  weighed(
    'wfc1.temporary_visits',
    'yes_no',
    'Was the child visited weekly until the first review, then every 4 weeks?',
    {
      ...forNow,
      references: ['CPR 24', 'CPR 28'],
    },
  ),
]

const shortBreaks: readonly Question[] = [
  weighed('wfc1.short_plan', 'yes_partly_no', 'Is the plan of the short breaks agreed with the parents?', {
    module: 'short_breaks',
    references: ['NMS 31'],
  }),
  weighed('wfc1.short_training', 'yes_partly_no', 'Are the carers trained in this child’s medicines and in lifting?', {
    module: 'short_breaks',
    references: ['NMS 6', 'NMS 20'],
  }),
]

const supervision: readonly Question[] = [
  noted('wfc1.worker_count', 'number', 'How many fostering social workers have these carers had in the period?', {
    prompts: 'The present one counts.',
    references: ['NMS 21.8'],
  }),
  weighed('wfc1.worker_qualified', 'yes_no', 'Is the present one a qualified social worker?', {
    references: ['NMS 21.8'],
  }),
  noted('wfc1.visits', 'visits', 'Which visits took place in the period?', {
    prompts: 'A row each, such as 27 3 2026. What is counted below is filled in from them, for you to confirm.',
    references: ['NMS 21.8'],
  }),
  noted('wfc1.visit_last', 'date', 'When was the last supervision visit?', {
    broughtForward: 'visit_last_on',
    references: ['NMS 21.8'],
  }),
  noted('wfc1.visits_expected', 'number', 'How many supervision visits does your service expect in such a period?', {
    references: ['NMS 21.8'],
  }),
  weighed('wfc1.visit_count', 'number', 'How many supervision visits took place in the period?', {
    version: 2,
    references: ['NMS 21.8'],
    broughtForward: 'visits_held',
  }),
  weighed('wfc1.unannounced_date', 'date', 'When was the last unannounced visit?', {
    required: true,
    prompts: 'At least one a year. Who was seen, whether the home was, whether a child was.',
    references: ['NMS 21.8'],
    rules: ['L4'],
    broughtForward: 'unannounced_visit_last_on',
  }),
  noted('wfc1.unannounced_count', 'number', 'How many unannounced visits took place in the period?', {
    references: ['NMS 21.8'],
    broughtForward: 'unannounced_held',
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
  weighed(
    'wfc1.both_carers',
    'yes_no_na',
    'Is each carer seen and supervised, not only the one who is usually at home?',
    {
      references: ['NMS 21.8'],
    },
  ),
  weighed('wfc1.record_shared', 'yes_partly_no', 'Did the carers see and sign the supervision record?', {
    references: ['NMS 21', 'NMS 26'],
  }),
]

const support: readonly Question[] = [
  weighed('wfc1.support', 'grade', 'How well did help reach these carers when they needed it?', {
    prompts:
      'Evenings and weekends, other carers, breaks, therapeutic advice, sons and daughters, what kinship carers need.',
    references: ['NMS 21.2', 'NMS 21.6', 'NMS 30'],
  }),
  weighed(
    'wfc1.carer_wellbeing',
    'yes_partly_no',
    'Does somebody notice how the carers themselves are, and act on it?',
    { references: ['NMS 21'] },
  ),
  weighed(
    'wfc1.independent_support',
    'yes_no',
    'Do the carers know whom to turn to outside the service if something is alleged?',
    { references: ['NMS 22'] },
  ),
  weighed('wfc1.breaks', 'yes_no_na', 'Did breaks suit the children?', {
    prompts: 'Who looked after them, and what they said about it.',
    references: ['NMS 21.5'],
  }),
  weighed('wfc1.sons_daughters', 'yes_no_na', 'Were the carers’ own children asked, apart from their parents?', {
    prompts: 'And helped, where they wanted help.',
    references: ['NMS 21.6'],
  }),
  noted('wfc1.payments', 'yes_no_na', 'Do the carers say they are paid what is right, when it is due?', {
    references: ['NMS 28'],
    explainWhen: ['no'],
  }),
  weighed('wfc1.household_change', 'yes_no_na', 'Was each change in the household told to us and assessed?', {
    references: ['FSR 28', 'FSR Sch 5'],
  }),
  noted('wfc1.other_work', 'yes_no_na', 'Have we weighed what other work or caring the carers do?', {
    references: ['FSR 27'],
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
  weighed('wfc1.notice_in_time', 'yes_no_na', 'Did the carers have the decision in writing in time?', {
    prompts: 'The days of panel, decision and letter stand in the outcome of the review.',
    references: ['FSR 28', 'NMS 14.9', 'NMS 14.10'],
  }),
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
    ...kinship,
    ...shortBreaks,
    ...supervision,
    ...support,
    ...carerReview,
    sectionGrade('wfc1', 'How well does the service choose, prepare and support these carers?'),
  ],
}
