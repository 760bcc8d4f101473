import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

export const cyp2: Section = {
  key: 'cyp2',
  title: 'How the child is getting on',
  keyQuestion: 'How well is this child doing in learning, health and life with others?',
  part: 'audit',
  perChild: true,
  graded: true,
  practiceQuestion: 'cyp2',
  clauses: ['3.6', '2.3', '2.4', '6.2'],
  inspection: `${inspectionAreas.children}; ${inspectionAreas.leavers}`,
  descriptors: {
    outstanding: 'The child has come remarkably far from where they began, or has turned a corner that few expected.',
    good: 'In most parts of life the child has clearly moved on from where they began, and we can see what helped.',
    requires_improvement: 'Progress comes in some things and not in others, or the record does not show it.',
    inadequate: 'The child is slipping back and nobody has responded.',
  },
  questions: [
    weighed(
      'cyp2.start_point',
      'yes_partly_no',
      'Can we see where the child began, and how far they have come since?',
      {
        prompts: 'The first plan; the chronology.',
        references: ['ILACS'],
      },
    ),
    weighed('cyp2.learning', 'grade', 'How well is the child learning?', {
      prompts:
        'Attendance, attainment, a personal education plan each term, the carer’s part in it, hopes for the future.',
      references: ['NMS 8', 'FSR 16'],
    }),
    noted('cyp2.attendance', 'number', 'What was the child’s attendance in the period, in per cent?', {
      prompts: 'From the virtual school.',
      references: ['NMS 8'],
    }),
    weighed('cyp2.health', 'grade', 'How well is the child’s physical health looked after?', {
      prompts: 'Health assessments, dentist, optician, immunisations, records of medicines.',
      references: ['NMS 6', 'FSR 15'],
    }),
    weighed('cyp2.emotional', 'grade', 'How well are the child’s feelings understood and supported?', {
      prompts: 'Strengths and Difficulties Questionnaire; therapeutic advice to the carer.',
      references: ['NMS 6'],
    }),
    weighed('cyp2.social', 'grade', 'Does the child have friends, fun, interests and a sense of belonging?', {
      prompts: 'Clubs, sleepovers, a place in family life.',
      references: ['NMS 7'],
    }),
    weighed('cyp2.identity', 'grade', 'Is all that makes this child who they are valued and helped to grow?', {
      prompts:
        'Where they come from, what they believe, language, disability, gender, sexuality, life story. Give real examples.',
      references: ['NMS 2', 'NMS 26.7'],
    }),
    weighed(
      'cyp2.family_time',
      'yes_partly_no',
      'Is the child well supported to spend time with family and others who matter to them?',
      {
        prompts: 'Arrangements, risks, what the child wants, brothers and sisters.',
        references: ['NMS 9', 'FSR 14'],
      },
    ),
    weighed(
      'cyp2.independence',
      'yes_partly_no',
      'Is the child gaining the skills of their age, and from 16 a way into adult life?',
      {
        prompts: 'Pathway plan; staying put.',
        references: ['NMS 12'],
      },
    ),
    noted('cyp2.outcome_scale', 'scale', 'All in all, how far has the child come from where they began?', {
      ends: ['Slipped back', 'Come exceptionally far'],
      prompts: '5 means they have held their ground.',
    }),
    sectionGrade('cyp2', 'How well is this child doing?'),
  ],
}
