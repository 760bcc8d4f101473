/** What a child may choose so that only they can read their words again: a colour and a picture, or a word. */

export type Picture = { value: string; text: string }

const named = (...names: string[]): readonly Picture[] => names.map((text) => ({ value: text.toLowerCase(), text }))

export const colours = named('Red', 'Orange', 'Yellow', 'Green', 'Blue', 'Purple', 'Brown', 'Black')
export const pictures = named('Star', 'Moon', 'Tree', 'Ball', 'Apple', 'Boat', 'House', 'Flower')

/** So many wrong answers, and it can only be gone on without: nobody tries them all. */
export const mostTries = 5

export type Typed = { colour: string; picture: string; word: string }

/** The mark as one text, a word before pictures; undefined when it is neither a word nor both. */
export function markOf({ colour, picture, word }: Typed): string | undefined {
  const tidy = word.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
  if (tidy) return `word:${tidy}`
  const known = colours.some(({ value }) => value === colour) && pictures.some(({ value }) => value === picture)
  return known ? `picture:${colour}+${picture}` : undefined
}
