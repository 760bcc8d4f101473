import { answerKey, hasValue } from '#framework/forms/answered.ts'
import { foldedIn, isFolded } from '#framework/forms/depth.ts'
import { questionOf, sectionOf } from '#framework/forms/form.ts'
import { childIdsOf, isAsked } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import { findUnfinished, newAlertFacts } from '#modules/alerts/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findHouseholdById, findLedTo } from '#modules/register/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, type Reply } from '#platform/http/index.ts'
import { sectionHref } from '../addresses.ts'
import { asksOfDanger, saysDanger } from '../danger.ts'
import type { Filling, Kinds, Place, View } from '../filling.ts'
import { alertPanel } from '../pages/alert-panel.ts'
import { sectionPage, type Troubles } from '../pages/section.ts'
import { meet } from '../queries/presence.ts'
import { mayWriteIn } from '../writers.ts'
import { live } from './live.ts'
import { answerFacts, named, placeOf, writesIn } from '../place.ts'
import { raise, showRaise } from './raise.ts'
import { save } from './save.ts'

/** The addresses at which a piece of a stream is filled in, section by section, and an alert raised from it. */
export function sectionRoutes<T extends Kinds>(filling: Filling<T>): readonly AnyRoute<Need>[] {
  const piece = `${filling.path}/:ref`
  const show = (context: Context) => showSection(context, filling, new Map())
  const take = (context: Context) => save(context, filling, (trouble) => showSection(context, filling, trouble))
  const section = [`${piece}/sections/:section`, `${piece}/sections/:section/:child`]
  return [
    ...section.map(
      (path) => ({ method: 'GET', path, need: 'signed in', records: filling.looked, handler: show }) as const,
    ),
    ...section.map(
      (path) =>
        ({ method: 'POST', path, again: 'freely', need: 'signed in', records: 'answer saved', handler: take }) as const,
    ),
    live(filling),
    showRaise(filling),
    raise(filling),
  ]
}

async function showSection<T extends Kinds>(context: Context, filling: Filling<T>, trouble: Troubles): Promise<Reply> {
  const { tx, actor, today } = context
  const view = await filling.view(context, context.params['ref'] ?? '')
  const led = await whereLed(context, filling, view)
  if (led) {
    context.saw(null)
    return redirect(led)
  }
  const place = placeOf(view, context.params)
  const { section, child } = place
  if (filling.opens && !filling.opens(actor, view, section)) throw new NotFound()
  const { id, householdId } = view.piece
  context.saw({ pieceId: id, householdId, data: { section: section.key } })
  const writes = (question: Question) => writesIn(filling, view, place, question)
  const depth = depthOf(filling, view, place, isCloser(context))
  const beside = (await filling.beside?.(context, view, place)) ?? {}
  return page(
    sectionPage({
      ...answerFacts(context, filling, view, child),
      ...{ path: filling.path, piece: named(filling, view.piece), shipped: filling.shipped },
      ...{ section, trouble, writes, beside },
      caption: filling.caption(view, child, today),
      shown: section.questions.filter(
        (question) =>
          question.level !== 'service' &&
          !filling.spares?.(view, question, child?.id ?? null, writes(question)) &&
          (depth.shows(question) || trouble.has(answerKey(question.key, child?.id ?? null))),
      ),
      ...{ folded: depth.folded.filter((one) => !filling.spares?.(view, one, child?.id ?? null, writes(one))) },
      ...{ closer: isCloser(context), needed: neededOf(filling, view, place, writes) },
      alsoHere: await meet(tx, id, section.key),
      nextHref: nextAfter(filling, view, place),
      alert: await alertBeside(context, filling, view, place),
    }),
  )
}

const isCloser = ({ query }: Context): boolean => query['look'] === 'closer'

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

/** The answers that must be there before the section is done, as far as this person gives them. */
function neededOf<T extends Kinds>(
  { asks }: Filling<T>,
  { answers }: View<T>,
  { section, child }: Place<T['part']>,
  writes: (question: Question) => boolean,
): { left: number; all: number } {
  const childId = child?.id ?? null
  const given = (question: Question) => answers.get(answerKey(question.key, childId))
  const needed = section.questions.filter(
    (question) =>
      (question.required || given(question)?.broughtForward) &&
      writes(question) &&
      isAsked(question, childId, answers, section.questions) &&
      !asks.isGivenElsewhere?.(question, childId, answers),
  )
  const left = needed.filter((question) => !hasValue(given(question)?.value) || given(question)?.broughtForward)
  return { left: left.length, all: needed.length }
}

/** Two records of a child were made one: the section of the one that ended is the other's, where the piece looks at that one now. */
async function whereLed<T extends Kinds>(
  { tx, params }: Context,
  { path }: Filling<T>,
  view: View<T>,
): Promise<string | undefined> {
  const [ref, section] = [params['child'], sectionOf(params['section'] ?? '', view.form)]
  if (ref === undefined || !section?.perChild || view.children.some((one) => one.ref === ref)) return undefined
  const child = await findLedTo(tx, ref, view.children)
  return child && sectionHref(path, view.piece, section, child)
}

/** What a sign of danger opens: who and what, and whom it would be told; or that it has been told. Undefined where the section asks for none. */
async function alertBeside<T extends Kinds>(
  context: Context,
  filling: Filling<T>,
  { piece, form, answers, home }: View<T>,
  { section, child }: Place<T['part']>,
) {
  const { tx } = context
  const { shipped, acting } = filling
  const asking = section.questions.filter((question) => asksOfDanger(shipped, question))
  if (asking.length === 0 || piece.householdId === null) return undefined
  const household = home?.household ?? (await findHouseholdById(tx, piece.householdId))
  const known = home ? { children: home.placed, sign: home.sign } : {}
  const facts = await newAlertFacts(
    { ...context, body: {} },
    { household, piece: named(filling, piece), voice: null, ...known },
    [],
  )
  return alertPanel({
    action: `${filling.path}/${piece.ref}/alert`,
    facts: { ...facts, actingAsked: acting?.section === section.key && questionOf(acting.words, form) !== undefined },
    alerts: facts.open,
    unfinished: await findUnfinished(tx, piece.id),
    answered: asking.some((question) =>
      saysDanger(shipped, question, answers.get(answerKey(question.key, child?.id ?? null))?.value),
    ),
  })
}

/** Where Continue leads: the next child of this section, then the next section of the same part that this person writes
 * in, then the piece. */
function nextAfter<T extends Kinds>(
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
  const next = places[here + 1]
  return next ? sectionHref(path, piece, next.section, next.child) : `${path}/${piece.ref}`
}
