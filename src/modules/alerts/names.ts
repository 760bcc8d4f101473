/** People whose name was typed: everybody of that name, or whoever is the only one whose name holds the words. */
export function peopleNamed<P extends { id: number; name: string }>(typed: string, people: readonly P[]): P[] {
  const tidy = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const wanted = tidy(typed)
  if (wanted === '') return []
  const same = people.filter(({ name }) => tidy(name) === wanted)
  if (same.length > 0) return same
  const near = people.filter(({ name }) => tidy(name).includes(wanted))
  return near.length === 1 ? near : []
}

/** Said at a name that means nobody, or several. It never stands in the way of raising a worry. */
export const nobodyNamed =
  'Nobody here has that name, or more than one person has: write it in full. If it is not in the list, leave this blank and say in your own words whom it is about'

/** Who decides, as words: "Philippa, Hartej or Rosalind". */
export const eitherOf = (deciders: readonly { name: string }[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(deciders.map(({ name }) => name)) || 'whoever is above'
