import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

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
    weighed(
      'cyp3.within_terms',
      'yes_no_na',
      'Is the child here within the terms of approval and the usual limit of three, or is there an exemption?',
      {
        required: true,
        prompts: 'An exemption names the child. Outside the terms: an emergency of up to 6 working days.',
        references: ['CA89 Sch 7', 'CPR 23'],
        rules: ['L6'],
        explainWhen: ['no', 'not_applicable'],
      },
    ),
    // Ours: without the day it began, nobody could say whether the 6 working days of L6 have passed.
    weighed('cyp3.outside_since', 'date', 'Since when has the child been here without that?', {
      required: true,
      onlyWhen: { question: 'cyp3.within_terms', in: ['no'] },
      references: ['CPR 23'],
      rules: ['L6'],
    }),
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
        references: ['NMS 15.3'],
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
