import type { Question, Section, Form } from '#framework/forms/types.ts'

/** Where the questions of a section stand, and where they may. A question that is asked only after another answer stays
 * with it, and the grade that closes a section stays last. */

/** Where a question may stand: behind the question with this key, or first of all when it is ''. */
export type Places = {
  /** Every place but the one where it stands, from the top. */
  others: readonly string[]
  /** One place up, one place down; undefined at the end of the way. */
  up: string | undefined
  down: string | undefined
}

export function placesOf({ key: section, graded, questions }: Section, key: string): Places {
  const blocks = blocksOf(questions)
  const at = blocks.findIndex(([head]) => head?.key === key)
  const own = blocks[at]
  const closing = graded ? `${section}.grade` : null
  if (!own || key === closing) return { others: [], up: undefined, down: undefined }
  const rest = blocks.toSpliced(at, 1)
  const places = [...rest, own].map((_, to) => ({
    after: rest[to - 1]?.[0]?.key ?? '',
    isHere: to === at,
    fits: isInOrder(rest.toSpliced(to, 0, own).flat(), closing),
  }))
  const fitting = (place: (typeof places)[number] | undefined) => (place?.fits ? place.after : undefined)
  return {
    others: places.filter((one) => one.fits && !one.isHere).map((one) => one.after),
    up: fitting(places[at - 1]),
    down: fitting(places[at + 1]),
  }
}

/** Every place where a question that is added may stand, from the top. */
export function placesOfNew({ key, graded, questions }: Section): readonly string[] {
  const heads = blocksOf(questions).flatMap(([head]) => (head ? [head.key] : []))
  return ['', ...heads.filter((head) => !graded || head !== `${key}.grade`)]
}

/** Where a question that is added stands unless somebody says otherwise: last, or before the section's grade. */
export function usualPlace(section: Section): string {
  const places = placesOfNew(section)
  const grade = places.indexOf(`${section.key}.grade`)
  return places.at(grade === -1 ? -1 : grade - 1) ?? ''
}

/** The question, with those asked only after it, behind another of its section. The same form where it may not stand there. */
export function place<P extends string>(form: Form<P>, key: string, after: string): Form<P> {
  const sections = form.sections.map((section) => {
    if (!placesOf(section, key).others.includes(after)) return section
    const blocks = blocksOf(section.questions)
    const own = blocks.filter(([head]) => head?.key === key)
    const rest = blocks.filter(([head]) => head?.key !== key)
    const to = rest.findIndex(([head]) => head?.key === after) + 1
    return { ...section, questions: rest.toSpliced(to, 0, ...own).flat() }
  })
  return { ...form, sections }
}

/** A question and those right behind it that are asked only after its answer. */
function blocksOf(questions: readonly Question[]): Question[][] {
  const blocks: Question[][] = []
  for (const question of questions) {
    const last = blocks.at(-1)
    if (last?.some((other) => other.key === question.onlyWhen?.question)) last.push(question)
    else blocks.push([question])
  }
  return blocks
}

function isInOrder(questions: readonly Question[], closing: string | null): boolean {
  const at = (key: string) => questions.findIndex((question) => question.key === key)
  return (
    (closing === null || at(closing) === questions.length - 1) &&
    questions.every(({ onlyWhen }, own) => !onlyWhen || at(onlyWhen.question) < own)
  )
}
