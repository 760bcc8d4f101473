import { duties, type Duty } from '#framework/s4-roles.ts'
import type { Drawing, DrawnMove } from '#platform/room.ts'
import { aOrAn } from '#platform/words.ts'
import { namesOf } from './steps.ts'
import type { Telling } from './stream.ts'

type Of = {
  noun: string
  steps: Readonly<Record<string, { name: string; dueInWords: string }>>
  moves: Readonly<Record<string, DrawnMove>>
  tells: Readonly<Record<string, readonly Telling<string, string>[]>>
}

/** The states and moves of a stream, for docs/states. */
export function drawingOf({ noun, steps, moves, tells }: Of): Drawing {
  const inWords = ({ to, into }: Telling<string, string>) =>
    `${to.map(named).join('; ')}${into ? ` (when it is then: ${steps[into]!.name})` : ''}`
  return {
    of: aOrAn(noun),
    states: namesOf(steps),
    due: Object.fromEntries(Object.entries(steps).map(([state, { dueInWords }]) => [state, dueInWords])),
    moves,
    tells: Object.fromEntries(Object.entries(tells).map(([move, told]) => [move, told.map(inWords).join('; ')])),
  }
}

const named = (hearer: string): string =>
  Object.hasOwn(duties, hearer) ? `those who ${duties[hearer as Duty]}` : `the ${hearer}`
