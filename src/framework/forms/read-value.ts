import type { Value } from './answered.ts'
import { choicesOf, type Particulars, type Range, wayOf } from './choices.ts'
import type { Question } from './types.ts'
import { isDay, readVisits } from './visit-rows.ts'

/** Whether what came from a page can be the answer to this question; if not, a sentence that says how to mend it. */
export function readValue(
  question: Question,
  raw: string | readonly string[],
  particulars: Particulars = {},
): { value: Value } | { mend: string } {
  const words = typeof raw === 'string' ? raw : (raw[0] ?? '')
  const one = words.trim()
  const allowed = choicesOf(question, particulars).map((choice) => choice.value)
  switch (wayOf(question)) {
    case 'several': {
      const chosen = (typeof raw === 'string' ? [raw] : raw).filter((value) => value !== '')
      return chosen.every((value) => allowed.includes(value)) ? { value: chosen } : { mend: 'Choose from the list.' }
    }
    case 'rows':
      return readVisits((typeof raw === 'string' ? [raw] : raw).filter((row) => row !== ''))
    case 'score':
      return allowed.includes(one) ? { value: one } : readNumber(one, scale)
    case 'figure':
      return readNumber(one, particulars.rangeOf?.(question) ?? anyNumber)
    case 'day':
      return one === '' || one === 'none_recorded' || isDay(one)
        ? { value: one || null }
        : { mend: 'Give a real date, such as 27 3 2026.' }
    case 'words':
      return { value: words }
    case 'one':
      return one === '' || allowed.includes(one) ? { value: one || null } : { mend: 'Choose one of the answers.' }
  }
}

const scale: Range = { least: 0, most: 10, says: 'Give a whole number from 0 to 10.' }
const anyNumber: Range = { least: 0, most: 1_000_000, says: 'Give a whole number, such as 12.' }

function readNumber(one: string, { least, most, says }: Range): { value: Value } | { mend: string } {
  if (one === '') return { value: null }
  const number = Number(one)
  // Digits only: JavaScript would also read "0x10" and "1e3".
  return /^\d+$/.test(one) && number >= least && number <= most ? { value: number } : { mend: says }
}
