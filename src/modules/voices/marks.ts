/** What a child may choose so that only they can read their words again: two pictures, or a word. */

export type Picture = { value: string; text: string; drawn: string }

export const animals: readonly Picture[] = [
  { value: 'cat', text: 'Cat', drawn: '🐱' },
  { value: 'dog', text: 'Dog', drawn: '🐶' },
  { value: 'fish', text: 'Fish', drawn: '🐟' },
  { value: 'bird', text: 'Bird', drawn: '🐦' },
  { value: 'horse', text: 'Horse', drawn: '🐴' },
  { value: 'frog', text: 'Frog', drawn: '🐸' },
  { value: 'bee', text: 'Bee', drawn: '🐝' },
  { value: 'elephant', text: 'Elephant', drawn: '🐘' },
]

export const things: readonly Picture[] = [
  { value: 'star', text: 'Star', drawn: '⭐' },
  { value: 'tree', text: 'Tree', drawn: '🌳' },
  { value: 'ball', text: 'Ball', drawn: '⚽' },
  { value: 'moon', text: 'Moon', drawn: '🌙' },
  { value: 'apple', text: 'Apple', drawn: '🍎' },
  { value: 'boat', text: 'Boat', drawn: '⛵' },
  { value: 'book', text: 'Book', drawn: '📖' },
  { value: 'umbrella', text: 'Umbrella', drawn: '☂️' },
]

/** So many wrong answers, and it can only be gone on without: nobody tries all pictures. */
export const mostTries = 5

export type Typed = { animal: string; thing: string; word: string }

/** The mark as one text, a word before pictures; undefined when it is neither a word nor two pictures. */
export function markOf({ animal, thing, word }: Typed): string | undefined {
  const tidy = word.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
  if (tidy) return `word:${tidy}`
  const known = animals.some(({ value }) => value === animal) && things.some(({ value }) => value === thing)
  return known ? `pictures:${animal}+${thing}` : undefined
}
