import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { upperFirst } from '#platform/words.ts'
import { type Action, pathOf } from './action.ts'
import { nouns } from './pages/moves.ts'
import { listAwaited, listDoneSince, listEscalated, listLeft, listToDo, listToVerify } from './queries/work.ts'

/** Rows of "My work": actions to carry out, to verify, that need another owner, that came up to them overdue, that others
 * carry out for them, and that they finished this month. */
export async function listActionWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
  const left = await listLeft(tx, actor, gone)
  const escalated = without(left, await listEscalated(tx, actor))
  const awaited = without([...left, ...escalated], await listAwaited(tx, actor))
  return [
    ...(await listToDo(tx, actor)).map((action) => toDo(action, actor)),
    ...(await listToVerify(tx, actor, gone)).map((action) => toVerify(action, today)),
    ...left.map(toHandOver),
    ...escalated.map((action) => toUnblock(action, today)),
    ...awaited.map((action) => awaiting(action, today)),
    ...(await listDoneSince(tx, actor, today.with({ day: 1 }))).map(finished),
  ]
}

const without = (others: readonly Action[], actions: readonly Action[]): Action[] =>
  actions.filter(({ id }) => !others.some((other) => other.id === id))

function toDo(action: Action, actor: Actor): WorkItem {
  const why = action.ownerId === actor.id ? 'You own this action' : `You cover for ${action.owner}, who owns it`
  return { what: `Carry out ${named(action)}`, why, href: pathOf(action), dueOn: action.dueOn, group: 'mine' }
}

function toVerify(action: Action, today: Temporal.PlainDate): WorkItem {
  const when = action.doneOn ? ` on ${inWords(action.doneOn, today)}` : ''
  return {
    what: `Verify ${named(action)}`,
    why: `${action.owner} sent it for a check${when}`,
    href: `${pathOf(action)}#check`,
    dueOn: action.dueOn,
    group: 'mine',
  }
}

function toHandOver(action: Action): WorkItem {
  return {
    what: `Choose another owner for ${named(action)}`,
    why: `${action.owner}, who owns it, sees no cases any more`,
    href: `${pathOf(action)}#${nouns.changeOwner}`,
    dueOn: action.dueOn,
    group: 'mine',
  }
}

function toUnblock(action: Action, today: Temporal.PlainDate): WorkItem {
  const when = action.escalatedAt ? ` You were told on ${inWords(londonDate(action.escalatedAt), today)}.` : ''
  return {
    what: `Help with ${named(action)}`,
    why: `${action.owner} owns it and it is overdue.${when}`,
    href: pathOf(action),
    dueOn: action.dueOn,
    group: 'mine',
  }
}

function awaiting(action: Action, today: Temporal.PlainDate): WorkItem {
  const since = inWords(londonDate(action.raisedAt), today)
  const why = `${action.owner} has had it since ${since}`
  return { what: upperFirst(named(action)), why, href: pathOf(action), dueOn: action.dueOn, group: 'waiting' }
}

function finished(action: Action): WorkItem {
  return {
    what: upperFirst(named(action)),
    why: 'You did it',
    href: pathOf(action),
    dueOn: action.doneOn,
    group: 'done',
  }
}

function named(action: Action): string {
  return `action ${action.ref}${action.householdRef ? ` for household ${action.householdRef}` : ''}`
}
