/** What is said of what is about the wrong person. No name, no case, no number: platform/room.ts. */
export const messages = {
  'correction wanted': 'Somebody says that something is kept about the wrong person.',
  'correction decided': 'It has been decided what becomes of something that you said is about the wrong person.',
  'look again':
    'Something in a piece of evidence of yours was brought forward from what has been put right since. Please look at it again.',
  'put right': 'Something that was kept about the wrong person has been put right.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    corrections: keyof typeof messages
  }
}
