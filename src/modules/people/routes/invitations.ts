import { hash } from '#platform/hash.ts'
import {
  type AnyRoute,
  linkToken,
  type OpenContext,
  openRoute,
  page,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { acceptInvitation, choosePassword, newSecretFor } from '../commands/accept-invitation.ts'
import { keepFreshCodes } from '../commands/fresh-codes.ts'
import { authenticatorAddress } from '../one-time-code.ts'
import { authenticatorPage, choosePasswordPage, codeAgainPage, spentInvitationPage } from '../pages/invitation.ts'
import { passwordMistake } from '../password-rules.ts'
import { findInvitation, type Invitation, isVisit } from '../queries/invitations.ts'
import { freshCodesPath } from './account.ts'
import { letIn } from './sign-in.ts'
import { sealingKey } from '../sealing-key.ts'

type Opened = { invitation: Invitation; tokenHash: string; path: string }

/** The browser that chose the password goes on by this cookie; it belongs to the pages of invitations and ends with the window. */
const visitCookie = 'hearth_invitation'
const visitPath = '/invitations'

/** A page of an invitation, or the page that says that it can no longer be used. */
function withInvitation(
  handle: (context: OpenContext, opened: Opened) => Promise<Reply>,
): (context: OpenContext) => Promise<Reply> {
  return async (context) => {
    const token = linkToken(context.params['token'] ?? '')
    const tokenHash = hash(token)
    const invitation = await findInvitation(context.tx, tokenHash, context.now)
    if (!invitation)
      return page({ title: 'This invitation can no longer be used', main: spentInvitationPage(), status: 404 })
    return handle(context, { invitation, tokenHash, path: `/invitations/${token}` })
  }
}

const show = openRoute({
  byLink: true,
  method: 'GET',
  path: '/invitations/:token',
  records: 'nothing',
  handler: withInvitation(async (_context, { invitation: { name, email }, path }) =>
    page({ title: 'Welcome to Hearth, step 1 of 3', main: choosePasswordPage({ action: path, name, email }) }),
  ),
})

const choose = openRoute({
  byLink: true,
  method: 'POST',
  path: '/invitations/:token',
  again: 'freely',
  records: 'nothing',
  handler: withInvitation(async ({ tx, body, now, setCookie }, { invitation, tokenHash, path }) => {
    const { name, email } = invitation
    const password = textOf(body, 'password')
    const message = passwordMistake(password, { name, email })
    if (message) {
      const mistakes = [{ field: 'password', message }]
      return page({
        title: 'Welcome to Hearth, step 1 of 3',
        main: choosePasswordPage({ action: path, name, email, mistakes }),
        status: 422,
      })
    }
    setCookie(visitCookie, await choosePassword(tx, { tokenHash, password, now }), visitPath)
    return redirect(`${path}/authenticator`)
  }),
})

/** Each opening shows a secret that was never shown before; another browser begins with the password. */
const showAuthenticator = openRoute({
  byLink: true,
  method: 'GET',
  path: '/invitations/:token/authenticator',
  records: 'nothing',
  handler: withInvitation(async ({ tx, now, cookie }, { invitation, tokenHash, path }) => {
    const secret = await newSecretFor(tx, { tokenHash, visit: cookie(visitCookie), sealingKey: sealingKey(), now })
    if (!secret) return redirect(path)
    const address = authenticatorAddress(secret, invitation.email)
    const main = authenticatorPage({ action: `${path}/authenticator`, secret, address })
    return page({ title: 'Connect your authenticator app, step 2 of 3', main, secret: true })
  }),
})

const accept = openRoute({
  byLink: true,
  method: 'POST',
  path: '/invitations/:token/authenticator',
  again: 'freely',
  records: 'invitation accepted',
  handler: withInvitation(async (context, { invitation, tokenHash, path }) => {
    const { tx, body, now, cookie, setCookie } = context
    const visit = cookie(visitCookie)
    if (!invitation.totpSecret || !isVisit(invitation, visit, now)) return redirect(path)
    const code = textOf(body, 'code')
    const accepted = await acceptInvitation(tx, { tokenHash, visit, code, sealingKey: sealingKey(), now })
    if (!accepted) {
      const mistakes = [
        { field: 'code', message: 'That code is not right. Type the six digits that the app shows now' },
      ]
      const main = codeAgainPage({ action: `${path}/authenticator`, mistakes })
      return page({ title: 'Connect your authenticator app, step 2 of 3', main, status: 422 })
    }
    setCookie(visitCookie, null, visitPath)
    await letIn(tx, context, accepted)
    await keepFreshCodes(tx, { personId: accepted.personId, codes: accepted.recoveryCodes, now })
    return redirect(`${freshCodesPath}?first=yes`)
  }),
})

export const invitationRoutes: readonly AnyRoute<never>[] = [show, choose, showAuthenticator, accept]
