/** Chance that can be repeated: the same seed draws the same things, on every machine. */
export type Random = {
  /** At least 0 and less than 1. */
  next(): number
  chance(probability: number): boolean
  /** A whole number between the two, both included. */
  whole(from: number, to: number): number
  /** Bell-shaped, made of additions only, so that no engine rounds it differently. */
  normal(mean: number, spread: number): number
  pick<T>(from: readonly T[]): T
  weighted<T>(from: readonly (readonly [T, number])[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** A source of its own for one subject: drawing more of this never changes that. */
  stream(name: string): Random
}

/** A repeatable source of chance (sfc32, seeded by a hash of the text). */
export function seeded(seed: string): Random {
  const next = source(seed)
  const chance = (probability: number) => next() < probability
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const normal = (mean: number, spread: number) => {
    let sum = 0
    for (let draw = 0; draw < 12; draw += 1) sum += next()
    return mean + (sum - 6) * spread
  }
  const pick = <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T
  const stream = (name: string) => seeded(`${seed}/${name}`)
  return {
    next,
    chance,
    whole,
    normal,
    pick,
    stream,
    weighted: (from) => weighted(next, from),
    shuffled: (list) => shuffled(whole, list),
  }
}

function weighted<T>(next: () => number, from: readonly (readonly [T, number])[]): T {
  const total = from.reduce((sum, [, weight]) => sum + weight, 0)
  let left = next() * total
  for (const [value, weight] of from) {
    left -= weight
    if (left < 0) return value
  }
  return (from.at(-1) as readonly [T, number])[0]
}

function shuffled<T>(whole: Random['whole'], list: readonly T[]): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = whole(0, at)
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}

function source(seed: string): () => number {
  let [a, b, c, d] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warm = 0; warm < 15; warm += 1) next()
  return next
}

function hash(text: string, salt: number): number {
  let h = 2166136261 ^ Math.imul(salt, 0x9e3779b1)
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 16777619)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) | 0
}
