import {
  type AnyRoute,
  hash,
  linkToken,
  type OpenContext,
  openRoute,
  page,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { acceptInvitation, choosePassword } from '../commands/invitations.ts'
import { authenticatorAddress, qrSquares } from '../one-time-code.ts'
import { authenticatorPage, choosePasswordPage, recoveryCodesPage, spentInvitationPage } from '../pages/invitation.ts'
import { passwordMistake } from '../password-rules.ts'
import { findInvitation, type Invitation } from '../queries/invitations.ts'
import { letIn } from './sign-in.ts'
import { unseal } from '../sealing.ts'
import { sealingKey } from '../sealing-key.ts'

type Opened = { invitation: Invitation; tokenHash: string; path: string }

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
    page({ title: 'Welcome to Hearth', main: choosePasswordPage({ action: path, name, email }) }),
  ),
})

const choose = openRoute({
  byLink: true,
  method: 'POST',
  path: '/invitations/:token',
  records: 'nothing',
  handler: withInvitation(async ({ tx, body }, { invitation, tokenHash, path }) => {
    const { name, email } = invitation
    const password = textOf(body, 'password')
    const message = passwordMistake(password, { name, email })
    if (message) {
      const mistakes = [{ field: 'password', message }]
      return page({
        title: 'Welcome to Hearth',
        main: choosePasswordPage({ action: path, name, email, mistakes }),
        status: 422,
      })
    }
    await choosePassword(tx, { tokenHash, invitation, password, sealingKey: sealingKey() })
    return redirect(`${path}/authenticator`)
  }),
})

const showAuthenticator = openRoute({
  byLink: true,
  method: 'GET',
  path: '/invitations/:token/authenticator',
  records: 'nothing',
  handler: withInvitation(async (_context, { invitation, path }) => authenticatorReply(invitation, path)),
})

const accept = openRoute({
  byLink: true,
  method: 'POST',
  path: '/invitations/:token/authenticator',
  records: 'invitation accepted',
  handler: withInvitation(async (context, { invitation, tokenHash, path }) => {
    const { tx, body, now } = context
    const accepted = await acceptInvitation(tx, {
      tokenHash,
      code: textOf(body, 'code'),
      sealingKey: sealingKey(),
      now,
    })
    if (!accepted)
      return authenticatorReply(invitation, path, 'That code is not right. Type the six digits that the app shows now')
    await letIn(tx, context, accepted)
    return page({
      title: 'Your recovery codes',
      main: recoveryCodesPage({ codes: accepted.recoveryCodes, caption: 'Step 3 of 3', next: '/' }),
    })
  }),
})

function authenticatorReply(invitation: Invitation, path: string, message?: string): Reply {
  if (!invitation.totpSecret) return redirect(path)
  const secret = unseal(sealingKey(), invitation.totpSecret)
  const squares = qrSquares(authenticatorAddress(secret, invitation.email))
  const mistakes = message ? [{ field: 'code', message }] : []
  return page({
    title: 'Connect your authenticator app',
    main: authenticatorPage({ action: `${path}/authenticator`, secret, squares, mistakes }),
    status: message ? 422 : 200,
  })
}

export const invitationRoutes: readonly AnyRoute<never>[] = [show, choose, showAuthenticator, accept]
