const underWay = new Map<string, Promise<unknown>>()

/** Does work of one name after the other: who comes meanwhile waits here, and holds no connection to the database while the first is long. */
export async function inTurn<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
  if (name === undefined) return work()
  for (let before = underWay.get(name); before; before = underWay.get(name)) await before.catch(() => {})
  const own = work()
  underWay.set(name, own)
  try {
    return await own
  } finally {
    underWay.delete(name)
  }
}
