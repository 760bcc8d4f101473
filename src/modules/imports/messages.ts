/** What is said of files that were brought in. No name, no case, no number: platform/room.ts. */
export const messages = {
  'brought in': 'Something that came in from another system is with you now.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    imports: keyof typeof messages
  }
}
