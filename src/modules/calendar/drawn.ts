import type { Drawing } from '#platform/room.ts'
import { yearMoves, yearStates } from './year-moves.ts'

/** How a year comes to be agreed, for the drawing. */
export const drawn: Drawing = {
  of: 'an agreed year',
  states: yearStates,
  due: { drafted: 'before the day on which it begins', proposed: 'before the day on which it begins', agreed: '' },
  moves: yearMoves,
  tells: {
    ...{ propose: 'both who sign it', take_back: '', give_back: 'those who drew it', unsign: '' },
    sign: 'once both have signed: everybody named in it, and those who drew it',
  },
}
