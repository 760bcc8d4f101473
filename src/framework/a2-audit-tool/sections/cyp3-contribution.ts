import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Question, Section } from '../types.ts'

/** Asked only where the breach stands. It holds from the first day, whoever decided it; it stops no step of the audit. */
const breach = { question: 'cyp3.exemption', in: ['no'] }
const howItBecomesLawful: readonly Question[] = [
  weighed('cyp3.limit_decided_by', 'text', 'Whose decision was it that this child lives here over the limit?', {
    required: true,
    onlyWhen: breach,
    prompts:
      'A breach of the law from the first day, whoever decided it: the service manager and the head of service are told with the answer above. A name and a post; if nobody decided it, say so.',
    references: ['CA89 Sch 7'],
    rules: ['L9'],
  }),
  weighed('cyp3.limit_decided_on', 'date', 'When was it decided?', {
    onlyWhen: breach,
    references: ['CA89 Sch 7'],
    rules: ['L9'],
  }),
  weighed('cyp3.limit_made_lawful', 'text', 'How will it be lawful, and by when?', {
    required: true,
    onlyWhen: breach,
    prompts: 'An exemption that names the child, or another home for one of the children.',
    references: ['CA89 Sch 7'],
    rules: ['L9'],
  }),
]

/**
 * Two laws, never one question: an emergency may take a child outside the terms of approval for six working days; the
 * usual fostering limit has no such days, and an exemption from the one cures nothing of the other.
 */
const withinTheLaw: readonly Question[] = [
  weighed('cyp3.within_terms', 'yes_no', 'Is this child inside the carers’ terms of approval?', {
    version: 2,
    required: true,
    prompts: 'Outside them: an emergency of up to 6 working days, or terms that were changed.',
    references: ['CPR 23'],
    rules: ['L6'],
  }),
  // Ours: without the day it began, nobody could say whether the 6 working days of L6 have passed.
  weighed('cyp3.outside_since', 'date', 'Since when has the child been outside the terms?', {
    version: 2,
    required: true,
    onlyWhen: { question: 'cyp3.within_terms', in: ['no'] },
    references: ['CPR 23'],
    rules: ['L6'],
  }),
  weighed(
    'cyp3.over_limit',
    'yes_no',
    'Counting every fostered child, are there more than three here who are not all brothers and sisters?',
    {
      required: true,
      prompts:
        'The usual fostering limit. More than three are within it only when every one is a sibling of the others.',
      references: ['CA89 Sch 7'],
      rules: ['L9'],
      explainWhen: [],
    },
  ),
  weighed('cyp3.exemption', 'yes_no', 'Is there an exemption that names this child?', {
    required: true,
    onlyWhen: { question: 'cyp3.over_limit', in: ['yes'] },
    prompts: 'In writing, from the council where the carers live.',
    references: ['CA89 Sch 7'],
    rules: ['L9'],
    explainWhen: [],
  }),
  ...howItBecomesLawful,
]

const movingIn: readonly Question[] = [
  weighed('cyp3.matching', 'grade', 'How carefully was this child matched with this home?', {
    prompts: 'The effect on everyone in the household; gaps named with a plan to close them; emergencies followed up.',
    references: ['NMS 15.1'],
  }),
  weighed(
    'cyp3.information',
    'yes_partly_no',
    'Before the child came, did the carer have in writing what we knew of needs and risks?',
    {
      version: 2,
      prompts: 'The referral and any risks; gaps, and who filled them.',
      references: ['NMS 15.2', 'FSR 17'],
    },
  ),
  weighed('cyp3.move_in', 'yes_no_na', 'Was the move in prepared with the child?', {
    prompts: 'Introductions, treasured things.',
    references: ['NMS 11'],
  }),
]

