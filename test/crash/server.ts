import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '#src/config.ts'

export type Server = {
  address: string
  child: ChildProcess
  said(): string
  kill(): Promise<void>
  stop(): Promise<void>
}

/** `hearth start` as a process of its own, once it says that it is ready. Throws what it said when it does not. */
export async function startHearth(data: string, port = '0'): Promise<Server> {
  const { child, said } = run(['start'], data, port)
  const address = await Promise.race([
    once(child, 'exit').then(() => undefined),
    new Promise<string>((resolve) => {
      child.stdout!.on('data', () => {
        const ready = /Hearth is ready at (\S+)/.exec(said())
        if (ready) resolve(ready[1]!)
      })
    }),
  ])
  if (address === undefined) throw new Error(`hearth start ended: ${said()}`)
  const ended = (signal: 'SIGKILL' | 'SIGTERM') => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return { address, child, said, kill: ended('SIGKILL'), stop: ended('SIGTERM') }
}

/** Runs it until it ends by itself: what it said, and its exit code. */
export async function runHearth(
  args: readonly string[],
  data: string,
  port = '0',
): Promise<{ code: number; said: string }> {
  const { child, said } = run(args, data, port)
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: said() }
}

function run(args: readonly string[], data: string, port: string) {
  const env = {
    ...process.env,
    HEARTH_DATA: data,
    HEARTH_PORT: port,
    HEARTH_TODAY: '',
    HEARTH_DATABASE_URL: '',
    NODE_TEST_CONTEXT: '',
  }
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, said: () => text }
}
