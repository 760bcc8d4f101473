import { noted, sectionGrade, weighed } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

export const wfc3: Section = {
  key: 'wfc3',
  title: 'What the carers say',
  keyQuestion: 'What do the carers say, and what became of it?',
  part: 'audit',
  perChild: false,
  graded: true,
  practiceQuestion: 'wfc3',
  clauses: ['3.6', '7.4', '2.8'],
  inspection: inspectionAreas.leaders,
  descriptors: {
    outstanding: 'The carers and the service have made something better together.',
    good: 'Everyone with something to say was asked, and everyone had an answer.',
    requires_improvement: 'Some voices are here and some are missing.',
    inadequate: 'Nobody was asked.',
  },
  questions: [
    weighed('wfc3.asked', 'yes_no', 'Was every carer in the household asked for their views?', {
      required: true,
      prompts: 'By the Fostering Reviewing Officer, in conversation, in writing or both.',
      references: ['FSR 28'],
      broughtForward: 'carers_asked',
    }),
    noted('wfc3.words', 'quote', 'What did the carers say, in their own words?'),
    noted('wfc3.support_scale', 'scale', 'What number did the carer give to the support they get?', {
      ends: ['No support', 'All the support I need'],
      broughtForward: 'carer_support_score',
    }),
    noted('wfc3.recommend', 'scale', 'How likely are the carers to recommend fostering for us?', {
      ends: ['Would not', 'Certainly would'],
      prompts: 'And why.',
      broughtForward: 'carer_recommend_score',
    }),
    noted('wfc3.sons_daughters_say', 'text', 'What do the carers’ own children say?', { references: ['FSR 28'] }),
    noted('wfc3.others_say', 'text', 'What do others who live in the home say?', { references: ['FSR 28'] }),
    weighed('wfc3.response', 'text', 'What did the service do with what these carers said last year?', {
      prompts: 'You said, we did.',
      references: ['NMS 25'],
    }),
    noted('wfc3.parent_voice', 'quote', 'What do parents or family say, where it is right to ask?', {
      references: ['NMS 1.4', 'NMS 1.7'],
    }),
    weighed(
      'wfc3.partner_voice',
      'quote',
      'What do the child’s social worker, school, health and Independent Reviewing Officer say?',
      { references: ['FSR 28'] },
    ),
    weighed(
      'wfc3.authorities_said',
      'yes_no_na',
      'Did each authority that placed a child here this year give its view?',
      { references: ['FSR 28'] },
    ),
    sectionGrade('wfc3', 'How well are the carers, and others around the child, heard and answered?'),
  ],
}
