import type { Tx } from '#platform/sql/index.ts'
import type { ActionPlan, AuditPlan, Moment } from '../audits/plan.ts'
import { iso } from '../days.ts'
import { people } from '../people.ts'
import { each } from './audit-parts.ts'
import { insertAll, insertMany } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

/** The actions with their events. Gives back their numbers, in order of audits and actions. */
export async function loadActions(
  tx: Tx,
  plans: readonly AuditPlan[],
  ids: readonly number[],
  known: Known,
): Promise<number[]> {
  const rows = each(plans, ids, (plan) => plan.actions.map((action) => actionRow(plan, action, known)))
  const actions = await insertMany(tx, 'actions', actionColumns, rows)
  const events = plans
    .flatMap((plan) => plan.actions)
    .flatMap((action, index) =>
      eventsOf(action).map((event) => ({
        ...event,
        action_id: actions[index] as number,
        by_id: event.by === undefined ? null : known.person(event.by),
      })),
    )
  await insertAll(tx, 'action_events', eventColumns, events)
  return actions
}

const actionColumns = {
  piece_id: 'int',
  household_id: 'int',
  source_question: 'text',
  says: 'text',
  for_whom: 'text',
  owner_id: 'int',
  priority: 'text',
  due_on: 'date',
  state: 'text',
  evidence: 'text',
  done_on: 'date',
  done_by: 'int',
  verified_on: 'date',
  verified_by: 'int',
  impact_note: 'text',
  escalated_to: 'int',
  escalation_step: 'int',
  escalated_at: 'timestamptz',
  raised_by: 'int',
  raised_at: 'timestamptz',
  version: 'int',
  saved_at: 'timestamptz',
}

function actionRow(plan: AuditPlan, action: ActionPlan, known: Known) {
  const { begun, done, verified } = action
  const events = eventsOf(action)
  const told = action.told.at(-1)
  return {
    household_id: known.household(plan.household),
    source_question: action.question,
    says: action.says,
    for_whom: action.forWhom,
    owner_id: known.person(action.owner),
    priority: action.priority,
    due_on: iso(action.due),
    state: verified ? 'verified' : done ? 'done_awaiting_check' : begun ? 'in_progress' : 'open',
    evidence: done?.evidence ?? '',
    done_on: done ? iso(done.at.day) : null,
    done_by: done ? known.person(action.owner) : null,
    verified_on: verified ? iso(verified.at.day) : null,
    verified_by: verified ? known.person(verified.by) : null,
    impact_note: verified?.impact ?? '',
    escalated_to: told ? known.person(told.to) : null,
    escalation_step: action.told.length,
    escalated_at: told ? at(told.at) : null,
    raised_by: known.person(action.raisedBy),
    raised_at: at(action.raisedAt),
    version: events.length,
    saved_at: events.at(-1)!.at,
  }
}

const eventColumns = { action_id: 'int', kind: 'text', by_id: 'int', at: 'timestamptz', words: 'text' }

/** What happened to an action, in order. */
export function eventsOf({ raisedBy, raisedAt, owner, begun, told, done, verified }: ActionPlan) {
  const event = (kind: string, by: string | undefined, moment: Moment, words = '') => ({
    kind,
    by,
    at: at(moment),
    words,
  })
  return [
    event('raised', raisedBy, raisedAt),
    ...(begun ? [event('begun', owner, begun)] : []),
    ...told.map((one, step) =>
      event(step === 0 ? 'manager_told' : 'service_manager_told', undefined, one.at, nameOf(one.to)),
    ),
    ...(done ? [event('done', owner, done.at, done.evidence)] : []),
    ...(verified
      ? [
          event('verified', verified.by, verified.at),
          event('impact_noted', verified.by, later(verified.at), verified.impact),
        ]
      : []),
  ]
}

const nameOf = (key: string): string => people.find((person) => person.key === key)?.name ?? ''

function later({ day, minute }: Moment): Moment {
  return { day, minute: minute + 3 }
}
