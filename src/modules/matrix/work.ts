import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import type { Actor } from '#platform/actor.ts'
import { isBefore } from '#platform/dates/index.ts'
import type { Link } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { type Heard, silentOf } from './matrix.ts'
import { nothingFrom } from './pages/silence.ts'
import { listHeard } from './queries/items.ts'
import { listPlansDue } from './queries/plans.ts'
import { listSilences, type Silence } from './queries/said.ts'

/** Rows of "My work". */
export async function listMatrixWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  return [...(await listPlansToEnd(tx, actor, today)), ...(await listSilentWork(tx, actor, today))]
}

/** A plan to improve whose day comes within the week, or has come: its leader's; those who keep the list's, when its leader has gone (clause 3.6). */
async function listPlansToEnd(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem[]> {
  const due = await listPlansDue(tx, today.add({ days: 7 }))
  return due
    .filter((plan) => plan.ledBy === actor.id || (!plan.isLed && actor.duties.has('keep_plans')))
    .map((plan) => ({
      what: `Say what came of the plan: ${plan.aim}`,
      why: plan.ledBy === actor.id ? 'You lead it' : `${plan.leader}, who led it, works here no more`,
      href: `/plans-to-improve/${plan.key}`,
      dueOn: plan.by,
      group: 'mine',
    }))
}

/** Of Quality Assurance and Partnerships: a source from which Hearth has heard nothing for six months, until somebody has said what will be
 * done, and again on the day that they named (clause 3.5). */
async function listSilentWork(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem[]> {
  if (!actor.duties.has('keep_evidence')) return []
  const silent = silentOf(await listHeard(tx, today), today)
  return waiting(silent, silent.length > 0 ? await listSilences(tx) : [], today).map(({ source, newest }) => ({
    what: `Say what will be done: ${evidenceSources[source]}`,
    why: nothingFrom(source, newest),
    href: `/what-we-know/silence?source=${source}`,
    dueOn: null,
    group: 'mine',
  }))
}

/** The same for whoever looks over all that goes on: those of which somebody has said what will be done, too. */
export async function listSilent(tx: Tx, today: Temporal.PlainDate): Promise<Link[]> {
  return silentOf(await listHeard(tx, today), today).map(({ source, newest }) => ({
    text: nothingFrom(source, newest),
    href: `/what-we-know/silence?source=${source}`,
  }))
}

/** Those of which nobody has said anything, or whose day to look again has come. */
export function waiting(silent: readonly Heard[], said: readonly Silence[], today: Temporal.PlainDate): Heard[] {
  const rests = ({ source }: Heard) => said.some((one) => one.source === source && isBefore(today, one.againOn))
  return silent.filter((one) => !rests(one))
}
