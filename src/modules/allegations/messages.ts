/** What is said of the month's report. Of a matter itself a message says no more than that something needs whoever gets it. */
export const messages = {
  'report on allegations signed': 'The report of a month on allegations has been signed.',
} as const

declare module '#platform/room.ts' {
  interface MessageKinds {
    allegations: keyof typeof messages
  }
}
