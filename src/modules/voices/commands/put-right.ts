import { followWords, listAlertsOfVoice } from '#modules/alerts/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import type { Correctable, PutRight, Read, When } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listWhoLooked } from '#platform/trail/index.ts'
import { formOf } from '../form.ts'
import { Refused } from '#platform/problems.ts'
import { listSaid } from '../queries/answers.ts'
import { findTarget, isStillAsked, lockBoth, type Target } from '../queries/put-right.ts'
import { findBeside, findPieceOf, findVoice, lockVoice } from '../queries/voices.ts'
import { isOpenToAll, type Voice } from '../voice.ts'
import { judgeVoice, type MoveName } from '../states.ts'
import { saidInWords, whoInWords } from '../words.ts'
import { formOfAge } from './form-of-the-day.ts'
import { factsOfOwn } from './move.ts'
import { listOpenings } from './open-words.ts'
import type { Said } from '../answer.ts'

/** Words of the wrong person: they go to whose they are with all that hangs on them, or out of sight. Whose voice it was is asked anew. */
export const correctableWords: Correctable = {
  kind: 'voice',
  whose: 'The child’s reference, such as C-1124; or of the voice where it belongs, such as V-1002',
  find: async (tx, ref) => {
    const { id, householdId, pieceId } = await findVoice(tx, ref)
    return { id, ref, what: `What was said in ${ref}`, href: `/voices/${ref}`, householdId, pieceId }
  },
  hangs: whatHangs,
  readers: async (tx, ref) => whoHadRead(tx, await findVoice(tx, ref)),
  whereTo: async (tx, ref, whose, { today }) => {
    const voice = await findVoice(tx, ref)
    await mustBeFor(tx, voice, 'moved_away')
    const target = await findTarget(tx, voice, whose)
    const readers = await whoReads(tx, target, today)
    const open = (await listAlertsOfVoice(tx, voice.id)).some(({ decidedAt }) => decidedAt === null)
    return `What was said in ${ref} goes to ${target.named}, household H-${target.householdId}, and is read there by ${new Intl.ListFormat('en-GB').format(readers) || 'the quality team'}, and by nobody else until they choose. ${target.beside === 'to make' ? `${target.named} is asked too, as what somebody sees stands beside a child’s own words. ` : ''}${open ? 'The open safety alert follows, and everybody who may act there is told. ' : ''}${whoInWords(voice)} is to be asked again.`
  },
  move: moveWords,
  seal: async (tx, { id, ofRef }, { today }) => {
    const voice = await lockVoice(tx, ofRef)
    await mustBeFor(tx, voice, 'sealed')
    const had = await whoHadRead(tx, voice)
    await tx.one(sql`select seal_words(${id}, ${voice.id}, ${await isStillAsked(tx, voice)})`)
    await noteAnew(tx, voice, 'sealed')
    return readersOf(tx, voice, await atHome(tx, voice, had, today), [])
  },
  inWords: (contents) => {
    const { voice, answers } = contents as {
      voice: { form: string }
      answers: readonly (Said & { quality_team_only: boolean })[]
    }
    const said = new Map(answers.map((one) => [one.question, { ...one, qualityTeamOnly: one.quality_team_only }]))
    return saidInWords(formOf(voice.form), said).map(({ question, answer, words }) => ({
      asked: question,
      said: [answer, words].filter(Boolean).join(': '),
    }))
  },
}

async function moveWords(
  tx: Tx,
  { id, ofRef }: { id: number; ofRef: string },
  whose: string,
  { now, today }: When,
): Promise<PutRight> {
  const { from: voice, target } = await lockBoth(tx, ofRef, whose)
  await mustBeFor(tx, voice, 'moved_away')
  const had = await whoHadRead(tx, voice)
  const to = target.voice ?? (await makeVoice(tx, voice, target, today))
  await tx.one(sql`select move_words(${id}, ${voice.id}, ${to.id}, ${await isStillAsked(tx, voice)})`)
  await noteAnew(tx, voice, 'moved_away')
  await noteAnew(tx, to, 'moved_here')
  const { householdId, childId, officerId } = target
  await followWords(
    tx,
    {
      correctionId: id,
      from: { voiceId: voice.id, childId: voice.childId },
      to: { voiceId: to.id, childId, householdId, officerId },
    },
    now,
  )
  const there = officerId === null ? [] : [{ id: officerId, path: `/voices/${to.ref}` }]
  return readersOf(tx, voice, await atHome(tx, voice, had, today), there)
}

