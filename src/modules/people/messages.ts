import type { MessageKind, Sentences } from '#platform/room.ts'

/** What is said of people's own way in and of their absences. No name, no case, no number: platform/room.ts. */
export const messages = {
  invitation: 'You have been invited to Hearth. Choose a password to begin. The link works once, for seven days.',
  'cover set': 'You have been asked to cover for a colleague.',
  'sign-in guarded': 'Somebody has tried many times today to sign in with your e-mail address, and was not let in.',
  'account guarded': 'Somebody has tried many times today to sign in with the e-mail address of a colleague.',
  'sign-ins failed': 'Many more attempts to sign in have failed than usual.',
  'access refused often': 'Somebody was refused many times within an hour.',
  'cover ended': 'Nobody covers for your absence any more. Choose somebody else.',
  'absence set': 'An administrator has set an absence for you. Look whether it is right.',
  'access change waits': 'A change of somebody’s access waits for a second person to say yes or no.',
  'access change asked':
    'An administrator has asked to change how you sign in to Hearth. Say whether it is right. The link works for seven days.',
  'access change answered': 'A change of access that you asked for has been answered.',
  'access change denied': 'Somebody has said no to a change of their own access: please look at once.',
  'access changed': 'Your access to Hearth has changed. If you did not expect it, tell an administrator at once.',
  'access changed on the server': 'Somebody’s access was changed on the server itself.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    people: keyof typeof messages
  }
}

/** Kinds whose link opens something by itself: it is locked until the mail has gone. */
export const linkKinds = ['invitation', 'access change asked'] as const satisfies readonly MessageKind[]
export type LinkKind = (typeof linkKinds)[number]

/** What is told to its reader alone, however they are covered: an alert that may be kept from whoever covers, and whatever is
 * about somebody's own way in. */
export const isForReaderAlone = (kind: string): boolean => kind.startsWith('safety alert') || kind.startsWith('access ')

/** The sentence of a kind. A message from an older Hearth may have a kind that no room has any more. */
export function sentenceOf(sentences: Sentences, kind: string): string {
  return sentences.get(kind) ?? 'There is something new for you.'
}
