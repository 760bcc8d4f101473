import type { Question, Section } from '#framework/forms/types.ts'
import { upperFirst } from '#platform/words.ts'
import type { Is } from './plain.ts'

/* Who may write which answer, and when: one table a stream, and nothing is written that it does not allow. */

/** Of a section filled in for each child, for this one; null where it is filled in once; 'any': for whichever. */
export type ForChild = number | null | 'any'

export type Rule<State extends string, Who extends string> = { states: readonly State[]; by: readonly Who[] }

/** W: what a person is to a piece. Who: the names that the table goes by. */
export type Writers<W, State extends string, Part extends string, Who extends string> = {
  who: Readonly<Record<Who, (writer: W, child: ForChild) => boolean>>
  /** Of each part of the form. */
  parts: Readonly<Record<Part, Rule<State, Who>>>
  /** By the key of a section or of a question: whose alone it is, in the states of its part. */
  own?: Readonly<Record<string, readonly Who[]>>
  /** By the key of a question: whose alone it is, in states of its own. */
  apart?: Readonly<Record<string, Rule<State, Who>>>
}

/** What is to be written, and where the piece stands. */
export type Written<State extends string, Part extends string> = {
  section: Pick<Section<Part>, 'key' | 'part'>
  question: Pick<Question, 'key'>
  state: State
  child: ForChild
}

/** Whose it is, where others write beside them: what it lacks nobody else can give. Undefined when it is everybody's of its part. */
export const ownersOf = <Who extends string>(
  { own = {} }: { own?: Readonly<Record<string, readonly Who[]>> },
  section: Pick<Section, 'key'>,
  question: Pick<Question, 'key'>,
): readonly Who[] | undefined => own[question.key] ?? own[section.key]

/** May this person change this answer now? */
export function mayWrite<W, State extends string, Part extends string, Who extends string>(
  writers: Writers<W, State, Part, Who>,
  { section, question, state, child }: Written<State, Part>,
  writer: W,
): boolean {
  const rule = writers.apart?.[question.key] ?? writers.parts[section.part]
  const by = writers.apart?.[question.key] ? rule.by : (ownersOf(writers, section, question) ?? rule.by)
  return rule.states.includes(state) && by.some((who) => writers.who[who](writer, child))
}

/** May this person change anything in this section now? */
export function mayWriteIn<W, State extends string, Part extends string, Who extends string>(
  writers: Writers<W, State, Part, Who>,
  section: Section<Part>,
  state: State,
  writer: W,
): boolean {
  return section.questions.some((question) => mayWrite(writers, { section, question, state, child: 'any' }, writer))
}

/** Whether a piece has come so far that a part of its form is written: what is written later says so, and nobody has left it out. `way`: its
 * states, in their order. */
export const hasReached = <State extends string, Part extends string>(
  { parts }: { parts: Readonly<Record<Part, Rule<State, string>>> },
  way: readonly string[],
  state: State,
  part: Part,
): boolean => way.indexOf(state) >= way.indexOf(parts[part].states[0] ?? state)

/** Each part of a form by those who are named to write it. */
export function writersOf<Who extends string, State extends string, Part extends string>(
  parts: Writers<Is<Who>, State, Part, Who>['parts'],
  people: readonly Who[],
): Writers<Is<Who>, State, Part, Who> {
  const who = people.map((one) => [one, (is: Readonly<Record<string, boolean>>) => is[`is${upperFirst(one)}`]])
  return { who: Object.fromEntries(who), parts }
}
