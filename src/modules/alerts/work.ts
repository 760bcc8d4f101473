import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import { momentInWords } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Alert, newAlertHref } from './alert.ts'
import { decidersAmong } from './commands/decide.ts'
import { listWhoMayDecide } from './queries/cast.ts'
import { listAlerts, listUnfinishedOf, listWhoSaid, type WhoSaid } from './queries/alerts.ts'
import { eitherOf } from './names.ts'
import type { Person } from './road.ts'

/** The open alerts that this person reads, and a yes that they have not finished: above everything else. */
export async function listAlertWork(tx: Tx, actor: Actor, { today }: Pick<WorkNow, 'today'>): Promise<WorkItem[]> {
  const unfinished = await listUnfinishedOf(tx, actor.id)
  const items: WorkItem[] = unfinished.map(({ piece, pieceId, household }) => ({
    what: `Say who is at risk in household ${household}, or take your yes back`,
    why:
      pieceId === null
        ? 'You wrote that there is something to act on today. Nobody has been told yet.'
        : 'You answered that a child is at risk of serious harm now. Nobody has been told yet.',
    href: piece === null ? `/alerts/new?household=${household}` : newAlertHref(piece),
    dueOn: today,
    group: 'mine',
    alert: true,
  }))
  const alerts = await listAlerts(tx, { open: true })
  const people = alerts.length > 0 ? await listWhoMayDecide(tx, today) : []
  const said = Map.groupBy(await listWhoSaid(tx, alerts), ({ alertId }) => alertId)
  for (const alert of alerts)
    items.push(itemOf(alert, { deciders: decidersAmong(people, alert), said: said.get(alert.id) ?? [] }, actor, today))
  return items
}

type Known = { deciders: readonly Person[]; said: readonly WhoSaid[] }

function itemOf(alert: Alert, { deciders, said }: Known, actor: Actor, today: Temporal.PlainDate): WorkItem {
  const base = { href: `/alerts/${alert.ref}`, dueOn: today, group: 'mine', alert: true } as const
  const since = `Raised ${momentInWords(alert.raisedAt, today)}`
  if (deciders.some(({ id }) => id === actor.id))
    return {
      ...base,
      what: `Decide the safety alert on household ${alert.household}`,
      why: `A child may not be safe. ${since}`,
    }
  const mine = said.every(({ byId }) => byId === actor.id) && !alert.whole
  const names = eitherOf(deciders)
  if (mine)
    return { ...base, what: `Your safety alert on household ${alert.household}`, why: `${names} decides. ${since}` }
  if (!alert.whole && said.some(({ circleSaid }) => !circleSaid))
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
