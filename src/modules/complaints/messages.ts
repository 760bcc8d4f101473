/** What is said of complaints. No name, no case, no number: platform/room.ts. */
export const messages = {
  'complaint received': 'Somebody has told us that something was not right: it is yours to answer.',
  'complaint went on': 'A complaint that you take part in has gone on to its next step.',
  'complaint due': 'Your part in a complaint is due soon.',
  'complaint overdue': 'Your part in a complaint is overdue.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    complaints: keyof typeof messages
  }
}
