import { findPerson } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { addWorkingDays, inFull, londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Sql, type Tx } from '#platform/sql/index.ts'
import type { Action, ActionState } from '../action.ts'
import { findAction, findActionToChange } from '../queries/actions.ts'
import { findSettled } from '../queries/settled.ts'
import { type ActionMove, factsFor, judgeAction, type Settled } from '../states.ts'
import type { EventKind } from '../event.ts'
import { actionSettings, daysByPriority } from '../settings.ts'
import { leaveRecord, note, type OwnersNews, tellOwner, tellRaiser, tellTakenBack, tellUnsettled } from './events.ts'
import { checkOwner } from './owner.ts'

/** What a person sends: which action, as they saw it, and their words. */
export type Sent = { ref: string; version: number; words: string }

/** Either the action as it is now, or the version that somebody else saved in the meantime: then nothing was written. */
export type Outcome = { saved: true; action: Action } | { saved: false; now: Action }

export type Asked = { tx: Tx; actor: Actor; today: Temporal.PlainDate }

export const begin = (asked: Asked, sent: Sent) => make(asked, 'begin', sent, { kind: 'begun', trail: 'action begun' })

/** Hands it over for a check, with what shows that it was done. */
export async function finish(asked: Asked, sent: Sent): Promise<Outcome> {
  const set = sql`, evidence = ${sent.words}, done_on = ${asked.today}, done_by = actor()`
  const outcome = await make(asked, 'finish', sent, { kind: 'done', trail: 'action done', set })
  if (outcome.saved) await tellRaiser(asked.tx, outcome.action, asked.actor)
  return outcome
}

/** It was sent too soon, or with the wrong words: nobody has checked it yet. Its day stays, and so does what was written. */
export async function takeBack(asked: Asked, sent: Sent): Promise<Outcome> {
  const outcome = await make(asked, 'takeBack', sent, {
    kind: 'taken_back',
    trail: 'action taken back',
    set: sql`, done_on = null, done_by = null`,
  })
  if (outcome.saved) await tellTakenBack(asked.tx, outcome.action, asked.actor)
  return outcome
}

export const verify = (asked: Asked, sent: Sent) =>
  makeAndTell(asked, 'verify', sent, 'action verified', {
    kind: 'verified',
    trail: 'action verified',
    set: sql`, verified_on = ${asked.today}, verified_by = actor()`,
  })

/** Back to the owner, who keeps the evidence that they wrote and adds to it, by a new day unless theirs is still far off. */
export async function handBack(asked: Asked, sent: Sent): Promise<Outcome> {
  const again = await putRightBy(asked, await findAction(asked.tx, sent.ref))
  return makeAndTell(asked, 'handBack', sent, 'action returned', {
    kind: 'handed_back',
    trail: 'action handed back',
    set: sql`, done_on = null, done_by = null, due_on = greatest(due_on, ${again}::date),
      escalation_step = case when due_on < ${again} then 0 else escalation_step end`,
  })
}

/** By when what comes back is to be put right. */
async function putRightBy({ tx, today }: Asked, { priority }: Action): Promise<Temporal.PlainDate> {
  const deadlines = await readSettings(tx, today, actionSettings)
  const days = Math.min(deadlines['actions.put_right'], Math.max(1, daysByPriority(deadlines)[priority]))
  return addWorkingDays(today, days)
}

export const recordNotDone = (asked: Asked, sent: Sent) =>
  makeAndTell(asked, 'recordNotDone', sent, 'action ended', { kind: 'not_done', trail: 'action recorded as not done' })

export const supersede = (asked: Asked, sent: Sent) =>
  makeAndTell(asked, 'supersede', sent, 'action ended', { kind: 'superseded', trail: 'action replaced' })

/** It was verified, or given up, by mistake: it stands where it stood, with the day that it had. One that passed meanwhile is given anew. Both stay in
 * its history; its owner, whoever raised it and whoever had decided are told. */
