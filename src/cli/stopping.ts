/** Resolves when this process is asked to stop. Asked again a while later, it stops at once. */
export function untilAskedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = 0
  const stop = () => {
    // Ctrl-C reaches us from the terminal, from npm and from the launcher: within a second it is one wish.
    if (asked > 0 && performance.now() - asked > 1000) process.exit(130)
    asked ||= performance.now()
    resolve()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  return promise
}
