import { upperFirst } from '#platform/words.ts'
import type { Choice, MoveForm } from './move-form.ts'
import type { Is } from './plain.ts'
import type { MoveRequest, StreamMove, Telling } from './stream.ts'

/*
 * A move with all that is said of it in one record: by whom, from where to where, what it needs, its page and whom it tells. A stream
 * whose moves are few writes them so; one with many keeps its pages and its tellings in tables of their own.
 */

export type WholeMove<State extends string, Facts, Part extends string> = StreamMove<State, Facts> &
  MoveForm & {
    /** A move that tells nobody says so. */
    tells: readonly Telling<State, Part>[]
  }

/** Whom each of such moves tells. */
export const tellsOf = <M extends string, T>(moves: Readonly<Record<M, { tells: T }>>): Record<M, T> =>
  each(moves, ({ tells }) => tells)

/** Made by those who are named in a piece, in any of these parts. */
export const by = <Who extends string>(...parts: readonly Who[]) => ({
  by: parts.map((part) => `the ${part}`).join(' or '),
  may: (is: Is<Who>) => parts.some((part) => (is as Readonly<Record<string, boolean>>)[`is${upperFirst(part)}`]),
})

/** Makes moves of one clause, each of what is its own: by whom, which move undoes it, and the rest. */
export const moveOf =
  <State extends string, Facts, Part extends string>(clause: string) =>
  (
    whose: Pick<WholeMove<State, Facts, Part>, 'by' | 'may'>,
    back: string,
    rest: Rest<WholeMove<State, Facts, Part>>,
  ): WholeMove<State, Facts, Part> => ({ clause, asks: [], back: { by: [back] }, ...whose, ...rest })

type Rest<M> = Partial<M> & Pick<M, keyof M & ('label' | 'noun' | 'happens' | 'from' | 'to' | 'needs' | 'tells')>

/** One of several that a page asks: its field, the question, how the page of the piece calls what was chosen, and what there is to choose. */
export const choice = (
  field: string,
  legend: string,
  kept: string,
  options: Choice['options'],
  inWords?: Choice['inWords'],
): Choice => ({ field, legend, kept, options, ...(inWords ? { inWords } : {}) })

function each<M extends string, One, Of>(moves: Readonly<Record<M, One>>, what: (move: One) => Of): Record<M, Of> {
  const made = Object.entries<One>(moves).map(([move, one]) => [move, what(one)])
  return Object.fromEntries(made)
}

/** What a move was given, by its page or by whoever calls the command; what was chosen stands under its field. */
export type Given = { reason?: string | undefined; on?: Temporal.PlainDate | undefined } & Readonly<
  Record<string, unknown>
>

/** What a request gives to the judge. */
export const givenIn = ({ words: reason, on, details }: MoveRequest): Given => ({ ...details, reason, on })

type Asked = { given: Given }

/** What a move needs: what must be so, and what is said while it is not. */
export const need = <Facts>(says: string, holds: (facts: Facts) => boolean) => ({ says, holds })

/** Needs every question of a part of the form answered that must be. */
export const complete = <Part extends string>(part: NoInfer<Part>, says: string) =>
  need<{ missing: Readonly<Record<Part, number>> }>(says, ({ missing }) => missing[part] === 0)

/** Needs the reason, the day or the choice that its page asks for. */
export const reasonGiven = (says: string) => need<Asked>(says, ({ given }) => Boolean(given.reason?.trim()))
export const dayGiven = (says: string) => need<Asked>(says, ({ given }) => given.on !== undefined)
export const chosen = (field: string, says: string) => need<Asked>(says, ({ given }) => Boolean(given[field]))