export async function unsettle(asked: Asked, sent: Sent): Promise<Outcome> {
  const { tx, actor, today } = asked
  const before = await findAction(tx, sent.ref)
  const settled = await findSettled(tx, before)
  const again = await putRightBy(asked, before)
  const passed = settled ? sql`due_on >= ${londonDate(settled.at)} and due_on < ${today}` : sql`false`
  const outcome = await make(asked, 'unsettle', sent, {
    kind: 'unsettled',
    trail: 'decision about an action taken back',
    set: sql`, verified_on = null, verified_by = null, due_on = case when ${passed} then ${again}::date else due_on end`,
  })
  if (outcome.saved) await tellUnsettled(tx, outcome.action, settled?.byId ?? null, actor)
  return outcome
}

/** What changed for the child, as an owner or a checker sees it. May be written again as more is known. */
export const noteImpact = (asked: Asked, sent: Sent) =>
  make(asked, 'noteImpact', sent, {
    kind: 'impact_noted',
    trail: 'impact of an action noted',
    set: sql`, impact_note = ${sent.words}`,
  })

export async function changeOwner(asked: Asked, sent: Sent & { ownerId: number }): Promise<Outcome> {
  const { sight } = await findAction(asked.tx, sent.ref)
  await checkOwner(asked.tx, sent.ownerId, asked.today, sight)
  const set = sql`, owner_id = ${sent.ownerId}`
  const { name } = await findPerson(asked.tx, sent.ownerId)
  const outcome = await make(asked, 'changeOwner', sent, {
    kind: 'owner_changed',
    trail: 'owner of an action changed',
    set,
    was: ({ owner }) => `From ${owner} to ${name}.`,
  })
  if (outcome.saved) await tellOwner(asked.tx, outcome.action, asked.actor)
  return outcome
}

/** With a new date, nobody is late: the ladder begins again. */
export const changeDate = (asked: Asked, sent: Sent & { dueOn: Temporal.PlainDate }) =>
  make(asked, 'changeDate', sent, {
    kind: 'date_changed',
    trail: 'date of an action changed',
    was: ({ dueOn }) => `From ${inFull(dueOn)} to ${inFull(sent.dueOn)}.`,
    set: sql`, due_on = ${sent.dueOn}, escalation_step = 0, escalated_to = null, escalated_at = null`,
  })

/** The owner hears what became of it. */
async function makeAndTell(
  asked: Asked,
  move: ActionMove,
  sent: Sent,
  kind: OwnersNews,
  writing: Writing,
): Promise<Outcome> {
  const outcome = await make(asked, move, sent, writing)
  if (outcome.saved) await tellOwner(asked.tx, outcome.action, asked.actor, kind)
  return outcome
}

type Writing = {
  kind: EventKind
  trail: string
  set?: Sql
  /** What was so before and what is now: its history says both. */
  was?: (before: Action) => string
}

/** Load for update, judge, write, leave a record. */
async function make({ tx, actor }: Asked, move: ActionMove, sent: Sent, writing: Writing): Promise<Outcome> {
  const before = await findActionToChange(tx, sent.ref)
  if (before.version !== sent.version) return { saved: false, now: before }
  const to = allowed(move, before, actor, { words: sent.words, settled: await findSettled(tx, before) })
  await tx.run(sql`update actions set state = ${to}, version = version + 1, saved_at = request_now() ${writing.set ?? sql``}
    where id = ${before.id}`)
  await note(tx, before.id, writing.kind, [writing.was?.(before), sent.words].filter(Boolean).join('\n'))
  await leaveRecord(tx, before, writing.trail, { from: before.state, to })
  return { saved: true, action: await findAction(tx, before.ref) }
}

function allowed(
  move: ActionMove,
  action: Action,
  actor: Actor,
  { words, settled }: { words: string; settled: Settled | null },
): ActionState {
  const given = move === 'finish' ? { evidence: words } : { reason: words }
  const judgement = judgeAction(move, factsFor(action, actor, given, settled))
  if (judgement.allowed) return judgement.to
  throw judgement.mine ? new Refused(judgement.because) : new NotAllowed(judgement.because)
}
