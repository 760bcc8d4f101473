import { hash } from '#platform/hash.ts'
import { type Context, page, redirect, type Reply, type Route, textOf } from '#platform/http/index.ts'
import { record } from '#platform/trail/index.ts'
import { changePassword, renewRecoveryCodes } from '../commands/account.ts'
import { forgetDevice } from '../commands/devices.ts'
import { changeOwnTelephone } from '../commands/people.ts'
import { findFreshCodes, keepFreshCodes } from '../commands/fresh-codes.ts'
import { endSessions } from '../commands/sessions.ts'
import { deviceCookie, tokensIn } from '../device.ts'
import { readTelephone } from '../forms.ts'
import type { Need } from '../need.ts'
import { accountPage, passwordPage, renewCodesPage } from '../pages/account.ts'
import { blank, type Filled } from '../pages/fields.ts'
import { recoveryCodesPage } from '../pages/invitation.ts'
import { yourTelephonePage } from '../pages/telephone.ts'
import { isDemonstration } from '../queries/demonstration.ts'
import { listChangesAbout } from '../queries/access-changes.ts'
import { listDevices } from '../queries/devices.ts'
import { findPerson, managerOf } from '../queries/directory.ts'
import { listKeptWords } from '../queries/kept-words.ts'
import { listCoveredBy, listHeldRoles, listOpenSessions } from '../queries/person-page.ts'
import { findOwnWarning } from '../queries/refusals.ts'
import { findCredentials } from '../queries/sign-in.ts'
import { statusOf } from './administration.ts'

const toAccount = { backLink: { text: 'Your account', href: '/your-account' } }

const show: Route<Need> = {
  method: 'GET',
  path: '/your-account',
  need: 'signed in',
  records: 'nothing',
  handler: async ({ tx, actor, today, now, sessionHash, longCookie }) => {
    const held = await listHeldRoles(tx, actor.id, today)
    const main = accountPage({
      person: await findPerson(tx, actor.id),
      manager: await managerOf(tx, actor.id),
      roleTitles: held.filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, today) <= 0).map(({ title }) => title),
      coversFor: await listCoveredBy(tx, actor.id, today),
      sessions: await listOpenSessions(tx, actor.id, now),
      devices: await listDevices(tx, actor.id, now),
      known: tokensIn(longCookie(deviceCookie)).map(hash),
      guardedAt: await findOwnWarning(tx, actor.id, now),
      changes: await listChangesAbout(tx, actor.id, now.subtract({ hours: 90 * 24 }), 25),
      kept: await listKeptWords(tx, actor.id),
      here: sessionHash,
      freshCodes: (await findFreshCodes(tx, actor.id, now)) !== undefined,
      hasPassword: (await findCredentials(tx, actor.id)) !== undefined,
      today,
    })
    return page({ title: 'Your account', main })
  },
}

const endOthers: Route<Need> = {
  method: 'POST',
  path: '/your-account/sessions/ending',
  need: 'signed in',
  records: 'signed out elsewhere',
  handler: async ({ tx, actor, now, sessionHash }) => {
    const ended = await endSessions(tx, actor.id, now, sessionHash)
    if (ended) await record(tx, { kind: 'signed out elsewhere' })
    return redirect('/your-account', 'You are signed out everywhere else.')
  },
}

const forgetBrowser: Route<Need> = {
  method: 'POST',
  path: '/your-account/browsers/forgetting',
  again: 'taken',
  need: 'signed in',
  records: 'browser forgotten',
  handler: async ({ tx, actor, body }) => {
    const id = textOf(body, 'browser')
    if (/^[1-9]\d{0,8}$/.test(id)) await forgetDevice(tx, actor.id, Number(id))
    return redirect('/your-account', 'That browser is forgotten.')
  },
}

const showTelephone: Route<Need> = {
  method: 'GET',
  path: '/your-account/telephone',
  need: 'signed in',
  records: 'nothing',
  handler: (context) => telephoneReply(context, blank),
}

