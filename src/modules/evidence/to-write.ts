import { type Answers, answerKey, hasValue } from '#framework/forms/answered.ts'
import type { Particulars } from '#framework/forms/choices.ts'
import { childIdsOf, isAsked, type Missing, missingIn, statusOf } from '#framework/forms/missing.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import type { Answer } from '#modules/forms/index.ts'
import { childHref, placeHref } from './addresses.ts'
import type { ChildOfPiece } from './filling.ts'
import { mayWrite, mayWriteIn, type Writers } from './writers.ts'

/** The form of a piece, as its parts are listed for one person. */
export type FormInView<W, State extends string, Part extends string, Who extends string> = {
  path: string
  writers: Writers<W, State, Part, Who>
  /** What the form says where the language of forms is silent. */
  asks: Particulars
  piece: { ref: string; state: State }
  form: Form<Part>
  children: readonly ChildOfPiece[]
  answers: Answers<Answer>
  /** The questions of which an action came: it stands in the place of the words that an answer calls for. */
  questionsWithActions?: ReadonlySet<string>
  writer: W
  /** Whether the piece has come so far that this is written; without it, every section is. */
  reached?: (section: Section<Part>) => boolean
}

/** A page of a form. `lacks`: something is missing there that must be said, and that this person can say. */
export type PlaceToWrite = { title: string; href: string; lacks: boolean }

/** The pages of a section: one, or one for each child. */
export function placesOf<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  section: Section<Part>,
) {
  const about = caseOf(listed)
  return childIdsOf(section, listed).map((childId) => {
    const child = listed.children.find((one) => one.id === childId)
    return {
      childId,
      child,
      title: child ? `${section.title}: ${child.initials || child.ref}` : section.title,
      href: placeHref(listed.path, listed.piece, section, child),
      status: statusOf(section, about, childId, listed.asks),
    }
  })
}

/** The pages that wait for this person's words now, in the order of the form; what is filled in for a child is one page. */
export function placesToWrite<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
): PlaceToWrite[] {
  const waiting = listed.form.sections
    .filter((section) => listed.reached?.(section) ?? true)
    .flatMap((section) =>
      placesOf(listed, section)
        .filter(({ childId }) => waitsForThem(listed, section, childId))
        .map((place) => ({
          ...place,
          lacks: missingIn(section, caseOf(listed), listed.asks, [place.childId]).length > 0,
        })),
    )
  const pages = Map.groupBy(waiting, ({ child, href }) => (child ? childHref(listed.path, listed.piece, child) : href))
  return [...pages.values()].map((parts) => {
    const { title, href, child, lacks } = parts.find((one) => one.lacks) ?? parts[0]!
    return { title: child && parts.length > 1 ? calledByInitials(child) : title, href, lacks }
  })
}

/** A child's page in a list of pages. */
export const calledByInitials = ({ initials, ref }: ChildOfPiece): string => (initials ? `${initials}, ${ref}` : ref)

/** Whether a page lacks something that this person can write. What somebody else alone can say leads nobody there. */
export function waitsForThem<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
  section: Section<Part>,
  childId: number | null,
): boolean {
  const { writers, asks, writer } = listed
  const { state } = listed.piece
  const about = caseOf(listed)
  if (!mayWriteIn(writers, section, state, writer) || statusOf(section, about, childId, asks) === 'done') return false
  const missing = missingIn(section, about, asks, [childId])
  return (
    missing.length === 0 ||
    missing.some(({ question }) => mayWrite(writers, { section, question, state, child: childId }, writer))
  )
}

/** What is missing that this person can write now, in the order of the form. */
export function missingToWrite<W, State extends string, Part extends string, Who extends string>(
  listed: FormInView<W, State, Part, Who>,
): Missing<Part>[] {
  const { form, writers, writer, piece, asks, reached } = listed
  return form.sections
    .filter((section) => reached?.(section) ?? true)
    .flatMap((section) => missingIn(section, caseOf(listed), asks))
    .filter(({ section, question, childId }) =>
      mayWrite(writers, { section, question, state: piece.state, child: childId }, writer),
    )
}

const nothingRaised: ReadonlySet<string> = new Set()

export const caseOf = <W, State extends string, Part extends string, Who extends string>({
  children,
  answers,
  questionsWithActions = nothingRaised,
}: FormInView<W, State, Part, Who>) => ({ children, answers, questionsWithActions })

/** The answers that must be there before a section is done, as far as this person gives them. */
export function neededIn(
  { questions }: Pick<Section, 'questions'>,
  childId: number | null,
  { asks, answers, writes }: { asks: Particulars; answers: Answers<Answer>; writes: (question: Question) => boolean },
): { left: number; all: number } {
  const given = (question: Question) => answers.get(answerKey(question.key, childId))
  const needed = questions.filter(
    (question) =>
      (question.required || given(question)?.broughtForward) &&
      writes(question) &&
      isAsked(question, childId, answers, questions) &&
      !asks.isGivenElsewhere?.(question, childId, answers),
  )
  const left = needed.filter((question) => !hasValue(given(question)?.value) || given(question)?.broughtForward)
  return { left: left.length, all: needed.length }
}
