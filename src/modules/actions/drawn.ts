import type { Drawing } from '#platform/room.ts'
import { type ActionState, stateNames } from './action.ts'
import { type ActionMove, moves } from './states.ts'

const itsDay =
  'its own day; when it is raised, by its priority (`actions.p1_days`, `actions.p2_days`, `actions.p3_days`, `actions.p4_days`)'

const due: Readonly<Record<ActionState, string>> = {
  open: itsDay,
  in_progress: `${itsDay}; handed back: \`actions.put_right\``,
  done_awaiting_check: 'no day: its owner has done it',
  verified: '',
  not_done: '',
  superseded: '',
}

const tells: Readonly<Record<ActionMove, string>> = {
  begin: '',
  finish: 'whoever raised it',
  takeBack: 'whoever raised it, once they had been told that it waits',
  verify: 'the owner',
  handBack: 'the owner',
  recordNotDone: 'the owner',
  supersede: 'the owner',
  unsettle: 'the owner, whoever raised it and whoever had decided',
  changeOwner: 'the new owner',
  changeDate: '',
  noteImpact: '',
}

export const drawing: Drawing = { of: 'an action', states: stateNames, due, moves, tells }
