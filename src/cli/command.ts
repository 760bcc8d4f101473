import type { Config } from '#src/config.ts'

/** What a person can ask of Hearth on the command line. */
export type Command = {
  /** One word or two: `start`, `user add`. */
  name: string
  /** What it does, in a sentence. */
  does: string
  /** What follows the name, as the help shows it: `FILE…`. */
  takes?: string
  options?: Record<string, Option>
  /** Says on standard output what it did. Throws when it did not: a Problem is printed as it is, and the exit code is 1. */
  run(given: Given, config: Config): Promise<void>
}

export type Option = {
  means: string
  /** What stands for the value in the help; without it the option is a yes or no. */
  value?: string
  required?: boolean
  /** May be given more than once. */
  multiple?: boolean
}

export type Given = {
  words: readonly string[]
  /** Whether a yes-or-no option was given. */
  has(option: string): boolean
  /** The value of an option; undefined when it was not given. */
  one(option: string): string | undefined
  /** The value of an option that is required. */
  needed(option: string): string
  all(option: string): readonly string[]
}

/** Something that a person can mend. The message is one plain sentence that says how. */
export class Problem extends Error {
  override name = 'Problem'
}
