import { listDirectory } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Mistake, NotAllowed, Refused } from '#platform/problems.ts'
import { type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { type Alert, circleOf, isOpen } from '../alert.ts'
import { acceptMistake, decide, listDeciders } from '../commands/decide.ts'
import { noteOnAlert, sayCircle } from '../commands/note.ts'
import { readDecision, readSeen, readWords, tooFew, wordsTowards } from '../forms.ts'
import { nobodyNamed, peopleNamed } from '../names.ts'
import { decisionPage } from '../pages/decision.ts'
import { alertPage, type AlertFacts, concerns } from '../pages/show.ts'
import { alertSign } from '../pages/sign.ts'
import { childrenOf, findAlert, listAlerts, listEntries, listLines, seesHousehold } from '../queries/alerts.ts'
import { findCast } from '../queries/cast.ts'
import { findSign } from '../queries/signs.ts'
import { leavesTooFew } from '../road.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import { type Link, pieceNamed, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { eitherOf } from '../names.ts'
import { listNamesNear } from '../queries/names.ts'

export async function showAlert(context: Context, rooms: Rooms): Promise<Reply> {
  return page(alertPage(await factsOf(context, rooms, [])))
}

async function factsOf(context: Context, rooms: Rooms, mistakes: readonly Mistake[]): Promise<AlertFacts> {
  const { tx, actor, params, body, today } = context
  const alert = await findAlert(tx, params['ref'] ?? '')
  const about = { householdId: alert.householdId, childIds: await childrenOf(tx, alert.id) }
  const { iroIds, covers, people, workerId } = await findCast(tx, about, today)
  const deciders = await listDeciders(tx, alert, today)
  const directory = await listDirectory(tx, today)
  const entries = await listEntries(tx, alert.id)
  // Who looks at what has the class of a matter is a line of that matter, and of no alert.
  context.saw(alert.matterId === null ? { data: { alert: alert.ref } } : { pieceId: alert.matterId })
  const covering = covers.filter(({ awayId }) => iroIds.includes(awayId)).map(({ coverId }) => coverId)
  const officers = people.filter(({ id }) => [...iroIds, ...covering].includes(id) && !alert.circle.includes(id))
  const unsaid = isOpen(alert) && entries.some(({ circleSaid }) => !circleSaid)
  // Who reads in part what another raised is the officer of that child, or asked the child.
  const isOfficer =
    officers.some(({ id }) => id === actor.id) || (!alert.whole && entries.some(({ byId }) => byId !== actor.id))
  return {
    alert,
    entries: entries.map((entry) => ({ ...entry, from: entry.piece === null ? null : pieceNamed(rooms, entry.piece) })),
    lines: await listLines(tx, alert.id),
    deciders,
    officers: officers.filter(({ away }) => !away),
    isDecider: isOpen(alert) && deciders.some(({ id }) => id === actor.id),
    isOfficer,
    keptFrom: directory.filter(({ id }) => alert.circle.includes(id)).map(({ name }) => name),
    asksCircle: unsaid && isOfficer,
    names: await listNamesNear(tx, { people, workerId }),
    matter: alert.matter === null ? null : pieceNamed(rooms, alert.matter),
    follows: await followingLinks(context, rooms, alert),
    seesHousehold: await seesHousehold(tx, alert.householdId),
    mistakes,
    typed: { told: textOf(body, 'told'), who: textOf(body, 'who') },
    today,
  }
}

async function followingLinks({ tx, actor }: Context, rooms: Rooms, alert: Alert): Promise<Link[]> {
  const links: Link[] = []
  for (const { follows } of rooms)
    if (follows) links.push(...(await follows(tx, actor, { id: alert.householdId, ref: alert.household })))
  return links
}

/** Who was told outside Hearth: added, never written over. */
export async function takeNote(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, params, body } = context
  const read = readWords(body, 'told', 'Write who was told, when, and what was agreed')
  if (!read.ok) return page(alertPage(await factsOf(context, rooms, read.mistakes)))
  await noteOnAlert(tx, params['ref'] ?? '', read.value)
  return redirect(`/alerts/${params['ref']}`, 'It is added.')
}

