import { sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

export const rec: Section = {
  key: 'rec',
  title: 'Records and management oversight',
  keyQuestion: 'Does the record tell the child’s story, and does a manager see it?',
  part: 'audit',
  perChild: false,
  graded: true,
  clauses: ['4.8', '7.9'],
  inspection: inspectionAreas.leaders,
  descriptors: {
    outstanding: 'A record that the child would keep and treasure.',
    good: 'Up to date, clear and kind, with a manager’s eye on it.',
    requires_improvement: 'There are gaps, or the manager came to it late.',
    inadequate: 'Nobody could rely on it.',
  },
  questions: [
    weighed('rec.up_to_date', 'yes_partly_no', 'Is the record up to date?', {
      prompts: 'By your own standard; 5 working days unless you set another.',
      references: ['NMS 26'],
    }),
    weighed(
      'rec.quality',
      'yes_partly_no',
      'Is it clear and kind, signed and dated, with fact, opinion and what others said kept apart?',
      { references: ['NMS 26.5'] },
    ),
    weighed(
      'rec.helpful_to_child',
      'grade',
      'If the child reads this one day, how far will they find it helpful and respectful?',
      { references: ['NMS 26.6'] },
    ),
    weighed(
      'rec.chronology',
      'yes_partly_no',
      'Is there a chronology of what mattered, worries and complaints included, and does anyone think with it?',
      {
        references: ['NMS 26'],
      },
    ),
    weighed(
      'rec.placement_history',
      'yes_partly_no',
      'Is every child who lived here recorded, with dates and why they left?',
      { references: ['FSR 30', 'FSR Sch 2'] },
    ),
    weighed(
      'rec.supervision_staff',
      'yes_partly_no',
      'Is the fostering social worker supervised regularly, with decisions about this household written down?',
      {
        references: ['NMS 24'],
      },
    ),
    weighed('rec.oversight', 'grade', 'How much does the manager’s oversight add?', {
      prompts: 'Direction, challenge, follow-up.',
      references: ['NMS 25.2'],
    }),
    weighed('rec.authorised', 'yes_partly_no', 'Did a manager authorise in time what needed authorising?'),
    weighed(
      'rec.transfer',
      'yes_no_na',
      'If the fostering social worker changed, was there a handover summary and a visit together?',
    ),
    weighed(
      'rec.confidential',
      'yes_no',
      'Is everything stored and shared as it should be, with nothing on the wrong file?',
      { references: ['NMS 26.4'] },
    ),
    sectionGrade('rec', 'How good are the record and the oversight of it?'),
  ],
}
