import { type AnyRoute, openRoute, page, redirect, steppedRoute, textOf } from '#platform/http/index.ts'
import { givePasswordAfterCode, giveRecoveryCode } from '../commands/recovery.ts'
import { localPath, withReturn } from '../local-path.ts'
import { lastPasswordPage, recoveryPage } from '../pages/sign-in.ts'
import { findSignInStep } from '../queries/sign-in.ts'
import { answered, fromOf, letIn, recoverySentence, tooLate, whatIsMissing, type Wrong } from './sign-in.ts'

const title = 'Sign in with a recovery code'

const showRecovery = openRoute({
  method: 'GET',
  path: '/sign-in/recovery-code',
  records: 'nothing',
  handler: async ({ query }) => page({ title, main: recoveryPage({ returnTo: localPath(query['return']) }) }),
})

const beginWithCode = steppedRoute({
  method: 'POST',
  path: '/sign-in/recovery-code',
  records: 'sign-in refused',
  handler: async (context) => {
    const { atDoor, body, setSession } = context
    const form = { returnTo: localPath(textOf(body, 'return')), email: textOf(body, 'email').trim() }
    const code = textOf(body, 'code').trim()
    const missing = whatIsMissing({ email: form.email, code })
    if (missing.length) return page({ title, main: recoveryPage({ ...form, mistakes: missing }), status: 422 })
    const given = { email: form.email, code, from: fromOf(context) }
    const answer = await giveRecoveryCode(atDoor, given)
    if (answer.kind === 'password wanted') {
      setSession(answer.token)
      return redirect(withReturn('/sign-in/password', form.returnTo))
    }
    const { mistakes, ...how } = answered('email', notKnown, answer, context)
    return page({ title, main: recoveryPage({ ...form, mistakes }), ...how })
  },
})

const notKnown: Wrong = {
  was: 'This e-mail address and recovery code do not go together',
  next: 'Check both and try again',
}

const showPassword = openRoute({
  method: 'GET',
  path: '/sign-in/password',
  records: 'nothing',
  handler: async ({ tx, query, sessionHash, now }) => {
    const returnTo = localPath(query['return'])
    if (!(await findSignInStep(tx, sessionHash, 'password', now))) return redirect(withReturn('/sign-in', returnTo))
    return page({ title: 'Type your password', main: lastPasswordPage({ returnTo }) })
  },
})

const endWithPassword = steppedRoute({
  method: 'POST',
  path: '/sign-in/password',
  records: 'signed in',
  handler: async (context) => {
    const { atDoor, body, sessionHash } = context
    const returnTo = localPath(textOf(body, 'return'))
    const given = { stepHash: sessionHash, password: textOf(body, 'password'), from: fromOf(context) }
    const answer = await givePasswordAfterCode(atDoor, given)
    if (answer.kind === 'start again') return redirect(withReturn('/sign-in', returnTo), tooLate)
    if (answer.kind === 'signed in') {
      await atDoor((tx) => letIn(tx, context, answer))
      return redirect(returnTo, recoverySentence(answer.codesLeft ?? 0))
    }
    const refused = answer.kind === 'refused' ? ({ kind: 'refused', next: undefined } as const) : answer
    const { mistakes, ...how } = answered('password', wrongPassword, refused, context)
    return page({ title: 'Type your password', main: lastPasswordPage({ returnTo, mistakes }), ...how })
  },
})

const wrongPassword: Wrong = {
  was: 'That is not your password',
  next: 'Check it and type it again: after five wrong ones you need another code',
}

export const recoveryRoutes: readonly AnyRoute<never>[] = [showRecovery, beginWithCode, showPassword, endWithPassword]
