import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type Beginning, householdInSight, readAsks } from '../begin.ts'
import { beginPage, saidIn } from '../pages/begin.ts'

/** The addresses by which pieces of a stream are begun: the page at /new that asks, and the post that begins one, or says at each field
 * what stands against it. */
export function beginRoutes<About>(beginning: Beginning<About>): AnyRoute<Need>[] {
  const { path, need, records, household = householdInSight } = beginning

  async function ask(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
    const said = saidIn(context)
    const people = await beginning.people?.draw(context, mistakes)
    const facts = { body: context.body, said, mistakes, ...(people ? { people } : {}) }
    return page(beginPage(beginning, await beginning.about(context, said), facts))
  }

  async function begin(context: Context): Promise<Reply> {
    if (beginning.people?.finds(context.body)) return ask(context, [])
    const about = await beginning.about(context, saidIn(context))
    const asks = beginning.asksOf?.(about) ?? beginning.asks
    const read = await readAsks(asks, context, (ref) => household(context, about, ref))
    const begun = 'typed' in read ? await beginning.begin(context, about, read.typed) : read
    return 'ref' in begun ? redirect(`${path}/${begun.ref}`, beginning.done) : ask(context, begun.mistakes)
  }

  return [
    {
      method: 'GET',
      path: `${path}/new`,
      keyed: true,
      need,
      records: 'nothing',
      handler: (context) => ask(context, []),
    },
    { method: 'POST', path, need, records, handler: begin },
  ]
}
