import type { Fields } from './kinds/index.ts'
import type { Finding, ReadRow } from './read-rows.ts'

/** A carer in the register or in these files, at one position of a household; `row` where the file says so. */
type Carer = { key: string; household: string; position: number; from: string; to: string; row: number | null }

/** Rows of carers by which two would stand at one position of a household at the same time: each is an error. */
export function sharedPositions(
  rows: readonly (Pick<ReadRow, 'row' | 'key' | 'fields'> & { resolved: { fields: Fields } })[],
  known: ReadonlyMap<string, Fields>,
): Finding[] {
  const carers = new Map(
    [...known].flatMap(([key, fields]) => (isThere(fields) ? [[key, carerOf(key, fields, null)]] : [])),
  )
  for (const { row, key, fields, resolved } of rows) {
    if (fields['record_status'] === 'DELETED') carers.delete(key)
    else carers.set(key, carerOf(key, { ...known.get(key), ...resolved.fields }, row))
  }
  const places = Map.groupBy(carers.values(), ({ household, position }) => `${household} ${position}`)
  return [...places.values()].flatMap((together) => together.flatMap((one) => errorOf(one, together)))
}

const isThere = ({ ended_on }: Fields): boolean => (ended_on ?? null) === null

function carerOf(key: string, fields: Fields, row: number | null): Carer {
  const day = (field: string, otherwise: string) => String(fields[field] ?? otherwise)
  const [from, to] = [day('approved_from', '0000-01-01'), day('approved_to', '9999-12-31')]
  return { key, household: String(fields['household']), position: Number(fields['position']), from, to, row }
}

function errorOf(one: Carer, together: readonly Carer[]): Finding[] {
  const beside = together.filter((other) => other === one || (other.from < one.to && one.from < other.to))
  if (one.row === null || beside.length < 2) return []
  const who = beside.map(({ key }) => key)
  const list = `${who.slice(0, -1).join(', ')} and ${who.at(-1)}`
  const message = `Household ${one.household} has ${inWords(beside.length)} carers with position ${one.position}: ${list}. Give each a position of their own, or end the one who has left (record_status DELETED, or approved_to).`
  return [{ row: one.row, column: 'position', code: 'shared_position', message }]
}

const inWords = (count: number): string => (count === 2 ? 'two' : count === 3 ? 'three' : String(count))