const steady: readonly Question[] = [
  noted('cyp3.strain', 'yes_no', 'Was this home under strain in the period?', { references: ['NMS 15.3'] }),
  weighed('cyp3.stability', 'yes_partly_no', 'Did the service do enough to keep it steady?', {
    version: 2,
    onlyWhen: { question: 'cyp3.strain', in: ['yes'] },
    prompts: 'How soon help came, and whether it held: a meeting about stability, more support, a break.',
    references: ['NMS 21', 'NMS 15.3'],
  }),
  weighed(
    'cyp3.team_work',
    'yes_partly_no',
    'Do the fostering social worker and the child’s social worker pull in the same direction?',
    { prompts: 'Visits together; one plan.', references: ['NMS 21'] },
  ),
]

const movingOn: readonly Question[] = [
  weighed('cyp3.move_on', 'yes_no_na', 'Was the move on prepared with the child?', {
    prompts: 'A proper goodbye; whom they can still see.',
    references: ['NMS 11'],
  }),
  weighed('cyp3.met_after_ending', 'yes_no_na', 'After the unplanned ending, was there a meeting to learn from it?', {
    prompts: 'When they met.',
    references: ['CPR 14', 'NMS 11'],
    broughtForward: 'ended_unplanned',
  }),
  noted('cyp3.learned_from_ending', 'text', 'What changed because of that meeting?', {
    onlyWhen: { question: 'cyp3.met_after_ending', in: ['yes'] },
  }),
  weighed('cyp3.stay_after_18', 'yes_no_na', 'Is it written down whether the young person can stay after 18?', {
    prompts: 'Staying put or staying close, talked over with them and with the carers.',
    references: ['NMS 12'],
  }),
]

const brothersAndSisters: readonly Question[] = [
  noted('cyp3.siblings_together', 'yes_no_na', 'Do the brothers and sisters who should live together do so?', {
    references: ['CA89 22C'],
    explainWhen: ['no'],
  }),
  noted('cyp3.siblings_meet', 'yes_no_na', 'Do those who live apart see each other as the plan says?', {
    references: ['NMS 9'],
    explainWhen: ['no'],
  }),
  weighed('cyp3.siblings_apart', 'yes_no_na', 'If they live apart, is it written down why?', {
    prompts: 'An assessment, and a plan to change it or to bear it.',
    references: ['CA89 22C'],
  }),
]

/** What is one child’s own. The grade of safety is given once, for the whole home (decision 87). */
const keptSafe: readonly Question[] = [
  weighed(
    'cyp3.online',
    'yes_partly_no',
    'Is there an agreed way for this child to use phones, games and social media?',
    {
      prompts: 'And whether it works.',
      references: ['NMS 4'],
    },
  ),
  weighed('cyp3.exploitation', 'yes_no_na', 'Has anyone looked for signs that this child is being exploited?', {
    prompts: 'And what was done.',
    references: ['NMS 4', 'NMS 5'],
  }),
  noted(
    'cyp3.restrictions',
    'text',
    'Is the child watched, locked in, searched or kept from leaving more than others of their age?',
    { prompts: 'What, why, and who allowed it. Leave it empty if not.', references: ['NMS 3', 'NMS 4'] },
  ),
  weighed(
    'cyp3.return_talk',
    'yes_no_na',
    'After each time missing, was an independent conversation offered within 72 hours?',
    { references: ['NMS 5', 'FSR 13'] },
  ),
]

export const cyp3: Section = {
  key: 'cyp3',
  title: 'What the service did for the child',
  keyQuestion: 'How did the fostering service help this child’s life go well?',
  part: 'audit',
  perChild: true,
  graded: true,
  practiceQuestion: 'cyp3',
  clauses: ['3.6', '2.6', '2.8'],
  inspection: inspectionAreas.children,
  descriptors: {
    outstanding: 'Imaginative, well-timed support kept a home together that might otherwise have been lost.',
    good: 'The match was thought through, the home was kept steady when it was strained, and the workers pulled together.',
    requires_improvement: 'Help came after the trouble rather than before it, and known gaps in the match stayed open.',
    inadequate: 'The match was poor and nothing was done about it.',
  },
  questions: [
    ...movingIn,
    ...withinTheLaw,
    ...steady,
    ...movingOn,
    ...brothersAndSisters,
    ...keptSafe,
    sectionGrade('cyp3', 'How well did the service do its part for this child?'),
  ],
}
