import { noted, weighed } from '../ask.ts'
import type { Section } from '../types.ts'

/** A short check with no grade of its own: its answers are weighed in "How the child is getting on" and in wfc1. */
export const edi: Section = {
  key: 'edi',
  title: 'Equality and inclusion',
  keyQuestion: 'Was everyone seen as who they are?',
  part: 'audit',
  perChild: false,
  graded: false,
  clauses: ['2.3'],
  questions: [
    weighed(
      'edi.child',
      'yes_partly_no',
      'Do we know each child’s identity and experience of the world, and did we use what we know?',
      {
        prompts: 'Protected characteristics; each child by initials.',
        references: ['EA10 149', 'NMS 2'],
      },
    ),
    weighed(
      'edi.carer',
      'yes_partly_no',
      'And the carers’, including adjustments and interpreting where they need them?',
      { references: ['EA10 149'] },
    ),
    noted(
      'edi.bias',
      'text',
      'Did you see assumptions, a child treated as older than they are, or less expected of someone? What was done?',
    ),
  ],
}
