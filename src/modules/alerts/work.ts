import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import { momentInWords } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Alert, newAlertHref } from './alert.ts'
import { listDeciders } from './commands/decide.ts'
import { listAlerts, listEntries, listUnfinishedOf } from './queries/alerts.ts'
import { eitherOf } from './names.ts'

/** The open alerts that this person reads, and a yes that they have not finished: above everything else. */
export async function listAlertWork(tx: Tx, actor: Actor, { today }: Pick<WorkNow, 'today'>): Promise<WorkItem[]> {
  const unfinished = await listUnfinishedOf(tx, actor.id)
  const items: WorkItem[] = unfinished.map(({ piece, household }) => ({
    what: `Say who is at risk in household ${household}, or take your yes back`,
    why: 'You answered that a child is at risk of serious harm now. Nobody has been told yet.',
    href: piece === null ? `/alerts/new?household=${household}` : newAlertHref(piece),
    dueOn: today,
    group: 'mine',
    alert: true,
  }))
  for (const alert of await listAlerts(tx, { open: true })) items.push(await itemOf(tx, alert, actor, today))
  return items
}

async function itemOf(tx: Tx, alert: Alert, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem> {
  const deciders = await listDeciders(tx, alert, today)
  const base = { href: `/alerts/${alert.ref}`, dueOn: today, group: 'mine', alert: true } as const
  const since = `Raised ${momentInWords(alert.raisedAt, today)}`
  if (deciders.some(({ id }) => id === actor.id))
    return {
      ...base,
      what: `Decide the safety alert on household ${alert.household}`,
      why: `A child may not be safe. ${since}`,
    }
  const entries = await listEntries(tx, alert.id)
  const mine = entries.every(({ byId }) => byId === actor.id) && !alert.whole
  const names = eitherOf(deciders)
  if (mine)
    return { ...base, what: `Your safety alert on household ${alert.household}`, why: `${names} decides. ${since}` }
  if (!alert.whole && entries.some(({ circleSaid }) => !circleSaid))
    return {
      ...base,
      what: `Say whom the safety alert on household ${alert.household} must not reach`,
      why: `A child may not be safe. ${names} decides. ${since}`,
    }
  return {
    ...base,
    what: `Read the safety alert on household ${alert.household}`,
    why: `A child may not be safe. ${names} decides. ${since}`,
  }
}
