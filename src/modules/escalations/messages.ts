/** What is said of escalations. No name, no case, no number: platform/room.ts. */
export const messages = {
  'escalation to answer': 'A reviewing officer has escalated something that a child waits for: it is yours to answer.',
  'escalation went on': 'An escalation that you take part in has gone on to its next step.',
  'escalation due': 'An escalation needs an answer or a step of yours soon.',
  'escalation overdue':
    'An escalation is overdue. Whoever raised it may go on to the next stage, and decides that alone.',
  'good practice noted': 'A reviewing officer has noted good practice: read what it meant for the child.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    escalations: keyof typeof messages
  }
}
