import { answerKey } from '#framework/forms/answered.ts'
import { foldedIn, isFolded } from '#framework/forms/depth.ts'
import { childIdsOf } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Context } from '#platform/http/index.ts'
import { childHref, placeHref, sectionHref } from '../addresses.ts'
import type { Filling, Kinds, Place, View } from '../filling.ts'
import type { SectionFacts } from '../pages/section.ts'
import { answerFacts, named, writesIn } from '../place.ts'
import { neededIn } from '../to-write.ts'
import { mayWriteIn } from '../writers.ts'

/** What the page of a section is drawn from, or its part of a child's page. */
export function factsOfSection<T extends Kinds>(
  context: Context,
  filling: Filling<T>,
  view: View<T>,
  place: Place<T['part']>,
  around: Pick<SectionFacts, 'trouble' | 'closer' | 'alsoHere' | 'beside' | 'alert'>,
): SectionFacts {
  const { section, child } = place
  const childId = child?.id ?? null
  const writes = (question: Question) => writesIn(filling, view, place, question)
  const isSpared = (question: Question) => filling.spares?.(view, question, childId, writes(question)) ?? false
  const depth = depthOf(filling, view, place, around.closer)
  return {
    ...answerFacts(context, filling, view, child),
    ...{ path: filling.path, piece: named(filling, view.piece), shipped: filling.shipped },
    ...{ section, writes, ...around },
    caption: filling.caption(view, child, context.today),
    shown: section.questions.filter(
      (question) =>
        question.level !== 'service' &&
        !isSpared(question) &&
        (depth.shows(question) || around.trouble.has(answerKey(question.key, childId))),
    ),
    folded: depth.folded.filter((one) => !isSpared(one)),
    needed: neededIn(section, childId, { asks: filling.asks, answers: view.answers, writes }),
    nextHref: nextAfter(filling, view, place),
  }
}

/** Which questions stand on the page, and which wait until somebody looks closer. */
export function depthOf<T extends Kinds>(
  filling: Filling<T>,
  view: View<T>,
  { section, child }: Place<T['part']>,
  closer: boolean,
) {
  const [childId, called] = [child?.id ?? null, filling.called?.(view)]
  const { questions } = section
  return {
    // Whoever looks closer sees what is further, and only that: the page stays one that a slow line carries.
    shows: (question: Question) =>
      (!closer || question.further === true) &&
      !isFolded(question, childId, view.answers, { called, closer, beside: questions }),
    folded: foldedIn(section, childId, view.answers, called),
  }
}

/** Where Continue leads: the next section of the same child that this person writes in, then the next child, then the next section of
 * the same part, then the piece. */
export function nextAfter<T extends Kinds>(
  { path, writers }: Filling<T>,
  { piece, form, children, writer }: View<T>,
  { section, child }: Place<T['part']>,
): string {
  const places = form.sections
    .filter((one) => one.part === section.part && one.questions.some((question) => question.level !== 'service'))
    .filter((one) => one.key === section.key || mayWriteIn(writers, one, piece.state, writer))
    .flatMap((one) =>
      childIdsOf(one, { children }).map((id) => ({ section: one, child: children.find((each) => each.id === id) })),
    )
  const here = places.findIndex((place) => place.section.key === section.key && place.child?.id === child?.id)
  const below = child && places.slice(here + 1).find((one) => one.child?.id === child.id)
  if (below) return placeHref(path, piece, below.section, child)
  const pages = [
    ...new Set(
      places.map((one) => (one.child ? childHref(path, piece, one.child) : sectionHref(path, piece, one.section))),
    ),
  ]
  const own = child ? childHref(path, piece, child) : sectionHref(path, piece, section)
  return pages[pages.indexOf(own) + 1] ?? `${path}/${piece.ref}`
}
