/** How much anybody may send: enough for everything that Hearth's own forms can hold, and no more. Bytes, unless it says otherwise. */
export const limits = {
  /** The body of a form from somebody who is signed in; the largest section of an audit is a tenth of it. */
  form: 2 * 1024 * 1024,
  /** The same from somebody whose session has ended: what of theirs is kept. */
  keptForm: 512 * 1024,
  /** From anybody: signing in, accepting an invitation. */
  openForm: 64 * 1024,
  /** From whoever holds a one-time link: as many words as one answer may have, in any script. */
  formByLink: 256 * 1024,
  /** All files of one form together; how many of them; each of them (what a room then makes of it is the room's). */
  files: { together: 40 * 1024 * 1024, count: 20, each: 8 * 1024 * 1024 },
  /** Forms with files that are read at the same time, by one process. */
  uploadsAtOnce: 3,
  /** Fields of one form, however often each of them comes. */
  fields: 1000,
  /** The name of a field, in characters. */
  fieldName: 200,
} as const

/** How long a connection may take, in milliseconds. */
export const patience = {
  /** From its beginning until its headers are there. */
  headers: 15_000,
  /** Until the whole request is there. */
  request: 50_000,
  /** Without a byte in either direction: whoever asks and does not read, too. Longer than anything that Hearth does takes. */
  silence: 150_000,
  /** How often connections are looked at for that. */
  between: 5_000,
  /** How long one stays open for the next request. Longer than a proxy's own, so that it is the proxy that closes it. */
  idle: 72_000,
} as const

/** Connections at once; more are not taken. */
export const mostConnections = 4000
