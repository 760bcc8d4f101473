import { Unavailable } from './unavailable.ts'

/** Lets work through, so many at once; throws Unavailable when too many wait, or it waited too long. */
export type Door = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Whoever is not signed in has a share of the connections and not all of them, and waits in a line of their own: a crowd
 * of strangers keeps strangers waiting, and nobody at work.
 */
export function openDoor({ atOnce, waiting, patience }: { atOnce: number; waiting: number; patience: number }): Door {
  const line = new Set<() => void>()
  let inside = 0
  const enter = async () => {
    if (inside < atOnce) return void (inside += 1)
    if (line.size >= waiting) throw new Unavailable('busy')
    await new Promise<void>((letIn, sendAway) => {
      const go = () => {
        clearTimeout(tired)
        line.delete(go)
        letIn()
      }
      const tired = setTimeout(() => {
        line.delete(go)
        sendAway(new Unavailable('busy'))
      }, patience)
      line.add(go)
    })
  }
  const leave = () => {
    const [next] = line
    if (next) next()
    else inside -= 1
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
