import { sectionOf } from '#framework/forms/form.ts'
import type { Need } from '#modules/people/index.ts'
import { findLedTo } from '#modules/register/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, type Reply } from '#platform/http/index.ts'
import { placeHref, sectionHref } from '../addresses.ts'
import type { Filling, Kinds, View } from '../filling.ts'
import type { Troubles } from '../pages/answers.ts'
import { sectionPage } from '../pages/section.ts'
import { placeOf } from '../place.ts'
import { meet } from '../queries/presence.ts'
import { alertBeside } from './alert-beside.ts'
import { childRoute, showChild } from './child.ts'
import { live } from './live.ts'
import { raise, showRaise } from './raise.ts'
import { save } from './save.ts'
import { factsOfSection } from './section-facts.ts'

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
    ...(filling.shipped.sections.some(({ perChild }) => perChild) ? [childRoute(filling)] : []),
    live(filling),
    showRaise(filling),
    raise(filling),
  ]
}

async function showSection<T extends Kinds>(context: Context, filling: Filling<T>, trouble: Troubles): Promise<Reply> {
  const { tx, actor } = context
  const view = await filling.view(context, context.params['ref'] ?? '')
  const led = await whereLed(context, filling, view)
  if (led) {
    context.saw(null)
    return redirect(led)
  }
  const place = placeOf(view, context.params)
  const { section, child } = place
  if (filling.opens && !filling.opens(actor, view, section)) throw new NotFound()
  const closer = isCloser(context)
  if (child && !closer) {
    if (trouble.size > 0) return showChild(context, filling, view, trouble)
    context.saw(null)
    return redirect(placeHref(filling.path, view.piece, section, child))
  }
  const { id, householdId } = view.piece
  context.saw({ pieceId: id, householdId, data: { section: section.key } })
  return page(
    sectionPage(
      factsOfSection(context, filling, view, place, {
        ...{ trouble, closer, beside: (await filling.beside?.(context, view)(place)) ?? {} },
        alsoHere: await meet(tx, id, section.key),
        alert: await alertBeside(context, filling, view, place),
      }),
    ),
  )
}

const isCloser = ({ query }: Context): boolean => query['look'] === 'closer'

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
