import { linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isAlive } from '#platform/postgres/server.ts'
import { BackupProblem } from './problem.ts'

/*
 * A file that appears whole or not at all. While it is written it lies beside its place, under a name that says which
 * process writes it: `FILE.4711.hearth-unfinished`. Whoever is asked to stop takes it away; of one that was killed, whoever
 * writes the next backup into that folder does.
 */
const unfinishedName = /\.(\d+)\.hearth-unfinished$/

export type WholeFile = {
  /** Where to write. */
  path: string
  /** It is whole: give it its name. Throws BackupProblem when there is one of that name that may not be replaced. */
  keep(): void
  /** Leaves nothing behind. Does nothing once it is kept. */
  discard(): void
}

/** Throws BackupProblem when the file is there already, and may not be replaced. */
export function beginWholeFile(file: string, { replace }: { replace: boolean }): WholeFile {
  if (!replace) refuseExisting(file)
  sweep(dirname(file))
  rmSync(`${file}.unfinished`, { force: true }) // as an older Hearth called it
  const path = `${file}.${process.pid}.hearth-unfinished`
  const discard = () => {
    rmSync(path, { force: true })
    stopListening()
  }
  const stopListening = onceEnding(() => rmSync(path, { force: true }))
  return {
    path,
    discard,
    keep() {
      if (replace) renameSync(path, file)
      else giveName(path, file)
      discard()
    },
  }
}

function refuseExisting(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false })
  if (there?.isFile())
    throw new BackupProblem(
      `${file} is there already. Name another file, or say --replace to put the new one in its place.`,
    )
}

/** A second name cannot be given over an existing file; where the disk knows no second names, it is looked for first. */
function giveName(path: string, file: string): void {
  try {
    linkSync(path, file)
  } catch (problem) {
    refuseExisting(file)
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') throw problem
    renameSync(path, file)
  }
}

/** What killed processes left in this folder; this one has begun nothing yet. */
function sweep(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = Number(unfinishedName.exec(name)?.[1])
    if (pid === process.pid || !isAlive(pid)) rmSync(join(folder, name), { force: true })
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => unfinishedName.test(name))
  } catch {
    return [] // it will turn out when the file is written
  }
}

/** Runs something when this process is asked to stop, or ends. Gives back how to forget about it. */
function onceEnding(work: () => void): () => void {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
  const stop = (signal: keyof typeof numbers) => process.exit(128 + numbers[signal])
  const signals = Object.keys(numbers) as (keyof typeof numbers)[]
  process.once('exit', work)
  for (const signal of signals) process.on(signal, stop)
  return () => {
    process.off('exit', work)
    for (const signal of signals) process.off(signal, stop)
  }
}
