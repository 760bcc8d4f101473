import { type AnyRoute, openRoute, page, redirect, Refused, textOf } from '#platform/http/index.ts'
import { sql } from '#platform/sql/index.ts'
import { endSession, startSession } from '../commands/sessions.ts'
import { localPath } from '../local-path.ts'
import { demonstrationSignInPage } from '../pages/sign-in.ts'
import { isDemonstration, listDemonstrationPeople } from '../queries/demonstration.ts'

const showSignIn = openRoute({
  method: 'GET',
  path: '/sign-in',
  records: 'nothing',
  handler: async ({ tx, today, query }) => {
    const groups = (await isDemonstration(tx, today)) ? await listDemonstrationPeople(tx, today) : []
    return page({ title: 'Sign in', main: demonstrationSignInPage(groups, localPath(query['return'])) })
  },
})

const signInToDemonstration = openRoute({
  method: 'POST',
  path: '/sign-in/demo',
  records: 'signed in',
  handler: async ({ tx, today, now, body, setSession }) => {
    if (!(await isDemonstration(tx, today)))
      throw new Refused('Only the demonstration lets you sign in without a password.')
    const person = await tx.maybe<{ id: number }>(
      sql`select id from people where active and demonstration_key = ${textOf(body, 'person')}`,
    )
    if (!person)
      throw new Refused('Nobody in the demonstration has that name. Go back and choose someone from the list.')
    setSession(await startSession(tx, person.id, now))
    return redirect(localPath(textOf(body, 'return')))
  },
})

const signOut = openRoute({
  method: 'POST',
  path: '/sign-out',
  records: 'signed out',
  handler: async ({ tx, now, sessionHash }) => {
    if (sessionHash) await endSession(tx, sessionHash, now)
    return redirect('/sign-in', 'You have signed out.')
  },
})

export const signInRoutes: readonly AnyRoute<never>[] = [showSignIn, signInToDemonstration, signOut]
