import { findLedTo } from '#modules/register/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { childHref } from '../addresses.ts'
import type { Filling, Kinds, View } from '../filling.ts'
import type { Troubles } from '../pages/answers.ts'
import { type ChildFacts, childPage, lookForWrong, wrongChildPage } from '../pages/child.ts'
import { named } from '../place.ts'
import { meet } from '../queries/presence.ts'
import { alertBeside } from './alert-beside.ts'
import { factsOfSection } from './section-facts.ts'

/** The page of one child, with all the sections that are filled in for each child. */
export const childRoute = <T extends Kinds>(filling: Filling<T>): AnyRoute<Need> => ({
  method: 'GET',
  path: `${filling.path}/:ref/children/:child`,
  need: 'signed in',
  records: filling.looked,
  handler: async (context) => {
    const view = await filling.view(context, context.params['ref'] ?? '')
    return (await whereChildLed(context, filling, view)) ?? showChild(context, filling, view, new Map())
  },
})

/** The same, with what could not be saved in one of its sections. */
export async function showChild<T extends Kinds>(
  context: Context,
  filling: Filling<T>,
  view: View<T>,
  trouble: Troubles,
): Promise<Reply> {
  const { tx, actor, params, today } = context
  const { id, householdId } = view.piece
  const child = view.children.find((one) => one.ref === params['child'])
  const places = view.form.sections
    .filter((section) => section.perChild && (filling.opens?.(actor, view, section) ?? true))
    .map((section) => ({ section, child: child ?? null }))
  const last = places.at(-1)
  if (!child || !last) throw new NotFound()
  context.saw({ pieceId: id, householdId, data: { child: child.ref } })
  const beside = filling.beside?.(context, view)
  const alsoHere = await meet(tx, id, last.section.key)
  const sections = []
  for (const place of places)
    sections.push(
      factsOfSection(context, filling, view, place, {
        ...{ trouble, closer: false, alsoHere, beside: (await beside?.(place)) ?? {} },
        alert: await alertBeside(context, filling, view, place),
      }),
    )
  const facts: ChildFacts = {
    ...{ child, sections, trouble, alsoHere, piece: named(filling, view.piece) },
    caption: filling.caption(view, child, today),
  }
  const isForWrong = trouble.size === 0 && `look=${context.query['look']}` === lookForWrong
  return page(isForWrong ? wrongChildPage(facts) : childPage(facts))
}

/** Two records of a child were made one: the page of the one that ended is the other's. */
async function whereChildLed<T extends Kinds>(
  context: Context,
  { path }: Filling<T>,
  view: View<T>,
): Promise<Reply | undefined> {
  const ref = context.params['child'] ?? ''
  if (view.children.some((one) => one.ref === ref)) return undefined
  const child = await findLedTo(context.tx, ref, view.children)
  if (!child) return undefined
  context.saw(null)
  return redirect(childHref(path, view.piece, child))
}
