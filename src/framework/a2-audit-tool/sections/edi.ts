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
      'Do we know what these carers need because of who they are, and did we provide it?',
      {
        version: 2,
        prompts: 'Language and interpreting, disability and adjustments, faith.',
        references: ['EA10 149'],
      },
    ),
    noted('edi.bias', 'text', 'Did you see assumptions, or a child treated as older than they are?', {
      version: 2,
      prompts: 'Less expected of someone, too. What was done about it. If you saw none, say so.',
      references: ['WT'],
    }),
  ],
}
