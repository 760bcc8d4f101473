import { Unavailable } from './unavailable.ts'

/** In which line somebody waits: whoever saves, whoever is at work and reads, whoever is not signed in. */
export type Line = 'saves' | 'reads' | 'strangers'

/** Calls back when whoever asked has hung up. */
export type HangUp = (leave: () => void) => void

/** Lets work through, so many at once; throws Unavailable when too many wait in its line, it waited too long, or whoever asked has hung up
 * meanwhile. */
export type Door = {
  <T>(work: () => Promise<T>, as?: { line?: Line; whenGone?: HangUp | undefined }): Promise<T>
  /** Whether whoever came now would have to wait. */
  isFull(): boolean
  /** Tells everybody who waits and saves nothing that it is busy: the server stops. */
  giveUp(): void
}

/** Of so many who are let in, one is a stranger, where people at work wait as well. */
const strangersShare = 5

type Waiting = { letIn(): void; sendAway(why: 'busy' | 'gone'): void }

/**
 * Whoever saves goes before whoever reads: a page can be asked for again, and what somebody wrote stands nowhere yet. Strangers wait in a
 * line of their own, which has its share of the turns and no more: a crowd of them keeps strangers waiting, and nobody at work; and a
 * crowd at work does not keep out whoever signs in, or a child who answers.
 */
export function openDoor({ atOnce, waiting, patience }: { atOnce: number; waiting: number; patience: number }): Door {
  const lines: Readonly<Record<Line, Set<Waiting>>> = { saves: new Set(), reads: new Set(), strangers: new Set() }
  let inside = 0
  let turn = 0
  const wait = (line: Set<Waiting>, whenGone?: HangUp) =>
    new Promise<void>((resolve, reject) => {
      const end = (then: () => void) => {
        if (!line.delete(one)) return
        clearTimeout(tired)
        then()
      }
      const one: Waiting = {
        letIn: () => end(resolve),
        sendAway: (why) => end(() => reject(new Unavailable(why))),
      }
      const tired = setTimeout(() => one.sendAway('busy'), patience)
      line.add(one)
      whenGone?.(() => one.sendAway('gone'))
    })
  const enter = async (line: Set<Waiting>, whenGone?: HangUp) => {
    if (inside < atOnce) return void (inside += 1)
    if (line.size >= waiting) throw new Unavailable('busy')
    await wait(line, whenGone)
  }
  const leave = () => {
    const { saves, reads, strangers } = lines
    if (saves.size === 0) turn = (turn + 1) % strangersShare
    const inOrder = turn === 0 ? [saves, strangers, reads] : [saves, reads, strangers]
    const [next] = inOrder.find(({ size }) => size > 0) ?? []
    if (next) next.letIn()
    else inside -= 1
  }
  const door = async <T>(
    work: () => Promise<T>,
    { line = 'reads', whenGone }: { line?: Line; whenGone?: HangUp | undefined } = {},
  ): Promise<T> => {
    await enter(lines[line], whenGone)
    try {
      return await work()
    } finally {
      leave()
    }
  }
  return Object.assign(door, {
    isFull: () => inside >= atOnce,
    giveUp: () => {
      for (const line of [lines.reads, lines.strangers]) for (const one of line) one.sendAway('busy')
    },
  })
}
