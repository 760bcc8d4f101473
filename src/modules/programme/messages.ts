/** What is said of the leaders' programme. No name, no case, no number: platform/room.ts. */
export const messages = {
  'leader visit agreed': 'A day in the leaders’ programme has been agreed for you.',
  'leader visit changed': 'Something has changed about a day in the leaders’ programme.',
  'leader visit excused': 'A leader was excused from the leaders’ programme for the second time in a year.',
  'leader visit due': 'Your part in the leaders’ programme is due soon.',
  'leader visit overdue': 'Your part in the leaders’ programme is overdue.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    programme: keyof typeof messages
  }
}
