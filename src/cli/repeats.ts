/*
 * During an outage the same fails many times a second. It is told when it first happens; what follows is counted, and told
 * at the end of each minute: "again 40 times". After a minute without, it is told as new.
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
  repeated.set(what, { count: 0, numbers: [], say, timer: inAMinute(what) })
}

/** What was counted and not yet told: when the process ends. */
export function settleAll(): void {
  for (const what of [...repeated.keys()]) forget(what)
}

process.on('exit', settleAll)

const inAMinute = (what: string) => setTimeout(() => settle(what), aMinute).unref()

function settle(what: string): void {
  const one = repeated.get(what)!
  if (one.count === 0) return forget(what)
  tellCount(one)
  Object.assign(one, { count: 0, numbers: [], timer: inAMinute(what) })
}

function forget(what: string): void {
  const one = repeated.get(what)!
  clearTimeout(one.timer)
  repeated.delete(what)
  if (one.count > 0) tellCount(one)
}

function tellCount({ count, numbers, say }: Repeated): void {
  const which = numbers.length > 0 ? ` (${numbers.join(', ')}${count > numbers.length ? ', …' : ''})` : ''
  say(`again ${count === 1 ? 'once' : `${count} times`}${which}`)
}
