import { type Against, judgeDate, questionAbout } from '#framework/plausible-dates/index.ts'
import { turns18On } from '#modules/register/index.ts'
import { inFull } from '#platform/dates/index.ts'
import { asOf } from './as-of.ts'
import type { ReadFile } from './file.ts'
import { type Fields, fieldOf, type Kind, type KindName } from './kinds/index.ts'
import type { Asked, Finding, ReadRow } from './read-rows.ts'
import type { World } from './world.ts'

/** What these files and the register tell of each child's time in care: returns of years ago tell of people who are adults now. */
export type Care = {
  /** Until when each child is known to have been looked after. */
  until: ReadonlyMap<string, Temporal.PlainDate>
  /** The earliest year that these files tell of: of a child without an episode, the header may be that year's. */
  earliest: Temporal.PlainDate | undefined
  /** The episodes, by key, that have an end in any of the files: a later year closes what an earlier one left open. */
  ended: ReadonlySet<string>
}

type Known = Pick<World, 'today'> & { held: ReadonlyMap<KindName, ReadonlyMap<string, Fields>>; care: Care }

/** Holds every date of a row against the table of plausible dates; of a row that ends what it names only the day of the end is taken. */
export function judgeDates(
  kind: Kind,
  given: ReadRow,
  world: Known,
): { errors: Finding[]; questions: Asked[]; doubts: Finding[] } {
  const { row, fields, key } = given
  const found = { errors: [] as Finding[], questions: [] as Asked[], doubts: [] as Finding[] }
  const ends = fields['record_status'] === 'DELETED'
  for (const [name, column] of Object.entries(kind.columns)) {
    if (column.type !== 'date' || (ends && column.field !== 'ended_on')) continue
    const date = dateIn(fields, column.field)
    const says = date && judgeDate(column.date, date, againstOf(column.against ?? {}, fields, world))
    if (!date || !says) continue
    const finding = { row, column: name, code: says.code, message: says.says }
    if (says.weight === 'error') found.errors.push(finding)
    else {
      found.questions.push({
        ...finding,
        message: questionAbout(date, says),
        id: `${says.code} ${key} ${name} ${date}`,
      })
    }
  }
  const changed = ends ? undefined : changedBirth(kind, given, world)
  if (changed) found.questions.push(changed)
  const early = kind.name === 'fostering_households' && endsTooEarly(given, world)
  if (early) found.errors.push(early)
  if (kind.name === 'episodes' && isOpenForAnAdult(given, world)) found.doubts.push(adult(row))
  return found
}

/** A household that is over by its status, on a day that has not come yet: one of the two is not so. */
function endsTooEarly({ row, fields }: ReadRow, { today }: Known): Finding | undefined {
  const endedOn = dateIn(fields, 'ended_on')
  const ended = fields['record_status'] === 'DELETED' || fields['status'] === 'ended'
  if (!ended || !endedOn || !isAfter(endedOn, today)) return undefined
  const message = `The approval has ended by this row, and its ended_date, ${inFull(endedOn)}, is to come. Give the day on which it ended, or leave the household active until then.`
  return { row, column: 'ended_date', code: 'end_to_come', message }
}

/** Whoever is known was born on one day: another one was mistyped, in this file or before, and would make a child an adult. */
function changedBirth(kind: Kind, { row, key, fields }: ReadRow, { held }: Known): Asked | undefined {
  const column = Object.entries(kind.columns).find(([, one]) => fieldOf(one) === 'born_on')?.[0]
  const known = dateIn(held.get(kind.name)?.get(key) ?? {}, 'born_on')
  const says = dateIn(fields, 'born_on')
  if (!column || !known || !says || known.equals(says)) return undefined
  const code = 'other_birth_date'
  const message = questionAbout(says, {
    ...{ weight: 'question', code },
    says: `The register knows this ${kind.noun[0]} as born on ${known.toLocaleString('en-GB', { dateStyle: 'long' })}.`,
  })
  return { row, column, code, message, id: `${code} ${key} ${says}` }
}

function againstOf(named: Partial<Record<keyof Against, string>>, fields: Fields, world: Known): Against {
  const child = String(fields['child'] ?? fields['source_id'])
  const known: Against = {
    today: world.today,
    born: dateIn(world.held.get('header')?.get(child) ?? {}, 'born_on'),
    lookedAfterUntil: world.care.until.get(child) ?? world.care.earliest,
  }
  return Object.entries(named).reduce((all, [anchor, field]) => ({ ...all, [anchor]: dateIn(fields, field) }), known)
}

/** Until when each child was looked after, by these files and by the register; an open episode lasts to the end of the year that its
 * return tells of. */
export function careIn(files: readonly ReadFile[], { held, today }: Pick<World, 'held' | 'today'>): Care {
  const ages = new Map<string, Temporal.PlainDate>()
  const ended = new Set<string>()
  const years: string[] = []
  const note = (fields: Fields, year: string | undefined) => {
    const until = dateIn(fields, 'ended_on') ?? (year ? Temporal.PlainDate.from(year) : today)
    const day = notAfter(until, today)
    const child = String(fields['child'])
    const before = ages.get(child)
    if (!before || isAfter(day, before)) ages.set(child, day)
  }
  for (const { kind, rows } of files) {
    if (kind?.name !== 'episodes') continue
    const past = rows.filter(
      ({ fields }) => !['started_on', 'ended_on'].some((field) => isFuture(fields, field, today)),
    )
    const year = asOf(kind, past)
    if (year) years.push(year)
    for (const { fields } of past) note(fields, year)
    for (const { key, fields } of past) if (fields['ended_on']) ended.add(key)
  }
  for (const fields of held.get('episodes')?.values() ?? []) note(fields, yearOf(fields))
  const [first] = years.sort()
  const earliest = first === undefined ? undefined : notAfter(Temporal.PlainDate.from(first), today)
  return { until: ages, earliest, ended }
}

function yearOf({ as_of }: Fields): string | undefined {
  return typeof as_of === 'string' ? as_of : undefined
}

function isFuture(fields: Fields, field: string, today: Temporal.PlainDate): boolean {
  const date = dateIn(fields, field)
  return date !== undefined && isAfter(date, today)
}

/** An episode without an end of somebody who is 18 by now: Hearth would take them for a child who lives there. */
function isOpenForAnAdult({ key, fields }: ReadRow, { held, today, care }: Known): boolean {
  const born = dateIn(held.get('header')?.get(String(fields['child'])) ?? {}, 'born_on')
  const knownEnd = held.get('episodes')?.get(key)?.['ended_on']
  const isOpen = !fields['ended_on'] && !knownEnd && !care.ended.has(key)
  return isOpen && born !== undefined && !isAfter(turns18On({ bornOn: born }), today)
}

function adult(row: number): Finding {
  const message =
    'This episode is open, and the young person has turned 18. An episode of a looked-after child ends on that birthday at the latest: give its end, or say in the household’s record that they stay put.'
  return { row, column: 'DEC', code: 'open_at_18', message }
}

function dateIn(fields: Fields, field: string): Temporal.PlainDate | undefined {
  const value = fields[field]
  return typeof value === 'string' ? Temporal.PlainDate.from(value) : undefined
}

function notAfter(date: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  return isAfter(date, today) ? today : date
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}
