/*
 * What may go wrong because of whoever asks, not because of us: rooms throw these, the web server and the command line say them.
 */

/** There is no such thing, or the person who asks may not know of it: the two look the same on purpose. Becomes a 404 page. */
export class NotFound extends Error {
  constructor(what = 'There is nothing at this address that you can see.') {
    super(what)
  }
}

/** The person may not do this, whatever they post. `because` is shown to them. */
export class NotAllowed extends Error {}

/** What was asked cannot be done as things stand: a move that is refused, a form that a rule rejects. Shown to the person
 * with a way back; nothing was written. */
export class Refused extends Error {
  /** What stands against it, where that has a page. */
  readonly see: Link | undefined
  constructor(because: string, see?: Link) {
    super(because)
    this.see = see
  }
}

export type Link = { text: string; href: string }

/** Something to mend at a field; `confirm`: or, when it is only odd, the value to confirm there; `see`: the address of what stands
 * against it, where that is elsewhere. */
export type Mistake = { field: string; message: string; confirm?: string; see?: string }

/** What is to be mended, where it is so. */
export const mistakeIf = (isSo: boolean, field: string, message: string, confirm?: string): Mistake[] =>
  isSo ? [{ field, message, ...(confirm === undefined ? {} : { confirm }) }] : []
