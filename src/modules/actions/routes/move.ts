import { asksToFind, type Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, type Reply, redirect } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import {
  type Asked,
  begin,
  changeDate,
  changeOwner,
  finish,
  handBack,
  noteImpact,
  type Outcome,
  recordNotDone,
  type Sent,
  supersede,
  takeBack,
  unsettle,
  verify,
} from '../commands/move.ts'
import { type MoveForm, readMove } from '../forms.ts'
import { nouns } from '../pages/moves.ts'
import { findAction } from '../queries/actions.ts'
import type { ActionMove } from '../states.ts'
import { pageOf } from './show.ts'

type Command = (asked: Asked, sent: Sent & MoveForm) => Promise<Outcome>
type Line = { move: ActionMove; records: string; command: Command; said: string }

const lines: readonly Line[] = [
  { move: 'begin', records: 'action begun', command: begin, said: 'You have started this action.' },
  { move: 'finish', records: 'action done', command: finish, said: 'It is sent for a check.' },
  { move: 'takeBack', records: 'action taken back', command: takeBack, said: 'It is with its owner again.' },
  { move: 'verify', records: 'action verified', command: verify, said: 'It is verified.' },
  { move: 'handBack', records: 'action handed back', command: handBack, said: 'It is back with its owner.' },
  {
    move: 'recordNotDone',
    records: 'action recorded as not done',
    command: recordNotDone,
    said: 'It is recorded as not done.',
  },
  { move: 'supersede', records: 'action replaced', command: supersede, said: 'It is recorded as replaced.' },
  {
    move: 'unsettle',
    records: 'decision about an action taken back',
    command: unsettle,
    said: 'It is taken back. Those concerned have been told.',
  },
  { move: 'changeOwner', records: 'owner of an action changed', command: changeOwner, said: 'It has a new owner.' },
  { move: 'changeDate', records: 'date of an action changed', command: changeDate, said: 'It has a new date.' },
  { move: 'noteImpact', records: 'impact of an action noted', command: noteImpact, said: 'What changed is saved.' },
]

export function moveRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return lines.map((line) => ({
    method: 'POST',
    path: `/actions/:ref/${nouns[line.move]}`,
    need: 'signed in',
    records: line.records,
    handler: (context) => takeMove(context, rooms, line),
  }))
}

async function takeMove(context: Context, rooms: Rooms, { move, command, said }: Line): Promise<Reply> {
  const { tx, actor, body, params, today } = context
  const ref = params['ref']!
  if (move === 'changeOwner' && asksToFind(body, 'owner')) {
    const draft = { move, body, mistakes: [], changedMeanwhile: false }
    return pageOf(context, rooms, await findAction(tx, ref), draft)
  }
  const read = readMove(move, body, today)
  if (!read.ok) {
    const draft = { move, body, mistakes: read.mistakes, changedMeanwhile: false }
    return pageOf(context, rooms, await findAction(tx, ref), draft)
  }
  const outcome = await command({ tx, actor, today }, { ref, ...read.value })
  if (outcome.saved) return redirect(`/actions/${ref}`, said)
  return pageOf(context, rooms, outcome.now, { move, body, mistakes: [], changedMeanwhile: true })
}
