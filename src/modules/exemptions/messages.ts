/** What is said of exemptions and exceptions. No name, no case, no number: platform/room.ts. */
export const messages = {
  'exemption begun': 'A home is, or is to be, over the usual fostering limit or outside its terms.',
  'exemption went on': 'Something has changed about an exemption or an exception that you take part in.',
  'exemption over time': 'A home is beyond what the law allows: it is to be put right today.',
  'exemption due': 'Your part in an exemption or an exception is due soon.',
  'exemption overdue': 'Your part in an exemption or an exception is overdue.',
  'monthly return signed': 'A team’s monthly return on exemptions and exceptions has been signed.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    exemptions: keyof typeof messages
  }
}
