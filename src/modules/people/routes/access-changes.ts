import { hash } from '#platform/hash.ts'
import { NotAllowed } from '#platform/problems.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type Context,
  linkToken,
  type OpenContext,
  openRoute,
  page,
  readPage,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Hanging, mayReadChanges } from '../access-change.ts'
import { answerByLink, confirmChange, refuseChange, withdrawChange } from '../commands/answer-change.ts'
import { readReason } from '../forms.ts'
import type { Need } from '../need.ts'
import {
  accessChangePage,
  accessChangesPage,
  answerByLinkPage,
  answeredPage,
  spentAnswerPage,
} from '../pages/access-changes.ts'
import { byWhom, whatInWords } from '../pages/access-words.ts'
import { blank, type Filled } from '../pages/fields.ts'
import {
  findChange,
  findAnswerByLink,
  findChangeByLink,
  listChanges,
  listChangesAbout,
  type ListedChange,
  listSeconds,
} from '../queries/access-changes.ts'
import { countHanging } from '../queries/merging.ts'
import { idIn, statusOf } from './administration.ts'

const list: AnyRoute<Need> = {
  method: 'GET',
  path: '/access-changes',
  need: 'signed in',
  records: 'nothing',
  handler: async ({ tx, actor, query, today }) => {
    if (!mayReadChanges(actor))
      throw new NotAllowed(
        'Administrators, Quality Assurance and Partnerships and Information Governance read the changes of access.',
      )
    const waiting = query['show'] === 'waiting'
    const main = accessChangesPage({ changes: await listChanges(tx, waiting, readPage(query)), waiting, today })
    return page({ title: 'Changes of access', main, wide: true })
  },
}

const show: AnyRoute<Need> = {
  method: 'GET',
  path: '/access-changes/:id',
  keyed: true,
  need: 'signed in',
  records: 'nothing',
  handler: (context) => changeReply(context, blank),
}

async function changeReply({ tx, actor, params, today, now }: Context, form: Filled): Promise<Reply> {
  const change = await findChange(tx, idIn(params))
  const since = now.subtract({ hours: 90 * 24 })
  const { personId } = change
  const others = personId === null ? [] : await listChangesAbout(tx, personId, since, 26)
  const main = accessChangePage({
    ...{ change, others: others.filter(({ id }) => id !== change.id), hanging: await hangingOf(tx, change) },
    ...{ seconds: await listSeconds(tx, today), who: actor, form, today },
  })
  const backLink = mayReadChanges(actor)
    ? { text: 'Changes of access', href: '/access-changes' }
    : { text: 'Your account', href: '/your-account' }
  return page({ title: 'A change of access', main, status: statusOf(form), backLink })
}

/** What would be led on, while it waits: whoever says yes sees it as it is now. */
async function hangingOf(tx: Tx, { kind, state, personId, what }: ListedChange): Promise<Hanging[] | null> {
  if (kind !== 'records merged' || state !== 'waiting') return null
  if (what.two) return countHanging(tx, what.two.record, what.two.endsId, what.two.staysId)
  return personId !== null && what.intoId !== undefined ? countHanging(tx, 'person', personId, what.intoId) : null
}

const confirm = (rooms: Rooms): AnyRoute<Need> => ({
  method: 'POST',
  path: '/access-changes/:id/confirmation',
  need: 'signed in',
  records: 'access change confirmed',
  handler: async ({ tx, actor, params, body, today, now }) => {
    const id = idIn(params)
    await confirmChange(tx, { id, version: Number(textOf(body, 'version')) }, actor, { today, now }, rooms)
    return redirect(`/access-changes/${id}`, 'It is done, and whoever it concerns has been told.')
  },
})

const refuse: AnyRoute<Need> = {
  method: 'POST',
  path: '/access-changes/:id/refusal',
  need: 'signed in',
  records: 'access change refused',
  handler: async (context) => {
    const { tx, actor, params, body, today, now } = context
    const id = idIn(params)
    const isOwn = (await findChange(tx, id)).personId === actor.id
    const read = readReason(body, isOwn ? null : 'Say why you refuse it')
    if (!read.ok) return changeReply(context, { posted: body, mistakes: read.mistakes })
    await refuseChange(tx, id, read.value || 'No.', actor, { today, now })
    return redirect(`/access-changes/${id}`, 'It is refused. Nothing has changed, and whoever asked has been told.')
  },
}

const withdraw: AnyRoute<Need> = {
  method: 'POST',
  path: '/access-changes/:id/withdrawal',
  need: 'signed in',
  records: 'access change withdrawn',
  handler: async ({ tx, actor, params, today, now }) => {
    const id = idIn(params)
    await withdrawChange(tx, id, actor, { today, now })
    return redirect(`/access-changes/${id}`, 'It is taken back. Nothing has changed.')
  },
}

/** As an invitation's: a link in a mail may have caught the signs around it. */
const tokenIn = ({ params }: OpenContext): string => linkToken(params['token'] ?? '')

const showAnswer = openRoute({
  byLink: true,
  method: 'GET',
  path: '/access-answers/:token',
  records: 'nothing',
  handler: (context) => answerReply(context, blank),
})

async function answerReply(context: OpenContext, form: Filled): Promise<Reply> {
  const { tx, today, now } = context
  const token = tokenIn(context)
  const found = await findChangeByLink(tx, hash(token), now)
  if (!found) return answeredReply(context)
  const change = await findChange(tx, found.id)
  const main = answerByLinkPage({
    action: `/access-answers/${token}`,
    what: whatInWords(change, today),
    asker: byWhom(change.asker),
    askedAt: momentInWords(change.askedAt, today),
    form,
  })
  return page({ title: 'A change of your access', main, status: statusOf(form) })
}

/** For some minutes what was answered; then that there is nothing to answer. */
async function answeredReply(context: OpenContext): Promise<Reply> {
  const answered = await findAnswerByLink(context.tx, hash(tokenIn(context)))
  if (!answered) return page({ title: 'Nothing to answer', main: spentAnswerPage(), status: 404 })
  return page({ title: 'Thank you', main: answeredPage(answered.state === 'confirmed') })
}

const answer = openRoute({
  byLink: true,
  method: 'POST',
  path: '/access-answers/:token',
  records: 'access change confirmed',
  handler: async (context) => {
    const { tx, body, today, now } = context
    const said = textOf(body, 'answer')
    if (said !== 'yes' && said !== 'no')
      return answerReply(context, { posted: body, mistakes: [{ field: 'reason', message: 'Choose yes or no' }] })
    const read = readReason(body, 'Said no by the link at their old address')
    const tooLong = !read.ok && textOf(body, 'reason').trim() !== ''
    if (said === 'no' && tooLong) return answerReply(context, { posted: body, mistakes: read.mistakes })
    const reason = read.ok ? read.value : 'Said no by the link at their address'
    const answered = await answerByLink(tx, hash(tokenIn(context)), { yes: said === 'yes', reason }, { today, now })
    if (!answered) return page({ title: 'Nothing to answer', main: spentAnswerPage(body), status: 404 })
    return redirect(`/access-answers/${tokenIn(context)}`)
  },
})

export const accessChangeRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...[list, show, confirm(rooms), refuse, withdraw],
  ...[showAnswer, answer],
]
