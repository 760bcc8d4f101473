/** What is said of a matter that is restricted: nothing but that there is something. */
export const messages = {
  'something needs you': 'Something in Hearth needs you today.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    evidence: keyof typeof messages
  }
}
