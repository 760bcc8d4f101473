import { dictionary } from '@zxcvbn-ts/language-common'

/** Passwords that were stolen somewhere and published, in small letters (docs/decisions/0033). */
const breached: ReadonlySet<string> = new Set(dictionary['passwords-common'])
export const breachedCount: number = breached.size

/** Shorter ones are words and numbers that any good password may hold. */
const shortest = 4

/** Whether strangers would find this with their list: one of it, however capitals, spaces and look-alikes are written, with
 * nothing but digits and marks around it, or said several times over. */
export function isBreached(password: string): boolean {
  const typed = password.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  return [typed, withoutLookAlikes(typed)].some((text) => [text, saidOnce(text)].some(holdsOne))
}

/** Cuts off digits and marks, one by one, from both ends. */
function holdsOne(text: string): boolean {
  const [before, after] = [/^[^\p{L}]*/u, /[^\p{L}]*$/u].map((ends) => ends.exec(text)?.[0].length ?? 0)
  for (let from = 0; from <= Math.min(before!, longestRun); from += 1) {
    for (let cut = 0; cut <= Math.min(after!, longestRun); cut += 1) {
      const core = text.slice(from, text.length - cut)
      if (core.length >= shortest && breached.has(core)) return true
    }
  }
  return false
}

const longestRun = 40

const saidOnce = (text: string): string => {
  const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return /^(.+?)\1+$/u.exec(core)?.[1] ?? text
}

export function withoutLookAlikes(text: string): string {
  return text.replaceAll(/[@4310$57]/g, (mark) => lookAlikes[mark] ?? mark)
}

const lookAlikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
