import { Problem } from './command.ts'

/** The number of an import, from what follows the name of a command. */
export function numberIn([word, ...others]: readonly string[], command: string): number {
  if (!word || others.length > 0 || !/^\d{1,9}$/.test(word))
    throw new Problem(`Give the number of one import, as the browser shows it: \`hearth ${command} NUMBER\`.`)
  return Number(word)
}
