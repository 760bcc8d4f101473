/** What was refused is counted by the hour and kept for a month. So many within this hour and the last are told to an
 * administrator; an address may stand for a whole office. No hour holds more rows of strangers than `strangers`. */
export const refusalLimits = { keptDays: 30, byPerson: 10, byAddress: 40, strangers: 1000 } as const

/** Somebody was not let in, or sent what is not taken: who, which route, never what. */
export type Refusal = {
  now: Temporal.Instant
  method: string
  /** The pattern, or 'none'. */
  route: string
  status: number
  personId: number | undefined
  addressHash: string
}

/** What happened, in words: for the status with which a request was refused. */
export const refusalInWords: Readonly<Record<number, string>> = {
  400: 'Could not be read',
  401: 'Signed out meanwhile',
  403: 'Not part of their work',
  404: 'Not there, or not theirs to see',
  409: 'Not possible as things stood',
  413: 'Larger than Hearth takes',
  415: 'Not a form',
  429: 'Asked to wait',
}

/** Whose number a refusal is counted under: a person’s, or the hash of an address. */
export const whoOf = ({ personId, addressHash }: { personId: number | undefined; addressHash: string }): string =>
  personId === undefined ? addressHash : `person ${personId}`

/** Everybody else, once an hour has had too many addresses. */
export const otherAddresses = 'other addresses'

/** The start of the hour, in which things are counted. */
export const hourOf = (now: Temporal.Instant): Temporal.Instant =>
  now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
