import {
  type ClockOf,
  makeMove as makeMoveOf,
  type MoveRequest as Asked,
  mustTell,
  type Stream,
  tellsOf,
} from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Observation, Part } from '../observation.ts'
import { type ObservationCase, readCase } from '../queries/case.ts'
import { findObservationById, holdObservation, findManagerOfAwayBefore } from '../queries/observations.ts'
import { type Days, observationSettings } from '../settings.ts'
import { type MoveKey, moves } from '../states.ts'
import { steps } from '../steps.ts'

export type MoveRequest = Asked & { move: MoveKey }

/** What stays late for ever, beside the day of each step; what the visit starts is counted from its day. */
const clock = (
  key: string,
  says: string,
  from: MoveKey,
  to: readonly MoveKey[],
  length: keyof Days,
): ClockOf<Observation, MoveKey> => ({
  ...{
    key: `clk.obs_${key}`,
    says,
    starts: [from],
    stops: to,
    unit: 'working days',
    severity: 'practice',
    source: '7.6',
  },
  length: observationSettings.find((one) => one.key === length)!,
  when: ({ seenOn }, move) => (move === 'see' && seenOn ? startOfLondonDay(seenOn) : null),
})
const clocks = [
  clock('write', 'Written down and shared', 'see', ['share'], 'observation.write'),
  clock('answer', 'Read and answered', 'share', ['answer', 'go_on'], 'observation.answer'),
  clock('record', 'The record of the visit read', 'see', ['close'], 'observation.record'),
]

/** How an observation moves. */
export const stream: Stream<Observation, ObservationCase, MoveRequest, Part> = {
  key: 'observation',
  noun: 'observation',
  path: '/observations',
  begins: 'planned',
  steps,
  moved: 'observation moved',
  moves,
  onward: {},
  lock: (tx, ref) => holdObservation(tx, ref, 'to move'),
  find: findObservationById,
  facts: (tx, actor, piece, { words, on, details }, today) =>
    readCase(tx, actor, piece, today, { ...details, on, reason: words }),
  effects: {
    // They talk it over the same day, by voice: it is kept when.
    see: async (tx, { piece }, { on }) => {
      const { id, householdId } = piece
      const there = householdId === null ? [] : await listChildrenPlaced(tx, householdId, on!, on!)
      const dueAt = startOfLondonDay(on!.add({ days: 1 }))
      await mustTell(tx, { pieceId: id, whom: piece.worker, personId: piece.workerId, dueAt })
      await tx.run(
        sql`update observations set seen_on = ${on}, child_ids = ${there.map((child) => child.id)} where id = ${id}`,
      )
    },
    change_day: (tx, { piece }, { on }) =>
      tx.run(sql`update observations set planned_for = ${on} where id = ${piece.id}`),
    cancel: (tx, { piece }, { details }) =>
      details?.['why'] === 'observer_away' ? tellOfSecond(tx, piece) : Promise.resolve(),
  },
  keeps: ({ plannedFor }, move) => (move === 'change_day' ? { was: plannedFor.toString() } : {}),
  due: async (tx, piece, { state }, today) =>
    steps[state].due({ piece, today, days: await readSettings(tx, today, observationSettings) }),
  hearing: {
    who: {
      observer: ({ observerId }) => observerId,
      worker: ({ workerId }) => workerId,
      'line manager': ({ lineManagerId }) => lineManagerId,
    },
    instead: {},
  },
  clocks,
  tells: tellsOf(moves),
  isUrgent: () => false,
}

/** Twice in a row the observer was called away: whoever manages them hears that there is something to help with. */
async function tellOfSecond(tx: Tx, piece: Observation): Promise<void> {
  const manager = await findManagerOfAwayBefore(tx, piece)
  if (manager) await tell(tx, { to: manager.id, kind: 'observer away twice', path: '/observations', pieceId: piece.id })
}

export const makeMove = (tx: Tx, actor: Actor, ref: string, request: MoveRequest, now: Temporal.Instant) =>
  makeMoveOf(tx, actor, stream, ref, request, now)
