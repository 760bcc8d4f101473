import { questionOf } from '#framework/forms/form.ts'
import { publishShipped } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import type { Reference, Room } from '#platform/room.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { aOrAn } from '#platform/words.ts'
import { effectsOf } from '../commands/its-day.ts'
import { makeMove } from '../commands/move.ts'
import { drawingOf } from '../drawn.ts'
import type { Hearing } from '../hearers.ts'
import { dayKept } from '../its-day.ts'
import { remindJob } from '../jobs.ts'
import { streams } from '../piece.ts'
import type { CaseOf, Plain, PlainKinds, PlainRequest } from '../plain.ts'
import { fillingOf } from './plain-filling.ts'
import { readCase } from '../queries/case.ts'
import { findWordsAsked, formFinder } from '../queries/forms.ts'
import { listOpen } from '../queries/work.ts'
import { plainRoutes } from './plain-pages.ts'
import type { Stream } from '../stream.ts'
import { givenIn, tellsOf } from '../whole-move.ts'
import { workOf } from '../work.ts'

/** All that follows of a plain stream from what is its own: how its pieces are read, moved and filled in, its addresses, and what its room
 * hands out besides them. */
export function plainStream<T extends PlainKinds>(plain: Plain<T>) {
  const { key, noun, recorded, path, steps, pieces, form } = plain
  const findForm = formFinder<T['part']>()
  const filling = fillingOf(plain, findForm)
  const stream: Stream<T['piece'], CaseOf<T>, PlainRequest<T>, Named<T>> = {
    ...{ key, noun, recorded, path, steps, begins: plain.begins, moves: plain.moves },
    moved: `${recorded ?? noun} moved`,
    lock: (tx, ref) => pieces.hold(tx, ref, 'to move'),
    find: pieces.findById,
    facts: (tx, actor, piece, request, today) =>
      readCase(tx, plain, findForm, { actor, piece, today, given: givenIn(request) }),
    ...{ effects: effectsOf(plain), clocks: plain.clocks, tells: tellsOf(plain.moves) },
    keeps: (piece, move) => ({ ...dayKept(plain.itsDay, piece, move), ...plain.keeps?.(piece, move) }),
    due: async (tx, piece, { state }, today) =>
      steps[state].due({ piece, today, days: (await readSettings(tx, today, plain.settings)) as T['days'] }),
    hearing: { who: { ...namedIn(pieces.people), ...plain.hears }, instead: {} } as Hearing<Named<T>, T['piece']>,
    isUrgent: () => false,
  }
  const reference: Reference = {
    ...{ letter: streams[key].letter, path: `${path}/`, find: pieces.find },
    origin: {
      ...{ noun, find: pieces.find, raisers: plain.raisers },
      holdForAction: async (tx, ref) => {
        const piece = await pieces.hold(tx, ref, 'beside')
        if (steps[piece.state as T['piece']['state']].over)
          throw new Refused(`This ${noun} is over: no action can be set in it any more.`)
        return piece
      },
      findWordsAsked: async (tx, ref, question) =>
        ref === null ? questionOf(question, form)?.text : findWordsAsked(tx, findForm, ref, question),
    },
  }
  return {
    stream,
    filling,
    /** One by its reference. NotFound when there is none that this person may see. */
    find: pieces.find,
    makeMove: (tx: Tx, actor: Actor, ref: string, request: PlainRequest<T>, now: Temporal.Instant) =>
      makeMove(tx, actor, stream, ref, request, now),
    routes: plainRoutes(plain, { stream, filling }),
    /** What its room hands out; addresses, places, messages and what else is its own it adds. */
    room: {
      moves: drawingOf({ ...stream, steps }),
      prepare: (tx) => publishShipped(tx, { key, form, note: 'As Hearth ships it.', whyKept: () => null }),
      jobs: () => [
        remindJob(
          {
            name: `remind of ${recorded ?? noun}s`,
            does: `Reminds those whose turn it is in ${aOrAn(noun)}.`,
            clause: plain.clause,
          },
          { stream, kinds: plain.reminds },
        ),
      ],
      work: workOf<T['row']>({
        ...{ stream, steps, called: plain.called, yours: plain.yours, handing: plain.handing },
        open: (tx, actor) => listOpen<T['row']>(tx, actor, pieces, { moves: plain.moves, more: plain.open }),
      }),
      references: [reference],
    } satisfies Partial<Room<Need>>,
  }
}

type Named<T extends PlainKinds> = T['who'] | T['hears']

const namedIn = (people: readonly string[]) =>
  Object.fromEntries(
    people.map((who) => [who, (piece: object) => (piece as Record<string, number>)[`${who}Id`] ?? null]),
  )
