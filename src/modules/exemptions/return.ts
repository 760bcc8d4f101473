import { type Mistake, mistakeIf } from '#platform/problems.ts'

/*
 * The monthly return of one team (clause 4.9): each was told at once, and all of them together once a month. Its numbers come of the records: who
 * finds one wrong puts the record right. Nothing new is a return, too.
 */

export type Counted = {
  exemption: { asked: number; granted: number; ended: number; open: number }
  exception: { started: number; settled: number; over: number; open: number }
  temporary: { started: number; extended: number; over: number; ended: number; open: number }
  /** Of those who were to be told at once of what is new, how many were. */
  told: { part: number; whole: number }
  /** What the register says and nobody has spoken of yet. */
  unspoken: number
}

/** What stands in its lines, in words. The three are never added up. */
export const linesOf = ({
  exemption,
  exception,
  temporary,
  told,
  unspoken,
}: Counted): (readonly [string, string])[] => [
  ['Exemptions asked for', String(exemption.asked)],
  ['Exemptions granted', String(exemption.granted)],
  ['Exemptions ended', String(exemption.ended)],
  ['Exemptions in force at the end of the month', String(exemption.open)],
  ['Exceptions that began', String(exception.started)],
  ['Exceptions settled within six working days', String(exception.settled)],
  ['Exceptions over six working days', String(exception.over)],
  ['Exceptions open at the end of the month', String(exception.open)],
  ['Temporary approvals that began', String(temporary.started)],
  ['Temporary approvals given eight weeks more', String(temporary.extended)],
  ['Temporary approvals over their weeks', String(temporary.over)],
  ['Temporary approvals ended', String(temporary.ended)],
  ['Temporary approvals open at the end of the month', String(temporary.open)],
  ['Told at once, of all who were to be told of what is new', `${told.part} of ${told.whole}`],
  ['What the register says and nobody has spoken of yet', String(unspoken)],
]

type Numbers = { [key: string]: number | Numbers }

const plus = (one: Numbers, other: Numbers): Numbers =>
  Object.fromEntries(
    Object.entries(one).map(([key, value]) => {
      const more = other[key]!
      return [key, typeof value === 'number' ? value + (more as number) : plus(value, more as Numbers)]
    }),
  )

/** The returns of several teams as one, of one at least: each number is the sum of theirs. */
export const sumOf = (all: readonly Counted[]): Counted => all.reduce((sum, one) => plus(sum, one) as Counted)

/** Whether nothing is new in it. */
export const isNil = ({ exemption, exception, temporary }: Counted): boolean =>
  exemption.asked + exemption.granted + exception.started + temporary.started === 0

/** A few lines, without names. */
export const longest = 300

export function mistakesOf(
  { worry, because }: { worry: string; because: string },
  { told }: Pick<Counted, 'told'>,
): Mistake[] {
  return [
    ...mistakeIf(worry.length > longest, 'worry', `Say it in at most ${longest} characters.`),
    ...mistakeIf(told.part < told.whole && because === '', 'because', 'Not everybody was told at once: say why.'),
    ...mistakeIf(because.length > longest, 'because', `Say it in at most ${longest} characters.`),
  ]
}

/** Its address: of one team and month. */
export const pathOf = ({ teamId, month }: { teamId: number; month: Temporal.PlainYearMonth }): string =>
  `/exemptions/returns/${month}/${teamId}`
