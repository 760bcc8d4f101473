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
    weighed('rec.kind_clear', 'yes_partly_no', 'Is it written kindly and clearly?', { references: ['NMS 26.5'] }),
    weighed('rec.fact_opinion', 'yes_partly_no', 'Are fact, opinion and what others said kept apart?', {
      references: ['NMS 26.5'],
    }),
    weighed('rec.signed', 'yes_partly_no', 'Is each record signed and dated?', { references: ['NMS 26.5'] }),
    weighed(
      'rec.helpful_to_child',
      'grade',
      'If the child reads this one day, how far will they find it helpful and respectful?',
      { references: ['NMS 26.6'] },
    ),
    weighed('rec.carer_log', 'yes_partly_no', 'Do the carers keep records that the child could read with pleasure?', {
      prompts: 'And whether they are collected safely.',
      references: ['NMS 26.7'],
    }),
    weighed('rec.chronology_current', 'yes_partly_no', 'Is there a chronology of what mattered, up to this month?', {
      prompts: 'Worries and complaints included.',
      references: ['NMS 26'],
    }),
    weighed('rec.chronology_used', 'yes_partly_no', 'Has somebody used the chronology to think?', {
      references: ['NMS 26'],
    }),
    weighed(
      'rec.placement_history',
      'yes_partly_no',
      'Is every child who lived here recorded, with dates and why they left?',
      { references: ['FSR 30', 'FSR Sch 2'] },
    ),
    weighed('rec.worker_supervised', 'yes_partly_no', 'Is the fostering social worker supervised regularly?', {
      references: ['NMS 24'],
    }),
    weighed('rec.decisions_written', 'yes_partly_no', 'Are decisions about this household written down?', {
      references: ['NMS 24', 'NMS 26'],
    }),
    weighed('rec.oversight', 'grade', 'How much does the manager’s oversight add?', {
      prompts: 'Direction, challenge, follow-up.',
      references: ['NMS 25.2'],
    }),
    weighed('rec.authorised', 'yes_partly_no', 'Did a manager authorise in time what needed authorising?'),
    weighed('rec.handover_summary', 'yes_no_na', 'When the worker changed, was there a handover summary?'),
    weighed('rec.handover_visit', 'yes_no_na', 'When the worker changed, did both visit together?'),
    weighed('rec.right_file', 'yes_no', 'Is everything that was found here on the right file?', {
      prompts: 'And stored and shared as it should be.',
      references: ['NMS 26.4'],
    }),
    weighed('rec.closing', 'yes_no', 'Is there a closing summary that says why fostering ended?', {
      module: 'ending',
      references: ['FSR 30'],
    }),
    sectionGrade('rec', 'How good are the record and the oversight of it?'),
  ],
}
