import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { type ItsDay, momentHeld } from './its-day.ts'
import type { Setting } from '#platform/settings/index.ts'

/*
 * A clock: by when something about a piece of evidence is to be done. It starts and stops by the moves of its stream, or when its day is
 * written down in the form; nobody sets it by hand. When it is due never changes: more time is a second clock beside it, with a reason and who agreed. What came late stays late.
 */

export type ClockUnit = 'hours' | 'working days' | 'days' | 'months'

/** A clock as its stream says it. */
export type ClockOf<P, Move extends string> = {
  key: `clk.${string}`
  /** What is to be done by then, as a heading of its line: "Written up". */
  says: string
  starts: readonly Move[]
  stops: readonly Move[]
  /** The question that is answered with the day on which it was done, where that is said before any of these moves. */
  said?: string
  /** After these what it is counted from is another day: while it runs it ends, and one that goes by that day is beside it. */
  restarts?: readonly Move[]
  /** After these there is nothing to wait for: called off, cancelled. */
  ends?: readonly Move[]
  /** Of which pieces, where others of the stream have no such clock. */
  only?: (piece: P) => boolean
  unit: ClockUnit
  /** None of days: by the end of the same day. */
  length: number | Setting
  severity: 'law' | 'practice'
  /** The clause, or a key of framework/references.ts. */
  source: string
  /** When what the move tells of happened, where the piece says so; otherwise at the move itself. */
  when?: (piece: P, move: Move) => Temporal.Instant | null
}

type OfPractice<P, Move extends string, Key extends string> = Pick<ClockOf<P, Move>, 'source'> & {
  settings: readonly (Setting & { key: Key })[]
  itsDay: ItsDay<P, Move>
}

/** What makes the clocks of a stream's own practice, in one line each: in working days, as many as a setting of these says; what is started as
 * it was held, from its day. */
export const clocksOfPractice =
  <P, Move extends string, Key extends string>({ settings, itsDay, source }: OfPractice<P, Move, Key>) =>
  (
    key: ClockOf<P, Move>['key'],
    says: string,
    starts: Move,
    stops: readonly Move[],
    length: Key,
    said?: string,
  ): ClockOf<P, Move> => ({
    ...{ key, says, starts: [starts], stops, unit: 'working days', severity: 'practice', source },
    ...{ when: (piece, move) => momentHeld(itsDay, piece as object, move), restarts: ['correct_day' as Move] },
    ...(said ? { said } : {}),
    length: settings.find((one) => one.key === length)!,
  })

/** A clock as it stands. */
export type Clock = {
  id: number
  key: string
  startedAt: Temporal.Instant
  dueAt: Temporal.Instant
  stoppedAt: Temporal.Instant | null
  state: 'running' | 'met' | 'late' | 'stopped' | 'not applicable'
  unit: ClockUnit
  length: number
  /** More time than another clock gave. */
  extends: number | null
  agreedBy: string
  reason: string
}

/**
 * The moment before which it is to be done. Days of every kind end with the London day: the day on which it starts counts as none, and a
 * working day is one that is no weekend and no bank holiday of England. Hours are hours, whatever the clocks on the wall do.
 */
export function dueAtOf(startedAt: Temporal.Instant, unit: ClockUnit, length: number): Temporal.Instant {
  if (unit === 'hours') return startedAt.add({ hours: length })
  const day = londonDate(startedAt)
  const last = {
    'working days': () => addWorkingDays(day, length),
    days: () => day.add({ days: length }),
    months: () => day.add({ months: length }),
  }[unit]()
  return startOfLondonDay(last.add({ days: 1 }))
}

/** The last day on which it is in time. */
export const lastDayOf = ({ dueAt, unit }: Pick<Clock, 'dueAt' | 'unit'>): Temporal.PlainDate =>
  londonDate(unit === 'hours' ? dueAt : dueAt.subtract({ nanoseconds: 1 }))

/** How a clock ends that is stopped at this moment. */
export function endOf({ dueAt, unit }: Pick<Clock, 'dueAt' | 'unit'>, at: Temporal.Instant): 'met' | 'late' {
  const order = Temporal.Instant.compare(at, dueAt)
  return order < 0 || (order === 0 && unit === 'hours') ? 'met' : 'late'
}

/** Whether it is late now: it came late, or it has not come and is past. */
export const isLate = (clock: Pick<Clock, 'state' | 'dueAt' | 'unit'>, now: Temporal.Instant): boolean =>
  clock.state === 'late' || (clock.state === 'running' && endOf(clock, now) === 'late')
