import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

export const wfc2: Section = {
  key: 'wfc2',
  title: 'Carers’ part in plans',
  keyQuestion: 'How are the carers involved in plans for the children?',
  part: 'audit',
  perChild: false,
  graded: true,
  practiceQuestion: 'wfc2',
  clauses: ['3.6', '2.5', '2.6'],
  inspection: `${inspectionAreas.children}; ${inspectionAreas.leavers}`,
  descriptors: {
    outstanding: 'There are parts of the plan that the carers lead.',
    good: 'The carers are in the room when plans are made, and everyday decisions are theirs to make.',
    requires_improvement: 'The carers are asked, but when most is already settled.',
    inadequate: 'The carers are left out, and the child loses by it.',
  },
  questions: [
    weighed('wfc2.heard_in_moves', 'yes_no_na', 'Were the carers heard in plans for a child to move in, on or home?', {
      prompts: 'And whether the pace was right.',
      references: ['NMS 11', 'NMS 15.3'],
    }),
    weighed('wfc2.planning_meeting', 'yes_no_na', 'Were the carers at the meeting that made the placement plan?', {
      prompts: 'Whether needs and gaps were agreed with them.',
      references: ['NMS 31.1'],
    }),
    weighed(
      'wfc2.at_review',
      'yes_no_na',
      'Were the carers at the children’s last reviews, or did they send a report?',
      { prompts: 'Whether they were listened to.', references: ['NMS 31.3'] },
    ),
    noted('wfc2.request_waited', 'text', 'When did something the carers asked last have to wait for a decision?', {
      prompts: 'What, and how long.',
      references: ['CPR Sch 2', 'NMS 7'],
    }),
    weighed('wfc2.leaving_care', 'yes_no_na', 'Do the carers have a part in plans for leaving care and staying put?', {
      version: 2,
      prompts:
        'From fifteen and a half in good practice. In law what they need is looked at, and the pathway plan made, within three months of the 16th birthday.',
      references: ['NMS 12'],
    }),
    weighed('wfc2.education', 'yes_no_na', 'Do the carers have a part in choices about school and learning?', {
      prompts: 'Personal education plan, choice of school, education, health and care plan.',
      references: ['NMS 8'],
    }),
    weighed('wfc2.respect', 'grade', 'How far are the carers treated as full members of the team round the child?', {
      prompts: 'Examples; the tone of what is written about them.',
      references: ['NMS values'],
    }),
    weighed('wfc2.information_given', 'yes_partly_no', 'Are the carers kept up to date between reviews?', {
      references: ['FSR 17'],
    }),
    sectionGrade('wfc2', 'How well are the carers involved in plans?'),
  ],
}
