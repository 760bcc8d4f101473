import type { Option, Question, Section, Form } from '#framework/forms/types.ts'
import { isLocal, questionsOf } from './draft.ts'
import { isReadByHearth } from './draft-kept.ts'
import type { WhyKept } from './shaped.ts'

/** Which wording of each shipped question a council's form has taken in, by key. */
export type TakenIn = Readonly<Record<string, number>>

export const takenInOf = (shipped: Form): TakenIn =>
  Object.fromEntries(questionsOf(shipped).map(({ key, version }) => [key, version]))

/** Whether the shipped form asks anything, or in any words, that this one has not taken in; or lacks what Hearth reads. */
export function hasNews(own: Form, shipped: Form, taken: TakenIn, whyKept: WhyKept): boolean {
  const asked = new Set(questionsOf(own).map(({ key }) => key))
  return (
    questionsOf(shipped).some(
      (question) => isNews(question, taken) || (!asked.has(question.key) && isReadByHearth(question, shipped, whyKept)),
    ) || questionsOf(own).some((question) => isDropped(question, shipped, taken))
  )
}

const isNews = ({ key, version }: Question, taken: TakenIn): boolean => (taken[key] ?? 0) < version

/** Shipped once, and no longer: it asked what is asked otherwise now. A council's own question is never dropped. */
function isDropped(question: Question, shipped: Form, taken: TakenIn): boolean {
  return (
    !isLocal(question) &&
    taken[question.key] !== undefined &&
    !questionsOf(shipped).some(({ key }) => key === question.key)
  )
}

/**
 * A council's form with what the shipped one has new. Questions that were reworded or added come in at their place, in
 * the shipped words, for they ask something else now; all other words stay the council's, as do its own questions and
 * their order. What it retired stays retired, unless Hearth reads the answer. How a question works (its rules, its
 * references, what it hangs on) is always as shipped.
 */
export function withShipped<P extends string>(
  own: Form<P>,
  shipped: Form<P>,
  taken: TakenIn,
  whyKept: WhyKept,
): Form<P> {
  const known = new Set(own.sections.map(({ key }) => key))
  const sections = own.sections.map((section) => {
    const now = shipped.sections.find(({ key }) => key === section.key)
    return now ? mergedSection(section, now, shipped, taken, whyKept) : section
  })
  return { ...own, sections: shipped.sections.filter(({ key }) => !known.has(key)).reduce(inPlace(shipped), sections) }
}

/** A section that is new stands behind the one that it follows in the shipped form. */
function inPlace<P extends string>(shipped: Form<P>) {
  return (sections: readonly Section<P>[], section: Section<P>): readonly Section<P>[] => {
    const before = shipped.sections.slice(0, shipped.sections.indexOf(section)).map(({ key }) => key)
    const at = sections.findLastIndex(({ key }) => before.includes(key))
    return sections.toSpliced(at + 1, 0, section)
  }
}

function mergedSection<P extends string>(
  own: Section<P>,
  now: Section<P>,
  shipped: Form,
  taken: TakenIn,
  whyKept: WhyKept,
): Section<P> {
  const kept = own.questions
    .filter((question) => !isDropped(question, shipped, taken))
    .map((question) => mergedQuestion(question, now, taken))
  const isNew = ({ key }: Question) => taken[key] === undefined
  const missing = now.questions.filter(
    (question) =>
      !kept.some(({ key }) => key === question.key) &&
      (isNew(question) ||
        isReadByHearth(question, shipped, whyKept) ||
        // A new question may hang on one that the council retired.
        now.questions.some((other) => isNew(other) && other.onlyWhen?.question === question.key)),
  )
  const questions = missing.reduce((all, question) => withQuestion(all, question, now.questions), kept)
  const words = {
    title: own.title,
    keyQuestion: own.keyQuestion,
    ...(own.descriptors && { descriptors: own.descriptors }),
  }
  return { ...now, ...words, questions }
}

function mergedQuestion(own: Question, section: Section, taken: TakenIn): Question {
  const now = section.questions.find(({ key }) => key === own.key)
  if (!now || isLocal(own)) return own
  const options = now.options && { options: optionsOf(own, now, isNews(now, taken)) }
  // `numbered` counts the wording on from what the council last asked.
  const depth = depthOf(own, now)
  if (isNews(now, taken)) return { ...now, ...options, ...depth, version: own.version }
  const { prompts: _, ends: __, ...works } = now
  return {
    ...works,
    text: own.text,
    version: own.version,
    ...(own.prompts !== undefined && { prompts: own.prompts }),
    ...(own.ends && { ends: own.ends }),
    ...options,
    ...depth,
  }
}

/** Asked at first or further, as the council chose; a version from before it could choose takes what is shipped, and so does an input of
 * a rule. */
function depthOf(own: Question, now: Question): Pick<Question, 'further'> {
  if (now.further === undefined) return {}
  const stays = own.further !== undefined && !now.required && !now.rules?.length && now.alertOn === undefined
  return { further: (stays ? own.further : undefined) ?? now.further }
}

/** Every answer that is shipped, in the council's words unless they are news; one that is gone stays known by its value. */
function optionsOf({ options: own = [] }: Question, { options: now = [] }: Question, news: boolean): readonly Option[] {
  const gone = own.filter(({ value }) => !now.some((option) => option.value === value))
  return [
    ...now.map((option) => {
      const ours = own.find(({ value }) => value === option.value)
      return news || !ours || option.retired ? option : ours
    }),
    ...gone.map((option): Option => ({ ...option, retired: true })),
  ]
}

/** Behind the nearest question that stands before it as shipped, and whatever of the council's own already follows that
 * one stays behind it; never behind the grade that closes the section. */
function withQuestion(all: readonly Question[], question: Question, shipped: readonly Question[]): Question[] {
  const inFront = shipped
    .slice(
      0,
      shipped.findIndex(({ key }) => key === question.key),
    )
    .map(({ key }) => key)
  const before = inFront.findLast((key) => all.some((other) => other.key === key))
  return all.toSpliced(all.findIndex(({ key }) => key === before) + 1, 0, question)
}
