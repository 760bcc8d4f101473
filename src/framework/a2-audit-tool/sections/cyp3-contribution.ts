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
    weighed('cyp3.matching', 'grade', 'How carefully was this child matched with this home?', {
      prompts:
        'The effect on everyone in the household; gaps named with a plan to close them; emergencies followed up.',
      references: ['NMS 15.1'],
    }),
    weighed(
      'cyp3.information',
      'yes_partly_no',
      'Did the carer have everything they needed to know, in writing, by the time the child came?',
      {
        prompts: 'The referral and any risks; gaps, and who filled them.',
        references: ['NMS 15.2', 'FSR 17'],
      },
    ),
    weighed('cyp3.introductions', 'yes_no_na', 'Was the child’s move in, and any move on, planned and kind?', {
      prompts: 'Introductions, treasured things, a proper goodbye.',
      references: ['NMS 11'],
    }),
    ...withinTheLaw,
    weighed(
      'cyp3.stability',
      'yes_partly_no',
      'When this home came under strain, did the service do enough to keep it steady?',
      {
        prompts: 'A meeting about stability, more support, a break.',
        references: ['NMS 21', 'NMS 15.3'],
      },
    ),
    weighed(
      'cyp3.disruption',
      'yes_no_na',
      'If the child’s stay ended without a plan, did people meet, learn from it and use what they learned?',
      {
        prompts: 'When they met; what changed.',
        references: ['CPR 14', 'NMS 11'],
        broughtForward: 'ended_unplanned',
      },
    ),
    weighed(
      'cyp3.team_work',
      'yes_partly_no',
      'Do the fostering social worker and the child’s social worker pull in the same direction?',
      {
        prompts: 'Visits together; one plan.',
        references: ['NMS 21'],
      },
    ),
    noted('cyp3.siblings', 'yes_no_na', 'Are brothers and sisters living together, or seeing each other, as planned?', {
      references: ['CA89 22C'],
      explainWhen: ['no'],
    }),
    sectionGrade('cyp3', 'How well did the service do its part for this child?'),
  ],
}
