/*
 * During an outage the same fails many times a second. It is told when it first happens; what follows within a minute is
 * counted, and told when the minute is over: "again 40 times".
 */
const aMinute = 60_000
const numbersShown = 20

type Repeated = { count: number; numbers: string[]; say: (again?: string) => void; timer: NodeJS.Timeout }
const repeated = new Map<string, Repeated>()

/** Says something that has gone wrong, at once or in the count that follows. `number` is of this one time. */
export function told(what: string, number: string | undefined, say: (again?: string) => void): void {
  const before = repeated.get(what)
  if (before) {
    before.count += 1
    if (number && before.numbers.length < numbersShown) before.numbers.push(number)
    return
  }
  say()
  const timer = setTimeout(() => settle(what), aMinute).unref()
  repeated.set(what, { count: 0, numbers: [], say, timer })
}

/** What was counted and not yet told: also when the process ends. */
export function settleAll(): void {
  for (const what of [...repeated.keys()]) settle(what)
}

process.on('exit', settleAll)

function settle(what: string): void {
  const { count, numbers, say, timer } = repeated.get(what)!
  clearTimeout(timer)
  repeated.delete(what)
  if (count === 0) return
  const which = numbers.length > 0 ? ` (${numbers.join(', ')}${count > numbers.length ? ', …' : ''})` : ''
  say(`again ${count === 1 ? 'once' : `${count} times`}${which}`)
}
