import { followWords, listAlertsOfVoice } from '#modules/alerts/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import type { Correctable, PutRight, Read, When } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listWhoLooked } from '#platform/trail/index.ts'
import { formOf } from '../form.ts'
import { findTarget, isStillAsked, type Target } from '../queries/put-right.ts'
import { findPieceOf, findVoice, lockVoice } from '../queries/voices.ts'
import { isOpenToAll, type Voice } from '../voice.ts'
import { saidInWords, whoInWords } from '../words.ts'
import { listOpenings } from './open-words.ts'
import type { Said } from '../answer.ts'

/** Words of the wrong person: they go to whose they are with all that hangs on them, or out of sight. Whose voice it was is asked anew. */
export const correctableWords: Correctable = {
  kind: 'voice',
  whose: 'The child’s reference, such as C-1124; or of the voice in which nobody has said anything yet, such as V-1002',
  find: async (tx, ref) => {
    const { id, householdId, pieceId } = await findVoice(tx, ref)
    return { id, ref, what: `What was said in ${ref}`, href: `/voices/${ref}`, householdId, pieceId }
  },
  hangs: whatHangs,
  readers: async (tx, ref) => whoHadRead(tx, await findVoice(tx, ref)),
  whereTo: async (tx, ref, whose, { today }) => {
    const voice = await findVoice(tx, ref)
    const target = await findTarget(tx, voice, whose)
    const readers = await whoReads(tx, target, today)
    const open = (await listAlertsOfVoice(tx, voice.id)).some(({ decidedAt }) => decidedAt === null)
    return `What was said in ${ref} goes to ${target.named}, household H-${target.householdId}, and is read there by ${new Intl.ListFormat('en-GB').format(readers) || 'the quality team'}, and by nobody else until they choose. ${open ? 'The open safety alert follows, and everybody who may act there is told. ' : ''}${whoInWords(voice)} is to be asked again.`
  },
  move: moveWords,
  seal: async (tx, { id, ofRef }, { today }) => {
    const voice = await lockVoice(tx, ofRef)
    const had = await whoHadRead(tx, voice)
    await tx.one(sql`select seal_words(${id}, ${voice.id}, ${await isStillAsked(tx, voice)})`)
    await noteAnew(tx, voice, 'sealed')
    return readersOf(await atHome(tx, voice, had, today), [], `/voices/${voice.ref}`)
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
  const voice = await lockVoice(tx, ofRef)
  const target = await findTarget(tx, voice, whose)
  const had = await whoHadRead(tx, voice)
  const to = target.voice ?? (await makeVoice(tx, voice, target))
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
  return readersOf(
    await atHome(tx, voice, had, today),
    officerId === null ? [] : [{ id: officerId, path: `/voices/${to.ref}` }],
    `/voices/${voice.ref}`,
  )
}

async function makeVoice(
  tx: Tx,
  from: Voice,
  { childId, carerId, householdId, pieceId, officerId }: Target,
): Promise<Voice> {
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into voices (kind, form, household_id, piece_id, child_id, carer_id, gatherer_id, state, due_on)
    values (${from.kind}, ${from.form}, ${householdId}, ${pieceId}, ${childId}, ${carerId}, ${officerId}, 'to_ask', ${from.dueOn})
    returning ref`)
  return lockVoice(tx, ref)
}

/** That it happened, with who and when, for those who read what stands there now: never what was said. */
async function noteAnew(tx: Tx, { id, state }: Pick<Voice, 'id' | 'state'>, move: string): Promise<void> {
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

function readersOf(home: readonly number[], there: PutRight['readers'], path: string): PutRight {
  const all = [...there, ...home.map((id) => ({ id, path }))]
  return { href: path, readers: all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at) }
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
    ...(voice.toldAt ? ['They were told what happened next: moved, the right person is to be told anew.'] : []),
    ...(piece && isOpenToAll(voice) ? [`What was said may have been brought forward into answers of ${piece}.`] : []),
  ]
}
