import { appendFileSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a process had to break off as it stopped: kept until the next one starts, which says so. No word of whose it was. */
export type Kind = 'requests' | 'jobs'

const fileOf = (data: string, kind: Kind): string => join(data, `broken-off-${kind}`)

export function keepBrokenOff(data: string, kind: Kind, count: number): void {
  if (count === 0) return
  const line = `${Temporal.Now.instant().round('second')} ${count}\n`
  try {
    appendFileSync(fileOf(data, kind), line)
  } catch {
    // Where the folder cannot be written to, it is said now, or never.
    console.error(sentenceOf(kind, line))
  }
}

/** The sentences for what was broken off since somebody was last told; whoever asks first gets them. */
export function takeBrokenOff(data: string, kind: Kind): string[] {
  const mine = `${fileOf(data, kind)}.${process.pid}`
  try {
    renameSync(fileOf(data, kind), mine)
    const lines = readFileSync(mine, 'utf8').trim().split('\n')
    rmSync(mine)
    return lines.map((line) => sentenceOf(kind, line))
  } catch {
    return []
  }
}

function sentenceOf(kind: Kind, line: string): string {
  const [at, count] = line.trim().split(' ')
  const one = Number(count) === 1
  const what = kind === 'requests' ? (one ? 'request was' : 'requests were') : one ? 'job was' : 'jobs were'
  const then =
    kind === 'requests' ? 'whoever sent one was not told that it is saved' : 'each runs again at its next time'
  return `When Hearth stopped at ${at}, ${count} ${what} still under way and broken off: what had been begun was taken back whole, and ${then}.`
}
