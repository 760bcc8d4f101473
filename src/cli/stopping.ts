/** Milliseconds until the last of a process that was asked to stop is gone, whatever still hangs. */
const longest = 9500

/** Resolves when this process is asked to stop. Asked again a while later, it stops at once; within ten seconds it has stopped. */
export function untilAskedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = 0
  const stop = () => {
    // Ctrl-C reaches us from the terminal, from npm and from the launcher: within a second it is one wish.
    if (asked > 0 && performance.now() - asked > 1000) process.exit(130)
    if (asked === 0) setTimeout(giveUp, longest).unref()
    asked ||= performance.now()
    resolve()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  return promise
}

function giveUp(): void {
  console.error(
    'Hearth could not finish everything within ten seconds, and stops now. The database takes back what was begun.',
  )
  process.exit(1)
}
