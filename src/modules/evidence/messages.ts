/** Of a matter that is restricted nothing is said but that there is something; of what a child said, that it is there. */
export const messages = {
  'childs words heard': 'What a child said on a visit waits for you to read.',
  'something needs you': 'Something in Hearth needs you today.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    evidence: keyof typeof messages
  }
}
