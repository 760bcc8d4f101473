/** What a date is held against. Whatever is not known is not asked about. */
export type Against = { today: Temporal.PlainDate } & {
  [K in
    | 'born'
    | 'lookedAfterUntil'
    | 'start'
    | 'due'
    | 'held'
    | 'lastHeld'
    | 'asked'
    | 'began'
    | 'handedIn'
    | 'actionsSet'
    | 'approved']?: Temporal.PlainDate | null | undefined
}

export type Anchor = keyof Against

export type Weight = 'error' | 'question'

/** One bound: the date may not lie before (or after) this many days, months or years from what it is held against. */
export type Bound = {
  weight: Weight
  side: 'not before' | 'not after'
  than: Anchor
  by?: { years?: number; months?: number; days?: number }
  /** Stable, for machines. */
  code: string
  /** Why, and how to mend it; `than` is the day that it is held against. */
  says: (than: string) => string
}

/** The bounds as they are written in the table. */

type Where = Pick<Bound, 'side' | 'than' | 'by'>

export const notBefore = (than: Anchor, by?: Bound['by']): Where => ({ side: 'not before', than, ...(by && { by }) })
export const notAfter = (than: Anchor, by?: Bound['by']): Where => ({ side: 'not after', than, ...(by && { by }) })
export const error = (where: Where, code: string, says: Bound['says']): Bound => ({
  weight: 'error',
  ...where,
  code,
  says,
})
export const question = (where: Where, code: string, says: Bound['says']): Bound => ({
  weight: 'question',
  ...where,
  code,
  says,
})

export const notYet = (what: string): Bound =>
  error(notAfter('today'), 'after_today', () => `${what} cannot be after today. Check the year.`)
export const longAgo = (what: string, years: number): Bound =>
  question(notBefore('today', { years: -years }), 'long_ago', () => `${what} would be more than ${years} years ago.`)
export const tooLongAgo = (what: string, years: number): Bound =>
  error(
    notBefore('today', { years: -years }),
    'too_long_ago',
    () => `${what} cannot be more than ${years} years ago. Check the year.`,
  )
export const farAhead = (what: string, months: number): Bound =>
  question(notAfter('today', { months }), 'far_ahead', () => `${what} would be more than ${months} months ahead.`)
export const tooFarAhead = (what: string, years: number): Bound =>
  error(
    notAfter('today', { years }),
    'too_far_ahead',
    () => `${what} cannot be more than ${years} years ahead. Check the year.`,
  )
export const pastIsOver = (says: string): Bound => error(notBefore('today'), 'before_today', () => says)
export const endsFirst = (says: string): Bound => error(notBefore('start'), 'ends_before_start', () => says)
