/** What is said of an audit that is planned. No name, no case, no number: platform/room.ts. */
export const messages = {
  'audit scheduled': 'An audit has been planned that you take part in.',
  'audit date corrected': 'A date of an audit that you take part in has been corrected, and what goes by it.',
  'auditor changed': 'Somebody else now carries out an audit that was yours.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    planning: keyof typeof messages
  }
}
