/** What is said of a household and its reviews. No name, no case, no number: platform/room.ts. */
export const messages = {
  'review moved': 'The day of a review that you take part in has been moved, and what goes by it.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    register: keyof typeof messages
  }
}
