import { availableParallelism } from 'node:os'

/** Weighing a password costs 19 MB and some 50 ms of one processor. So half of them are enough at once, and a place that
 * sends many has its own share of the queue: it does not stand before everybody else. */
export type Turns = {
  take<T>(place: string, work: () => Promise<T>): Promise<T | 'busy'>
  /** Tells everybody who waits that it is busy: the server stops. */
  giveUp(): void
}

const half = Math.max(1, Math.floor(availableParallelism() / 2))

/** Gives out turns; 'busy' when there are too many before this one, or before it from its place, or when the server stops. */
export function takeTurns({ atOnce = half, waiting = 100, perPlace = 40 } = {}): Turns {
  const queue: ((turn: 'yours' | 'busy') => void)[] = []
  const open = new Map<string, number>()
  let running = 0
  const begin = async () => {
    if (running >= atOnce) return new Promise<'yours' | 'busy'>((called) => queue.push(called))
    running += 1
    return 'yours'
  }
  const end = () => {
    const next = queue.shift()
    if (next) next('yours')
    else running -= 1
  }
  const leave = (place: string) => {
    const left = open.get(place)! - 1
    if (left > 0) open.set(place, left)
    else open.delete(place)
  }
  return {
    take: async (place, work) => {
      const own = open.get(place) ?? 0
      if (queue.length >= waiting || own >= perPlace) return 'busy'
      open.set(place, own + 1)
      try {
        if ((await begin()) === 'busy') return 'busy'
        return await work().finally(end)
      } finally {
        leave(place)
      }
    },
    giveUp: () => {
      for (const called of queue.splice(0)) called('busy')
    },
  }
}
