/** Of a matter that is restricted nothing is said but that there is something; of what a child said, that it is there. */
export const messages = {
  'childs words heard': 'What a child said on a visit waits for you to read.',
  'part handed over': 'Somebody else has a part now in something that you take part in, or did.',
  'part taken over': 'Something that somebody else had begun is now yours to go on with.',
  'taken back': 'What had been sent to you was taken back by whoever sent it: it went too soon.',
  'piece corrected': 'Something that you took part in was put right after it was decided.',
  'piece reopened': 'Something that you took part in is open again: it was ended by mistake.',
  'something needs you': 'Something in Hearth needs you today.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    evidence: keyof typeof messages
  }
}
