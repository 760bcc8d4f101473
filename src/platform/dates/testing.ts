import fc from 'fast-check'

/** A date from its ISO form. */
export function date(iso: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(iso)
}

/** Any date from 2000 to 2049. */
export const someDate = fc.integer({ min: 0, max: 18_261 }).map((days) => date('2000-01-01').add({ days }))
