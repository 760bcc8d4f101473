import { sectionOf } from '#framework/forms/form.ts'
import type { Question } from '#framework/forms/types.ts'
import { restsOn } from '#framework/law/read-by.ts'
import { NotFound } from '#platform/problems.ts'
import type { Context } from '#platform/http/index.ts'
import { namePiece } from '#platform/room.ts'
import type { ChildOfPiece, Filling, Kinds, Place, View } from './filling.ts'
import type { AnswerFacts } from './pages/answers.ts'
import { mayWrite } from './writers.ts'

/** The section (and child) of an address. NotFound when the piece has none such. */
export function placeOf<T extends Kinds>(view: View<T>, params: Readonly<Record<string, string>>): Place<T['part']> {
  const section = sectionOf(params['section'] ?? '', view.form)
  if (!section) throw new NotFound()
  if (!section.perChild) return { section, child: null }
  const child = view.children.find((one) => one.ref === params['child'])
  if (!child) throw new NotFound()
  return { section, child }
}

/** Whether this person changes this answer now. */
export const writesIn = <T extends Kinds>(
  { writers }: Filling<T>,
  { piece, writer }: View<T>,
  { section, child }: Place<T['part']>,
  question: Question,
): boolean => mayWrite(writers, { section, question, state: piece.state, child: child?.id ?? null }, writer)

/** The piece as pages and alerts name it. */
export const named = <T extends Kinds>({ noun, path }: Filling<T>, { id, ref }: { id: number; ref: string }) => ({
  id,
  noun,
  ...namePiece(noun, `${path}/`, ref),
})

/** What each answer of a page is drawn from. */
export const answerFacts = <T extends Kinds>(
  { actor, today }: Context,
  { asks, actionHref, looksAt }: Filling<T>,
  view: View<T>,
  child: ChildOfPiece | null,
): AnswerFacts => ({
  ...{ asks, child, today, answers: view.answers, trouble: new Map() },
  actionHref: (question) => actionHref?.(actor, view, question),
  rests: ({ references = [] }) => restsOn(references, looksAt(view)),
})
