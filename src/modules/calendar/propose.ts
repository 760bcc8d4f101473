import type { RoleKey } from '#framework/s4-roles.ts'
import { addWorkingDays, isBefore, isWorkingDay } from '#platform/dates/index.ts'
import { type Every, isOutside, type Line, lines, type Planned } from './lines.ts'
import { type Away, fittingDay, isAway } from './quiet.ts'
import type { Slot } from './slot.ts'

/** Somebody of the service, as the year is drawn. */
export type Member = { id: number; roles: readonly string[]; away: readonly Away[] }

export type YearDays = { firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate }
export type Drawn = Pick<Slot, 'activity' | 'role' | 'personId' | 'periodFrom' | 'periodTo' | 'dueOn' | 'outside'>
type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

const monthsOf: Record<Every, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** Days of a month on which those who share an activity have it due, counted back from its last working day: never all on the last. */
const spreadOver = 6

/**
 * The year that Hearth proposes (clause 3.4; section 4): one line for each activity, period and person, each named; a post that nobody holds
 * is a line with nobody. Days are spread, and lie on working days, outside quiet times and outside what is known of somebody's absence.
 */
export function proposeYear(year: YearDays, staff: readonly Member[]): Drawn[] {
  return (Object.entries(lines) as [Planned, Line][]).flatMap(([activity, line]) =>
    periodsOf(year, line.every).flatMap((period, turn) =>
      holdersOf(line, staff, turn).map(({ role, member }, nth) => {
        const dueOn = dueOf(line, period, nth, { member, year })
        return {
          ...{ activity, role, dueOn, periodFrom: period.from, periodTo: period.to },
          personId: standInFor(member, period) ?? member?.id ?? null,
          outside: isOutside(activity, period.from),
        }
      }),
    ),
  )
}

/** The periods that a year has, from 1 April: of a year that begins later, those that are not over when it begins. */
export function periodsOf({ firstDay, lastDay }: YearDays, every: Every): Period[] {
  const april = lastDay.subtract({ years: 1 }).add({ days: 1 })
  const length = monthsOf[every]
  return Array.from({ length: 12 / length }, (_, at) => ({
    from: april.add({ months: at * length }),
    to: april.add({ months: (at + 1) * length }).subtract({ days: 1 }),
  }))
    .filter(({ to }) => !isBefore(to, firstDay))
    .map(({ from, to }) => ({ from: isBefore(from, firstDay) ? firstDay : from, to }))
}

type Holder = { role: RoleKey; member: Member | undefined }

/** Each who holds one of the roles, once; of what is there once for all, whose turn it is. A role that nobody holds has a line with nobody. */
function holdersOf(line: Line, staff: readonly Member[], turn: number): Holder[] {
  const seen = new Set<number>()
  const each = line.roles.flatMap((role): Holder[] => {
    const among = staff.filter((member) => member.roles.includes(role))
    const fresh = among.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    return among.length === 0 ? [{ role, member: undefined }] : fresh.map((member) => ({ role, member }))
  })
  if (line.for === 'each') return each
  return each.slice(turn % each.length, (turn % each.length) + 1)
}

type Of = { member: Member | undefined; year: YearDays }

function dueOf(line: Line, { from, to }: Period, nth: number, { member, year }: Of): Temporal.PlainDate {
  const away = member?.away ?? []
  if (line.due === 'end') return fittingDay(backFrom(to, nth % spreadOver), from, away)
  // August's meeting is held before the summer, in the same year, rather than two weeks before September's.
  if ('on' in line.due) {
    const monthBefore = from.subtract({ months: 1 })
    const earliest = isBefore(monthBefore, year.firstDay) ? from : monthBefore
    return fittingDay(addWorkingDays(from.subtract({ days: 1 }), line.due.on), earliest, [])
  }
  // What is due after its period is not asked for before it is over.
  const after = to.add({ days: 1 })
  return fittingDay(addWorkingDays(to, line.due.after), after, away)
}

/** So many steps of two working days before the last working day up to this one. */
function backFrom(to: Temporal.PlainDate, steps: number): Temporal.PlainDate {
  const last = isWorkingDay(to) ? to : addWorkingDays(to, -1)
  return addWorkingDays(last, -2 * steps)
}

/** Who is known to cover for somebody who is away for the whole of a period. */
function standInFor(member: Member | undefined, { from, to }: Period): number | null {
  const absence = member?.away.find((away) => isAway([away], from) && isAway([away], to))
  return absence?.coverId ?? null
}
