/** What is said of the sample. No name, no case, no number: platform/room.ts. */
export const messages = {
  'sample drawn': 'You have been given an audit from this month’s sample.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    sampling: keyof typeof messages
  }
}
