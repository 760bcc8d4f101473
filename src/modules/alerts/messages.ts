/** What is said of safety alerts. Each kind begins with “safety alert”: nobody who covers is told. No name, no case, no number: platform/room.ts. */
export const messages = {
  'safety alert raised': 'A safety alert needs you today.',
  'safety alert told again': 'A safety alert that nobody has decided yet needs you now.',
  'safety alert climbed': 'A safety alert that nobody has decided has come to you.',
  'safety alert out of hours': 'A safety alert was raised.',
  'safety alert decided': 'A safety alert that you raised or were told of has been decided.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    alerts: keyof typeof messages
  }
}