/** Whom it is about, or who must not read it. */
export async function takeCircle(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, body, now, today } = context
  const facts = await factsOf(context, rooms, [])
  if (!facts.alert.whole && !facts.asksCircle) throw new NotAllowed('Whoever reads the whole alert says so.')
  const typed = textOf(body, 'who').trim()
  const named = peopleNamed(typed, await listDirectory(tx, today))
  if (typed !== '' && named.length === 0) {
    return page(alertPage({ ...facts, mistakes: [{ field: 'who', message: nobodyNamed }] }))
  }
  const people = named.map(({ id }) => id)
  const cast = await findCast(
    tx,
    { householdId: facts.alert.householdId, childIds: await childrenOf(tx, facts.alert.id) },
    today,
  )
  if (people.length > 0 && leavesTooFew(cast, circleOf(facts.alert.circle, people)))
    return page(alertPage({ ...facts, mistakes: [tooFew('who')] }))
  const ref = await sayCircle(tx, facts.alert.ref, people, actor, now)
  const kept = 'It is kept from them. Who stands in their place has been told.'
  return redirect(`/alerts/${ref}`, typed === '' ? 'Saved.' : kept)
}

export async function showDecision(context: Context, rooms: Rooms): Promise<Reply> {
  return decisionFor(context, rooms, [])
}

async function decisionFor(context: Context, rooms: Rooms, mistakes: readonly Mistake[]): Promise<Reply> {
  const facts = await factsOf(context, rooms, [])
  if (!isOpen(facts.alert)) return decidedAlready(context, facts)
  if (!facts.isDecider) throw new NotAllowed(`It is decided by ${eitherOf(facts.deciders)}.`)
  const seen = Math.max(0, ...facts.entries.map(({ id }) => id))
  const otherwise = rooms.flatMap(({ decides }) => decides?.(context.actor, facts.alert.ref, seen) ?? [])
  const asked = { alert: facts.alert, concerns: concerns(facts), seen, otherwise }
  return page(decisionPage({ ...asked, body: context.body, mistakes }))
}

export async function takeDecision(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, params, body, now } = context
  const read = readDecision(body)
  if (!read.ok) return decisionFor(context, rooms, read.mistakes)
  return orMeanwhile(context, rooms, async () => {
    await decide(tx, params['ref'] ?? '', read.value, actor, now)
    return redirect(`/alerts/${params['ref']}`, 'Your decision is kept, and the alert has ended.')
  })
}

export async function takeMistake(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, params, body, now } = context
  const read = readWords(body, 'why', 'Say how you know that it was a mistake')
  if (!read.ok) return decisionFor(context, rooms, read.mistakes)
  return orMeanwhile(context, rooms, async () => {
    await acceptMistake(tx, params['ref'] ?? '', { why: read.value, seen: readSeen(body) }, actor, now)
    return redirect(`/alerts/${params['ref']}`, 'It is kept as a mistake, with your reason.')
  })
}

/** Something came while they wrote: more was said, or somebody else decided. It is said, with all that they wrote still there. */
async function orMeanwhile(context: Context, rooms: Rooms, end: () => Promise<Reply>): Promise<Reply> {
  try {
    return await end()
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem
    return decisionFor(context, rooms, [{ field: 'concerns', message: problem.message }])
  }
}

/** Somebody else decided first: their decision, and what this person wrote, to be added as a note. */
function decidedAlready({ body }: Context, facts: AlertFacts): Reply {
  const told = wordsTowards(body)
  if (told === '') return redirect(`/alerts/${facts.alert.ref}`, 'It has been decided already.')
  const message = 'It has been decided already. What you wrote stands here: add it if it should be kept'
  return page(alertPage({ ...facts, mistakes: [{ field: 'told', message }], typed: { ...facts.typed, told } }))
}

/** For the page of a household: that one is open, and the way to it for those who read it. */
export async function signOfHousehold(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  householdId: number,
  today: Temporal.PlainDate,
): Promise<SafeHtml> {
  return alertSign(await findSign(tx, actor, householdId, today), await listAlerts(tx, { householdId, open: true }))
}
