/** What is said of observations. No name, no case, no number: platform/room.ts. */
export const messages = {
  'observation planned': 'A visit of yours is to be observed. Please ask the family.',
  'observation changed': 'Something has changed about a visit that is to be observed.',
  'observation shared': 'What was seen on a visit of yours has been shared with you.',
  'observation answered': 'A worker has answered what was seen on a visit.',
  'observation went on': 'An observation that you take part in has gone on to its next step.',
  'observer away twice': 'An observer whom you manage was called away from two visits in a row.',
  'observation due': 'Your part in an observation is due soon.',
  'observation overdue': 'Your part in an observation is overdue.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    observations: keyof typeof messages
  }
}
