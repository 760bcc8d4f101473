import type { Fields, Kind } from './kinds/index.ts'
import type { ReadRow } from './read-rows.ts'

/**
 * The end of the financial year that a file tells of, as ISO text; undefined for kinds that tell of no year. An episode
 * that ends on 1 April lasted until the night before, so that day belongs to the year before.
 */
export function asOf(kind: Kind, rows: readonly ReadRow[]): string | undefined {
  const { yearOf } = kind
  if (!yearOf) return undefined
  const latest = rows.reduce((last, { fields }) => latestIn(fields, yearOf, last), '')
  return latest ? yearEnd(Temporal.PlainDate.from(latest)) : undefined
}

/** Whether the register knows a row from a later year than this file's. */
export function isOlder(fileAsOf: string | undefined, before: Fields): boolean {
  const known = before['as_of']
  return fileAsOf !== undefined && typeof known === 'string' && known > fileAsOf
}

function latestIn(fields: Fields, dates: readonly string[], last: string): string {
  return dates.reduce((latest, field) => {
    const date = fields[field]
    return typeof date === 'string' && date > latest ? date : latest
  }, last)
}

function yearEnd(latest: Temporal.PlainDate): string {
  const lastNight = latest.month === 4 && latest.day === 1 ? latest.subtract({ days: 1 }) : latest
  const year = lastNight.month > 3 ? lastNight.year + 1 : lastNight.year
  return `${year}-03-31`
}
