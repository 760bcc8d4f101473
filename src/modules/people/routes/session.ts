import { type Context, json, page, redirect, type Reply, type Route } from '#platform/http/index.ts'
import { sessionLeft } from '#platform/html/index.ts'
import type { Need } from '../need.ts'
import { sessionPage } from '../pages/session.ts'

/** How long the session lasts. Every page asks, by itself, shortly before its end: that is no use of it. */
const show: Route<Need> = {
  method: 'GET',
  path: '/your-session',
  need: 'signed in',
  records: 'nothing',
  unattended: true,
  handler: async ({ actor, wantsJson }) => {
    const left = leftOf(actor)
    return wantsJson ? json(left) : page({ title: 'How long you stay signed in', main: sessionPage(left) })
  },
}

/** Goes on with it: pressed, or by typing. */
const goOn: Route<Need> = {
  method: 'POST',
  path: '/your-session/continuation',
  again: 'freely',
  need: 'signed in',
  records: 'nothing',
  handler: async ({ actor, wantsJson }): Promise<Reply> =>
    wantsJson ? json(leftOf(actor)) : redirect('/your-session', 'You stay signed in.'),
}

function leftOf({ session }: Context['actor']) {
  if (!session) throw new Error('Only somebody with a session asks how long it lasts.')
  return sessionLeft(session)
}

export const sessionRoutes: readonly Route<Need>[] = [show, goOn]
