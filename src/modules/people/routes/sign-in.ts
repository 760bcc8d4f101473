import { hash } from '#platform/hash.ts'
import { type Mistake, Refused } from '#platform/problems.ts'
import {
  type AnyRoute,
  openRoute,
  type OpenContext,
  page,
  redirect,
  type Reply,
  steppedRoute,
  textOf,
} from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { rememberDevice } from '../commands/devices.ts'
import { endSession, startSession } from '../commands/sessions.ts'
import { giveCode, givePassword, type Refusal, type SignedIn } from '../commands/sign-in.ts'
import type { From } from '../commands/tries.ts'
import { deviceCookie, deviceDays, tokensIn } from '../device.ts'
import { localPath, withReturn } from '../local-path.ts'
import { codePage, demonstrationSignInPage, type SignInForm, signInPage } from '../pages/sign-in.ts'
import { findDemonstrationPerson, isDemonstration, listDemonstrationPeople } from '../queries/demonstration.ts'
import { findSignInStep } from '../queries/sign-in.ts'
import { sealingKey } from '../sealing-key.ts'
import { nextTryInWords, secondsUntil, type Wait, waitSentence } from '../throttle.ts'

type Visit = Omit<OpenContext, 'tx'>

/** Where a try comes from. */
export function fromOf({ addressHash, longCookie, now }: Visit): From {
  return { addressHash, deviceHashes: tokensIn(longCookie(deviceCookie)).map(hash), now }
}

/** What a form is shown again with: what to mend, with what status, and when it is worth trying again. */
export type Answered = { mistakes: Mistake[]; status: number; retryAfter?: number }

/** What was wrong, and what to do where it may be tried again at once. */
export type Wrong = { was: string; next: string }

/** An answer that lets nobody in, at this field of the form. */
export function answered(
  field: string,
  wrong: Wrong,
  answer: Wait | Refusal | { kind: 'busy' },
  { now, today }: Visit,
): Answered {
  if (answer.kind === 'busy') return { mistakes: [{ field, message: busy }], status: 503, retryAfter: 5 }
  const next = answer.kind === 'refused' ? answer.next : answer
  if (!next) return { mistakes: [{ field, message: `${wrong.was}. ${wrong.next}` }], status: 422 }
  const message =
    answer.kind === 'refused' ? `${wrong.was}. ${nextTryInWords(next, now, today)}` : waitSentence(next, now, today)
  return { mistakes: [{ field, message }], status: 429, retryAfter: secondsUntil(next.until, now) }
}

const busy = 'Many people are signing in at this moment. Wait a few seconds, and press Continue again'

/** Both halves were right: the session begins, and this browser is known to them from now on. */
export async function letIn(
  tx: Tx,
  visit: Visit,
  { personId, token }: Pick<SignedIn, 'personId' | 'token'>,
): Promise<void> {
  visit.setSession(token)
  const cookie = await rememberDevice(tx, personId, visit.longCookie(deviceCookie), visit.now)
  visit.setLongCookie(deviceCookie, cookie, deviceDays)
}

const showSignIn = openRoute({
  method: 'GET',
  path: '/sign-in',
  records: 'nothing',
  handler: (context) => signInReply(context.tx, context, { returnTo: localPath(context.query['return']) }),
})

async function signInReply(
  tx: Tx,
  { today }: Visit,
  form: SignInForm,
  answer: Omit<Answered, 'mistakes'> = { status: 200 },
): Promise<Reply> {
  if (!(await isDemonstration(tx, today))) return page({ title: 'Sign in', main: signInPage(form), ...answer })
  const groups = await listDemonstrationPeople(tx, today)
  return page({ title: 'Sign in', main: demonstrationSignInPage(groups, form), ...answer })
}

const signIn = steppedRoute({
  method: 'POST',
  path: '/sign-in',
  records: 'sign-in refused',
  handler: async (context) => {
    const { atDoor, body, setSession } = context
    const form = { returnTo: localPath(textOf(body, 'return')), email: textOf(body, 'email').trim() }
    const password = textOf(body, 'password')
    const missing = whatIsMissing({ email: form.email, password })
    if (missing.length) return atDoor((tx) => signInReply(tx, context, { ...form, mistakes: missing }, { status: 422 }))
    const given = { email: form.email, password, from: fromOf(context) }
    const answer = await givePassword(atDoor, given)
    if (answer.kind === 'code wanted') {
      setSession(answer.token)
      return redirect(`/sign-in/code?return=${encodeURIComponent(form.returnTo)}`)
    }
    const { mistakes, ...how } = answered('email', notKnown, answer, context)
    return atDoor((tx) => signInReply(tx, context, { ...form, mistakes }, how))
  },
})

const asks: Readonly<Record<string, string>> = {
  email: 'Type your e-mail address',
  password: 'Type your password',
  code: 'Type one of your recovery codes',
}

/** Nothing was tried yet, so nothing is counted. */
export function whatIsMissing(given: Record<string, string>): Mistake[] {
  return Object.entries(given).flatMap(([field, value]) => (value === '' ? [{ field, message: asks[field]! }] : []))
}

const notKnown: Wrong = {
  was: 'This e-mail address and password do not go together',
  next: 'Check both and try again',
}

const showCode = openRoute({
  method: 'GET',
  path: '/sign-in/code',
  records: 'nothing',
  handler: async ({ tx, query, sessionHash, now }) => {
    const returnTo = localPath(query['return'])
    if (!(await findSignInStep(tx, sessionHash, 'code', now))) return redirect(withReturn('/sign-in', returnTo))
    return page({ title: 'Type the code from your phone', main: codePage({ returnTo }) })
  },
})

const signInWithCode = openRoute({
  method: 'POST',
  path: '/sign-in/code',
  again: 'freely',
  records: 'signed in',
  handler: async (context) => {
    const { tx, body, sessionHash } = context
    const returnTo = localPath(textOf(body, 'return'))
    const given = { stepHash: sessionHash, code: textOf(body, 'code'), sealingKey: sealingKey(), from: fromOf(context) }
    const answer = await giveCode(tx, given)
    if (answer.kind === 'start again') return redirect(withReturn('/sign-in', returnTo), tooLate)
    if (answer.kind === 'signed in') {
      await letIn(tx, context, answer)
      return redirect(returnTo, answer.codesLeft === undefined ? undefined : recoverySentence(answer.codesLeft))
    }
    const { mistakes, ...how }: Answered =
      answer.kind === 'locked'
        ? { mistakes: [{ field: 'code', message: otherSecret }], status: 503 }
        : answered('code', wrongCode, answer, context)
    return page({ title: 'Type the code from your phone', main: codePage({ returnTo, mistakes }), ...how })
  },
})

export const tooLate = 'That took too long. Please sign in again.'
const wrongCode: Wrong = {
  was: 'That code is not right',
  next: 'Wait for the next one in your authenticator app and type it here',
}

const otherSecret =
  'Hearth runs with another secret than when your authenticator was connected, so it cannot tell whether a code is right. Type a recovery code here, and tell whoever looks after Hearth'

export function recoverySentence(left: number): string {
  return `You used a recovery code. You have ${left} left: you can make new ones on the page Your account.`
}

const signInToDemonstration = openRoute({
  method: 'POST',
  path: '/sign-in/demo',
  again: 'freely',
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
  again: 'freely',
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
