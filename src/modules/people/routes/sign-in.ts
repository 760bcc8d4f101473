import {
  type AnyRoute,
  type OpenContext,
  openRoute,
  page,
  redirect,
  Refused,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { endSession, startSession } from '../commands/sessions.ts'
import { giveCode, givePassword } from '../commands/sign-in.ts'
import { localPath } from '../local-path.ts'
import { codePage, demonstrationSignInPage, type SignInForm, signInPage } from '../pages/sign-in.ts'
import { findDemonstrationPerson, isDemonstration, listDemonstrationPeople } from '../queries/demonstration.ts'
import { findSignInStep } from '../queries/sign-in.ts'
import { sealingKey } from '../sealing-key.ts'
import { waitSentence } from '../throttle.ts'

const showSignIn = openRoute({
  method: 'GET',
  path: '/sign-in',
  records: 'nothing',
  handler: (context) => signInReply(context, { returnTo: localPath(context.query['return']) }),
})

async function signInReply({ tx, today }: OpenContext, form: SignInForm): Promise<Reply> {
  const status = form.mistakes ? 422 : 200
  if (!(await isDemonstration(tx, today))) return page({ title: 'Sign in', main: signInPage(form), status })
  const groups = await listDemonstrationPeople(tx, today)
  return page({ title: 'Sign in', main: demonstrationSignInPage(groups, form), status })
}

const signIn = openRoute({
  method: 'POST',
  path: '/sign-in',
  records: 'sign-in refused',
  handler: async (context) => {
    const { tx, body, addressHash, now, setSession } = context
    const form = { returnTo: localPath(textOf(body, 'return')), email: textOf(body, 'email').trim() }
    const password = textOf(body, 'password')
    const answer = await givePassword(tx, { email: form.email, password, addressHash, now })
    if (answer.kind === 'wait')
      return signInReply(context, { ...form, mistakes: [{ field: 'email', message: waitSentence(answer.until) }] })
    if (answer.kind === 'refused') return signInReply(context, { ...form, mistakes: [notKnown] })
    setSession(answer.token)
    return redirect(`/sign-in/code?return=${encodeURIComponent(form.returnTo)}`)
  },
})

const notKnown = {
  field: 'email',
  message: 'This e-mail address and password do not go together. Check both and try again',
}

const showCode = openRoute({
  method: 'GET',
  path: '/sign-in/code',
  records: 'nothing',
  handler: async ({ tx, query, sessionHash, now }) => {
    const returnTo = localPath(query['return'])
    if (!(await findSignInStep(tx, sessionHash, now)))
      return redirect(`/sign-in?return=${encodeURIComponent(returnTo)}`)
    return page({ title: 'Type the code from your phone', main: codePage({ returnTo }) })
  },
})

const signInWithCode = openRoute({
  method: 'POST',
  path: '/sign-in/code',
  records: 'signed in',
  handler: async ({ tx, body, sessionHash, addressHash, now, setSession }) => {
    const returnTo = localPath(textOf(body, 'return'))
    const code = textOf(body, 'code')
    const answer = await giveCode(tx, { stepHash: sessionHash, code, sealingKey: sealingKey(), addressHash, now })
    if (answer.kind === 'start again') {
      return redirect(`/sign-in?return=${encodeURIComponent(returnTo)}`, 'That took too long. Please sign in again.')
    }
    if (answer.kind !== 'signed in') {
      const message = answer.kind === 'wait' ? waitSentence(answer.until) : wrongCode
      return page({
        title: 'Type the code from your phone',
        main: codePage({ returnTo, mistakes: [{ field: 'code', message }] }),
        status: 422,
      })
    }
    setSession(answer.token)
    return redirect(returnTo, answer.codesLeft === undefined ? undefined : recoverySentence(answer.codesLeft))
  },
})

const wrongCode = 'That code is not right. Wait for the next one in your authenticator app and type it here'

function recoverySentence(left: number): string {
  return `You used a recovery code. You have ${left} left: you can make new ones on the page Your account.`
}

const signInToDemonstration = openRoute({
  method: 'POST',
  path: '/sign-in/demo',
  records: 'signed in',
  handler: async ({ tx, today, now, body, setSession }) => {
    if (!(await isDemonstration(tx, today)))
      throw new Refused('Only the demonstration lets you sign in without a password.')
    const person = await findDemonstrationPerson(tx, textOf(body, 'person'))
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

export const signInRoutes: readonly AnyRoute<never>[] = [
  showSignIn,
  signIn,
  showCode,
  signInWithCode,
  signInToDemonstration,
  signOut,
]