const saveTelephone: Route<Need> = {
  method: 'POST',
  path: '/your-account/telephone',
  again: 'taken',
  need: 'signed in',
  records: 'person changed',
  handler: async (context) => {
    const { tx, actor, body, today } = context
    const read = readTelephone(body, { demonstration: await isDemonstration(tx, today) })
    if (!read.ok) return telephoneReply(context, { posted: body, mistakes: read.mistakes })
    await changeOwnTelephone(tx, actor.id, read.value)
    return redirect('/your-account', read.value ? 'Your telephone number is saved.' : 'No telephone number is kept.')
  },
}

async function telephoneReply({ tx, actor }: Context, form: Filled): Promise<Reply> {
  const { telephone } = await findPerson(tx, actor.id)
  const main = yourTelephonePage(form, telephone)
  return page({ title: 'Your telephone number', main, status: statusOf(form), ...toAccount })
}

const showPassword: Route<Need> = {
  method: 'GET',
  path: '/your-account/password',
  need: 'signed in',
  records: 'nothing',
  handler: (context) => passwordReply(context, blank),
}

const savePassword: Route<Need> = {
  method: 'POST',
  path: '/your-account/password',
  again: 'taken',
  need: 'signed in',
  records: 'password changed',
  handler: async (context) => {
    const mistakes = await changePassword(context.tx, { ...asking(context), chosen: textOf(context.body, 'chosen') })
    if (mistakes.length) return passwordReply(context, { posted: {}, mistakes })
    return redirect('/your-account', 'Your password is changed. You are signed out everywhere else.')
  },
}

function asking({ actor, body, addressHash, sessionHash = '', today, now }: Context) {
  return { personId: actor.id, password: textOf(body, 'password'), addressHash, sessionHash, today, now }
}

async function passwordReply({ tx, actor }: Context, form: Filled): Promise<Reply> {
  const { email } = await findPerson(tx, actor.id)
  return page({ title: 'Change your password', main: passwordPage(form, email), status: statusOf(form), ...toAccount })
}

const showRenewal: Route<Need> = {
  method: 'GET',
  path: '/your-account/recovery-codes',
  need: 'signed in',
  records: 'nothing',
  handler: (context) => renewalReply(context, blank),
}

const renew: Route<Need> = {
  method: 'POST',
  path: '/your-account/recovery-codes',
  again: 'taken',
  need: 'signed in',
  records: 'recovery codes renewed',
  handler: async (context) => {
    const renewed = await renewRecoveryCodes(context.tx, asking(context))
    if ('mistakes' in renewed) return renewalReply(context, { posted: {}, mistakes: renewed.mistakes })
    await keepFreshCodes(context.tx, { personId: context.actor.id, codes: renewed.codes, now: context.now })
    return redirect(freshCodesPath)
  },
}

/** Where new codes are shown for some minutes, and then no more. */
export const freshCodesPath = '/your-account/recovery-codes/new'

const showCodes: Route<Need> = {
  method: 'GET',
  path: freshCodesPath,
  need: 'signed in',
  records: 'nothing',
  handler: async ({ tx, actor, query, now }) => {
    const codes = await findFreshCodes(tx, actor.id, now)
    if (!codes) return redirect('/your-account')
    const given = query['first'] === 'yes' ? { caption: 'Step 3 of 3', next: '/' } : { next: '/your-account' }
    const title = query['first'] === 'yes' ? 'Your recovery codes, step 3 of 3' : 'Your recovery codes'
    return page({ title, main: recoveryCodesPage({ codes, ...given }), secret: true })
  },
}

async function renewalReply({ tx, actor }: Context, form: Filled): Promise<Reply> {
  const { email } = await findPerson(tx, actor.id)
  return page({
    title: 'Make new recovery codes',
    main: renewCodesPage(form, email),
    status: statusOf(form),
    ...toAccount,
  })
}

export const accountRoutes: readonly Route<Need>[] = [
  show,
  endOthers,
  forgetBrowser,
  showTelephone,
  saveTelephone,
  showPassword,
  savePassword,
  showRenewal,
  renew,
  showCodes,
]
