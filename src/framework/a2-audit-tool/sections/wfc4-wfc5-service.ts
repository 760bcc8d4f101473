import { noted } from '../ask.ts'
import { inspectionAreas } from '../inspection-areas.ts'
import type { Section } from '../types.ts'

export const wfc4: Section = {
  key: 'wfc4',
  title: 'What the service learns from staff',
  keyQuestion: 'How do staff shape the fostering service?',
  part: 'audit',
  perChild: false,
  graded: false,
  practiceQuestion: 'wfc4',
  clauses: ['3.6', '6.4', '6.6'],
  inspection: inspectionAreas.leaders,
  questions: [
    noted(
      'wfc4.learning_from_case',
      'text',
      'What does this household’s story teach the service, and who ought to hear it?',
    ),
    noted('wfc4.staff_ideas', 'text', 'What did the service do differently because of its staff?', {
      level: 'service',
      prompts: 'Team days, surveys, conversations with people who stay and who leave, the employer health check.',
    }),
    noted('wfc4.staff_scale', 'scale', 'How sure are staff that their voice counts?', {
      level: 'service',
      ends: ['Not at all', 'Completely'],
      prompts: 'From the staff survey.',
    }),
  ],
}

/** Graded at service level only (thematic and yearly work), so it is no graded section of a household’s audit. */
export const wfc5: Section = {
  key: 'wfc5',
  title: 'Plans to improve',
  keyQuestion: 'Which plans to improve are under way, and are they working?',
  part: 'audit',
  perChild: false,
  graded: false,
  practiceQuestion: 'wfc5',
  clauses: ['3.6', '3.2'],
  inspection: inspectionAreas.leaders,
  questions: [
    noted(
      'wfc5.links_plan',
      'text',
      'Does anything you found belong to an improvement that is already under way? Which?',
    ),
    noted('wfc5.plan_current', 'text', 'What plans to improve are there, whose are they, and are they on course?', {
      level: 'service',
    }),
    noted('wfc5.impact', 'text', 'What shows that last quarter’s actions worked?', { level: 'service' }),
    noted('wfc5.grade', 'grade', 'How well is the service improving itself?', {
      level: 'service',
      explainWhen: ['outstanding', 'good', 'requires_improvement', 'inadequate', 'not_applicable'],
    }),
  ],
}
