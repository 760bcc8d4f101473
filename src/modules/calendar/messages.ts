/** What is said of the agreed year. No name, no case, no number: platform/room.ts. */
export const messages = {
  'year proposed': 'The year’s calendar is proposed: please read it, and sign it or say what should be different.',
  'year given back': 'The year’s calendar was given back with what should be different.',
  'year agreed': 'The year’s calendar is agreed. Your part in it stands on the calendar.',
  'change of the year asked': 'A change of the agreed year is asked for: please say yes or no.',
  'change of the year answered': 'A change of the agreed year was answered.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    calendar: keyof typeof messages
  }
}
