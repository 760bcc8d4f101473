/*
 * Ends the embedded server when the last Hearth process is gone. For each such process a shell waits on a pipe whose
 * other end the process holds; the pipe closes however the process dies, and the shell becomes this program.
 *
 *   keeper.ts <data folder> <name under which the process that is gone held the server>
 */
import { rmdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { listHolders, tryConnect, tryToBeLast } from './holder.ts'
import { findRunning, isAlive, placesIn } from './server.ts'

const places = placesIn(process.argv[2]!)
const gone = process.argv[3]!
const server = findRunning(places)
if (server !== undefined && (await nobodyElseUsesIt())) {
  await stop(server)
  removeIfEmpty(places.sockets)
}

async function nobodyElseUsesIt(): Promise<boolean> {
  const client = await connectWhenReady()
  if (!client) return findRunning(places) !== undefined // stuck: nobody can be using it
  for (;;) {
    if (await tryToBeLast(client)) return true
    const holders = await listHolders(client)
    if (holders.some((name) => name !== gone && isAlive(Number(name.split(' ')[1]))))
      return client.end().then(() => false)
    await sleep(20) // the server has not yet noticed that they are gone
  }
}

/** Another Hearth may just have started it again: it gets a while to recover before it counts as stuck. */
async function connectWhenReady() {
  const patience = AbortSignal.timeout(20_000)
  for (;;) {
    const client = await tryConnect(places, 'hearth keeper')
    if (client || patience.aborted || findRunning(places) === undefined) return client
    await sleep(50)
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything acknowledged is kept. */
async function stop(pid: number): Promise<void> {
  if (findRunning(places) !== pid) return // killed meanwhile, and perhaps started anew by somebody else
  process.kill(pid, 'SIGINT')
  while (findRunning(places) === pid) await sleep(10)
}

/** It may lie among the temporary files. When it is not empty, the next server is using it already. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // somebody needs it
  }
}
