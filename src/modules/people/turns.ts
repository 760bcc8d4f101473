/** Weighing a password costs 19 MB and some 50 ms of one processor. So few are weighed at once, and an address that sends
 * many has its own short queue: it does not stand before everybody else. */
export type Turns = <T>(address: string, work: () => Promise<T>) => Promise<T | 'busy'>

/** Gives out turns; 'busy' when there are too many before this one, or before it from its address. */
export function takeTurns({ atOnce = 2, waiting = 100, perAddress = 40 } = {}): Turns {
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
  return async (address, work) => {
    const own = open.get(address) ?? 0
    if (queue.length >= waiting || own >= perAddress) return 'busy'
    open.set(address, own + 1)
    await begin()
    try {
      return await work()
    } finally {
      end()
      const left = open.get(address)! - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    }
  }
}