/** A voice for the person whose words they are; of what somebody saw, beside the child's own, which is made where there is none. */
async function makeVoice(tx: Tx, from: Voice, target: Target, today: Temporal.PlainDate): Promise<Voice> {
  const { childId, carerId, householdId, pieceId, officerId, beside } = target
  const own = beside === 'to make' ? await makeOwnVoice(tx, from, target, today) : null
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into voices (kind, form, household_id, piece_id, child_id, carer_id, gatherer_id, state, due_on, beside_id)
    values (${from.kind}, ${from.form}, ${householdId}, ${pieceId}, ${childId}, ${carerId}, ${officerId}, 'to_ask', ${from.dueOn}, ${own?.id ?? (beside === 'to make' ? null : beside)})
    returning ref`)
  return lockVoice(tx, ref)
}

/** What somebody sees of a child never stands alone: the child is asked too. */
async function makeOwnVoice(tx: Tx, from: Voice, target: Target, today: Temporal.PlainDate): Promise<Voice> {
  const form = await formOfAge(tx, { childId: target.childId, form: from.form }, today)
  return makeVoice(tx, { ...from, form }, { ...target, beside: null }, today)
}

/** Refused with the reason where the move is not open. That this person may is the database's to say. */
async function mustBeFor(tx: Tx, voice: Voice, move: 'moved_away' | 'sealed'): Promise<void> {
  const facts = { ...factsOfOwn(voice, await listSaid(tx, voice.id)), putsRight: true }
  const judgement = judgeVoice(move, voice.state, facts)
  if (!judgement.allowed) throw new Refused(judgement.because)
}

/** That it happened, with who and when, for those who read what stands there now: never what was said. */
async function noteAnew(tx: Tx, { id, state }: Pick<Voice, 'id' | 'state'>, move: MoveName): Promise<void> {
  await tx.run(sql`insert into voice_moves (voice_id, move, from_state, to_state, by_id, at)
    select id, ${move}, ${state}, v.state, actor(), request_now() from voices v where v.id = ${id}`)
}

/** Those who had opened it, and whoever opened the words to decide about a child's safety. */
async function whoHadRead(tx: Tx, voice: Voice): Promise<Read[]> {
  const { householdId, pieceId } = voice
  const looked = await listWhoLooked(tx, { kinds: ['voice looked at'], householdId, data: { voice: voice.ref } })
  const beside =
    pieceId !== null && isOpenToAll(voice) && voice.givenAt
      ? await listWhoLooked(tx, { pieceId, since: voice.givenAt })
      : []
  return [...looked, ...beside].filter(
    (one, at, all) => all.findIndex((other) => other.id === one.id && other.on.equals(one.on)) === at,
  )
}

/** The wrong person's readers: who asks them, and whoever had read it. */
async function atHome(
  tx: Tx,
  { gathererId }: Voice,
  had: readonly Read[],
  today: Temporal.PlainDate,
): Promise<number[]> {
  const holders = await listPeopleWithDuty(tx, 'hold_voices', today)
  return [...(gathererId === null ? [] : [gathererId]), ...had.map(({ id }) => id), ...holders.map(({ id }) => id)]
}

/** What somebody saw of a child is brought forward nowhere. */
async function readersOf(tx: Tx, voice: Voice, home: readonly number[], there: PutRight['readers']): Promise<PutRight> {
  const all = [...there, ...home.map((id) => ({ id, path: `/voices/${voice.ref}` }))]
  const broughtInto = voice.besideId === null ? await findPieceOf(tx, voice) : undefined
  return { broughtInto, readers: all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at) }
}

async function whoReads(tx: Tx, { officerId }: Target, today: Temporal.PlainDate): Promise<string[]> {
  const officer =
    officerId === null
      ? undefined
      : await tx.maybe<{ name: string }>(sql`select name from people where id = ${officerId}`)
  const holders = await listPeopleWithDuty(tx, 'hold_voices', today)
  return [...new Set([...(officer ? [officer.name] : []), ...holders.map(({ name }) => name)])]
}

async function whatHangs(tx: Tx, ref: string): Promise<string[]> {
  const voice = await findVoice(tx, ref)
  const alerts = await listAlertsOfVoice(tx, voice.id)
  const piece = await findPieceOf(tx, voice)
  const beside = voice.besideId === null ? await findBeside(tx, voice) : null
  return [
    ...alerts.map(({ ref: alert, decidedAt }) =>
      decidedAt === null
        ? `Safety alert ${alert} is open: moved, it follows the words; sealed, it stays open until it is decided.`
        : `Safety alert ${alert} was decided.`,
    ),
    ...((await listOpenings(tx, voice.id)).length > 0
      ? ['Somebody opened the words to decide about a child’s safety.']
      : []),
    ...(voice.shareChosen
      ? ['Who may read it was chosen: moved, it is kept to the fewest until the right person chooses.']
      : []),
    ...(beside
      ? [`What somebody saw of the same child stands in ${beside.ref}: it stays, and is put right by itself.`]
      : []),
    ...(voice.toldAt ? ['They were told what happened next: moved, the right person is to be told anew.'] : []),
    ...(piece && isOpenToAll(voice) ? [`What was said may have been brought forward into answers of ${piece}.`] : []),
  ]
}
