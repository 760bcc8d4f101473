import { hasValue, type Value } from '#framework/forms/answered.ts'

/** What somebody said to one question. A question that was skipped has null and no words. */
export type Said = {
  question: string
  value: Value
  words: string
  qualityTeamOnly: boolean
  version: number
}

/** One answer as it came from a page. `seen` is the version that the page showed, 0 when it showed none. */
export type Given = { question: string; value: Value; words: string; seen: number; qualityTeamOnly: boolean }

export const isBlank = ({ value, words }: Pick<Given, 'value' | 'words'>): boolean =>
  words.trim() === '' && !hasValue(value)
