/** What is said of those who are asked what they think. No name, no case, no number: platform/room.ts. */
export const messages = {
  'look today': 'Somebody has told the service something that wants to be read today.',
  'words opened': 'A child’s words were opened by whoever has to decide about their safety.',
  'voices wanted': 'You have been asked to find out what somebody thinks.',
  'voices due': 'What somebody thinks is to be found out by you soon.',
  'voices overdue': 'What somebody thinks should have been found out by you by now.',
  'voice received': 'Somebody has told the service what they think.',
  'voice goes on': 'Somebody who had told the service what they think goes on: it was handed in too soon.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    voices: keyof typeof messages
  }
}
