import { asksToFind, listPeopleWithDuty, type Need, offerPeopleWithDuty } from '#modules/people/index.ts'
import { NotAllowed } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, readForm, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { handOverChild } from '../commands/hand-over.ts'
import { factsOf } from '../commands/move.ts'
import { handOverForm } from '../forms.ts'
import { handOverPage } from '../pages/hand-over.ts'
import { listSaid } from '../queries/answers.ts'
import { findVoice } from '../queries/voices.ts'
import { judgeVoice } from '../states.ts'
import { holdsVoice, type Voice } from '../voice.ts'

/* An IRO who leaves hands a child over, by name. */

export const handOverRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/voices/:ref/hand-over',
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: async (context) => {
      const voice = await findToHandOver(context)
      return page(handOverPage({ voice, people: await offerOthers(context, voice), typed: { to: '', reason: '' } }))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/hand-over',
    need: 'signed in',
    records: 'child handed over to another IRO',
    handler: take,
  },
]

async function take(context: Context): Promise<Reply> {
  const { tx, actor, body } = context
  const voice = await findToHandOver(context)
  const typed = { to: textOf(body, 'to'), reason: textOf(body, 'reason') }
  if (asksToFind(body, 'to')) return page(handOverPage({ voice, people: await offerOthers(context, voice), typed }))
  const read = readForm(handOverForm, body)
  const known = read.ok && (await others(context, voice)).find(({ id }) => id === read.value.to)
  if (!read.ok || !known) {
    const mistakes = read.ok ? [{ field: 'to', message: 'Choose who asks this child from now on.' }] : read.mistakes
    return page(handOverPage({ voice, people: await offerOthers(context, voice), typed, mistakes }))
  }
  await handOverChild(tx, voice.ref, read.value, actor)
  const sees = holdsVoice(voice, actor) || read.value.to === actor.id
  return redirect(sees ? `/voices/${voice.ref}` : '/voices', `${known.name} asks and answers this child from now on.`)
}

async function findToHandOver({ tx, params, actor }: Context): Promise<Voice> {
  const voice = await findVoice(tx, params['ref']!)
  const judgement = judgeVoice('hand_over', voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
  if (!judgement.allowed) throw new NotAllowed(judgement.because)
  return voice
}

const offerOthers = ({ tx, body, today }: Context, { gathererId }: Voice) =>
  offerPeopleWithDuty(tx, 'gather_child_voices', today, {
    field: 'to',
    body,
    near: { people: [gathererId] },
    not: [gathererId],
  })

const others = async ({ tx, today }: Context, voice: Voice) =>
  (await listPeopleWithDuty(tx, 'gather_child_voices', today)).filter(({ id }) => id !== voice.gathererId)
