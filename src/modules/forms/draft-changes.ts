import { type Grade, gradeNames, grades, type Question, type Section, type Form } from '#framework/forms/types.ts'
import { isLocal, questionsOf } from './draft.ts'

/** Words that were and words that are. Before is '' for what is new, after is '' for what is gone. */
export type Difference = { of: string; was: string; is: string }

export type Change =
  | { kind: 'added' | 'returned' | 'retired'; section: Section; question: Question }
  /** `after`: the question that it now stands behind; undefined when it now stands first. */
  | { kind: 'moved'; section: Section; question: Question; after: Question | undefined }
  /** Reworded when only words differ; changed when it is answered otherwise: another answer offered, or one asked for. */
  | { kind: 'reworded' | 'changed'; section: Section; question: Question; differences: readonly Difference[] }
  | { kind: 'section reworded'; section: Section; differences: readonly Difference[] }

/** What the draft changes, in the order of the form. `earlier`: the questions of every version before, each as it was
 * last asked, so that one which returns is known. */
export function changesOf(draft: Form, before: Form, earlier: readonly Question[] = []): Change[] {
  return draft.sections.flatMap((section): Change[] => {
    const old = before.sections.find((one) => one.key === section.key)
    const said = old ? sectionDifferences(old, section) : []
    const was = new Map([...earlier, ...(old?.questions ?? [])].map((question) => [question.key, question]))
    const asked = new Set(old?.questions.map((question) => question.key))
    const moved = movedKeys(old?.questions ?? [], section.questions)
    const kept = new Set(section.questions.map((question) => question.key))
    return [
      ...(said.length > 0 ? [{ kind: 'section reworded' as const, section, differences: said }] : []),
      ...section.questions.flatMap((question, at): Change[] => {
        const one = was.get(question.key)
        const differences = one ? differencesOf(one, question) : []
        const after = section.questions[at - 1]
        return [
          ...(asked.has(question.key)
            ? []
            : [{ kind: one ? ('returned' as const) : ('added' as const), section, question }]),
          ...(moved.has(question.key) ? [{ kind: 'moved' as const, section, question, after }] : []),
          ...(differences.length > 0 ? [{ kind: kindOf(differences), section, question, differences }] : []),
        ]
      }),
      ...(old?.questions ?? [])
        .filter((question) => !kept.has(question.key))
        .map((question) => ({ kind: 'retired' as const, section, question })),
    ]
  })
}

/** The draft as it will be published: a question whose words have changed since it was last asked gets its next number. */
export function numbered<P extends string>(draft: Form<P>, before: Form, earlier: readonly Question[] = []): Form<P> {
  const was = new Map([...earlier, ...questionsOf(before)].map((question) => [question.key, question]))
  const next = (question: Question): Question => {
    const one = was.get(question.key)
    return one
      ? { ...question, version: one.version + (wordingDifferences(one, question).length > 0 ? 1 : 0) }
      : question
  }
  return {
    ...draft,
    sections: draft.sections.map((section) => ({ ...section, questions: section.questions.map(next) })),
  }
}

/** The fewest questions that must have moved for the one order to become the other. Where either of two could have,
 * the council's own did. */
function movedKeys(before: readonly Question[], now: readonly Question[]): ReadonlySet<string> {
  const place = new Map(before.map((question, at) => [question.key, at]))
  const both = now.filter((question) => place.has(question.key))
  const stays = { weight: 0, keys: [] as readonly string[] }
  const ending: (typeof stays & { at: number })[] = []
  for (const question of both) {
    const at = place.get(question.key)!
    const best = ending
      .filter((one) => one.at < at)
      .reduce((one, other) => (other.weight > one.weight ? other : one), { ...stays, at: -1 })
    ending.push({ at, weight: best.weight + (isLocal(question) ? 1 : 1.001), keys: [...best.keys, question.key] })
  }
  const longest = ending.reduce((one, other) => (other.weight > one.weight ? other : one), { ...stays, at: -1 })
  return new Set(both.map((question) => question.key).filter((key) => !longest.keys.includes(key)))
}

/** What is different in a question. */
export function differencesOf(was: Question, is: Question): Difference[] {
  const required = { of: must, was: was.required ? 'Yes' : 'No', is: is.required ? 'Yes' : 'No' }
  const asked = { of: depth, was: depthOf(was), is: depthOf(is) }
  return [...wordingDifferences(was, is), ...changed([required, asked])]
}

/** What reads differently in a question, under the names that its form has for it. */
function wordingDifferences(was: Question, is: Question): Difference[] {
  const options = new Map([...(was.options ?? []), ...(is.options ?? [])].map((option) => [option.value, option.text]))
  return changed([
    { of: 'Question', was: was.text, is: is.text },
    { of: 'What to look for', was: was.prompts ?? '', is: is.prompts ?? '' },
    { of: '0 means', was: was.ends?.[0] ?? '', is: is.ends?.[0] ?? '' },
    { of: '10 means', was: was.ends?.[1] ?? '', is: is.ends?.[1] ?? '' },
    ...[...options].flatMap(([value, text]) => [
      { of: answer, was: offered(was, value), is: offered(is, value) },
      { of: `Hint under “${text}”`, was: hintOf(was, value), is: hintOf(is, value) },
    ]),
  ])
}

function kindOf(differences: readonly Difference[]): 'reworded' | 'changed' {
  const otherwise = ({ of, was, is }: Difference) =>
    of === must || of === depth || (of === answer && (was === '' || is === ''))
  return differences.some(otherwise) ? 'changed' : 'reworded'
}

const depthOf = ({ further }: Question): string => (further ? 'When somebody looks closer' : 'At first')

const must = 'It must be answered'
const depth = 'It is asked'
const answer = 'Answer'

function optionOf(question: Question, value: string) {
  return question.options?.find((option) => option.value === value && !option.retired)
}

const offered = (question: Question, value: string): string => optionOf(question, value)?.text ?? ''
const hintOf = (question: Question, value: string): string => optionOf(question, value)?.hint ?? ''

function sectionDifferences(was: Section, is: Section): Difference[] {
  const looks = (section: Section, grade: Grade) => section.descriptors?.[grade] ?? ''
  return changed([
    { of: 'Title', was: was.title, is: is.title },
    { of: 'Its question', was: was.keyQuestion, is: is.keyQuestion },
    ...grades.map((grade) => ({ of: gradeNames[grade], was: looks(was, grade), is: looks(is, grade) })),
  ])
}

const changed = (all: readonly Difference[]): Difference[] => all.filter(({ was, is }) => was !== is)
