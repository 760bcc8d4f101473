import { availableParallelism } from 'node:os'

/** Weighing a password costs 19 MB and some 50 ms of one processor. So half of them are enough at once, and a place that
 * sends many has its own share of the queue: it does not stand before everybody else. */
export type Turns = <T>(place: string, work: () => Promise<T>) => Promise<T | 'busy'>

const half = Math.max(1, Math.floor(availableParallelism() / 2))

/** Gives out turns; 'busy' when there are too many before this one, or before it from its place. */
export function takeTurns({ atOnce = half, waiting = 100, perPlace = 40 } = {}): Turns {
  const queue: (() => void)[] = []
  const open = new Map<string, number>()
  let running = 0
  const begin = async () => {
    if (running >= atOnce) await new Promise<void>((handedOver) => queue.push(handedOver))
    else running += 1
  }
  const end = () => {
    const handOver = queue.shift()
    if (handOver) handOver()
    else running -= 1
  }
  return async (place, work) => {
    const own = open.get(place) ?? 0
    if (queue.length >= waiting || own >= perPlace) return 'busy'
    open.set(place, own + 1)
    await begin()
    try {
      return await work()
    } finally {
      end()
      const left = open.get(place)! - 1
      if (left > 0) open.set(place, left)
      else open.delete(place)
    }
  }
}
