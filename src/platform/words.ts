/** Words that begin a line, within a sentence: only their first letter is made small, and names keep theirs. "I" stays. */
export const lowerFirst = (words: string): string =>
  /^I\b/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)

/** Words from within a sentence, at the beginning of a line. */
export const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The first words of what is long: the whole stands elsewhere. */
export function cutTo(words: string, most: number): string {
  const text = words.trim()
  if (text.length <= most) return text
  const end = text.lastIndexOf(' ', most)
  return `${text.slice(0, end > 0 ? end : most).trimEnd()} …`
}

/** "a call", "an audit". */
export const aOrAn = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
