/*
 * How old somebody has to be to read a text with ease: the formula of Kincaid and others (1975) gives a school year of the United
 * States, where children are five years older than their year. It counts words and syllables and knows nothing of meaning: it finds
 * what is long, never what is unclear.
 */

/** In years. `names`: what is said to a child as a name, such as the title of a person they know, counts as one short word. */
export function readingAge(text: string, names: readonly string[] = []): number {
  const plain = names.reduce((words, name) => words.replaceAll(new RegExp(name, 'gi'), 'Jo'), text)
  const sentences = plain.split(/[.!?:;]+(?=\s|$)|\n/).filter((sentence) => /\p{L}/u.test(sentence))
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’'-]+|\d+/gu) ?? [])
  if (words.length === 0) return 5
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const year = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(5, Math.round((year + 5) * 10) / 10)
}

/** Groups of vowels that are heard; an e that closes a word is not, but for "-le" after a consonant. */
function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  const heard = letters.replace(/(?<=[aeiouy][^aeiouy]+)(?:e|es|ed)$/, (end) =>
    /(?:[^aeiouy]l|[td])(?:e|es|ed)$/.test(letters) && end !== 'e' && end !== 'es'
      ? end
      : /[^aeiouy]le$/.test(letters)
        ? 'e'
        : '',
  )
  return Math.max(1, (heard.match(/[aeiouy]+/g) ?? []).length)
}
