import { sectionGrade, weighed } from '../ask.ts'
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
    weighed(
      'wfc2.moves',
      'yes_no_na',
      'In plans for a child to move in, on or home, were the carers heard and was the pace right?',
      {
        references: ['NMS 11', 'NMS 15.3'],
      },
    ),
    weighed(
      'wfc2.placement_planning',
      'yes_partly_no',
      'Were the carers there when the placement plan was made, and were needs and gaps agreed with them?',
      {
        references: ['NMS 31.1'],
      },
    ),
    weighed(
      'wfc2.reviewing',
      'yes_partly_no',
      'Were the carers invited to the children’s reviews, ready for them, and listened to?',
      { references: ['NMS 31.3'] },
    ),
    weighed(
      'wfc2.delegated',
      'yes_partly_no',
      'Is it clear what the carers may decide, is that right for each child, and do they use it?',
      {
        prompts: 'Date of the document; reasons where something is held back; the last time a request had to wait.',
        references: ['CPR Sch 2', 'NMS 2', 'NMS 7'],
      },
    ),
    weighed('wfc2.leaving_care', 'yes_no_na', 'Do the carers have a part in plans for leaving care and staying put?', {
      prompts: 'From fifteen and a half; the pathway plan.',
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
