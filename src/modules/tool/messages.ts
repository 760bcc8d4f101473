/** What is said of what the tool was answered. No name, no case, no number: platform/room.ts. */
export const messages = {
  'fostering limit passed': 'Something in an audit has to be put right in law, and needs you today.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    tool: keyof typeof messages
  }
}
