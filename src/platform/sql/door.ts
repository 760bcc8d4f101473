import { Unavailable } from './unavailable.ts'

/** Lets work through, so many at once; throws Unavailable when too many wait, or it waited too long. `first`: before all who are not. */
export type Door = {
  <T>(work: () => Promise<T>, first?: boolean): Promise<T>
  /** Whether whoever came now would have to wait. */
  isFull(): boolean
}

/**
 * Whoever is not signed in has a share of the connections and not all of them, and waits in a line of their own: a crowd
 * of strangers keeps strangers waiting, and nobody at work. Of those at work, whoever saves goes before whoever reads: a page
 * can be asked for again, and what somebody wrote stands nowhere yet.
 */
export function openDoor({ atOnce, waiting, patience }: { atOnce: number; waiting: number; patience: number }): Door {
  const lines = { first: new Set<() => void>(), others: new Set<() => void>() }
  let inside = 0
  const enter = async (line: Set<() => void>) => {
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
    const [next] = [...lines.first.values().take(1), ...lines.others.values().take(1)]
    if (next) next()
    else inside -= 1
  }
  const door = async <T>(work: () => Promise<T>, first = false): Promise<T> => {
    await enter(first ? lines.first : lines.others)
    try {
      return await work()
    } finally {
      leave()
    }
  }
  return Object.assign(door, { isFull: () => inside >= atOnce })
}
