import { setTimeout as sleep } from 'node:timers/promises'

export type Acknowledged = { question: string; version: number; text: string }

/** Somebody who writes one answer over and over, as the page’s script does: each save names the version before, and what was
 * not acknowledged is sent again until it is. */
export type Writer = { acknowledged: readonly Acknowledged[]; faults: readonly string[]; stop(): Promise<void> }

export function write(about: { address: () => string; cookie: string; ref: string; question: string }): Writer {
  const acknowledged: Acknowledged[] = []
  const faults: string[] = []
  const state = { stopping: false }
  const writing = (async () => {
    let version = 0
    for (let turn = 1; !state.stopping; turn += 1) {
      const text = `${about.question}, turn ${turn}.`
      const saved = await sendUntilAnswered(about, text, version, () => state.stopping)
      if (saved === undefined) return
      if (saved.status !== 200)
        return void faults.push(`${about.question}, turn ${turn}: ${saved.status} ${saved.body}`)
      version = (JSON.parse(saved.body) as { version: number }).version
      acknowledged.push({ question: about.question, version, text })
    }
  })()
  return {
    acknowledged,
    faults,
    async stop() {
      state.stopping = true
      await writing
    },
  }
}

type About = Parameters<typeof write>[0]

async function sendUntilAnswered(
  about: About,
  text: string,
  from: number,
  stopping: () => boolean,
): Promise<{ status: number; body: string } | undefined> {
  while (!stopping()) {
    const answer = await send(about, text, from).catch(() => undefined)
    // No answer, or the server’s word that it could not: nothing was acknowledged.
    if (answer && answer.status < 500) return answer
    await sleep(25)
  }
  return undefined
}

async function send(
  { address, cookie, ref, question }: About,
  text: string,
  from: number,
): Promise<{ status: number; body: string }> {
  const body = new URLSearchParams({
    [`${question}:value`]: '',
    [`${question}:explanation`]: text,
    [`${question}:evidence`]: '',
    [`${question}:version`]: String(from),
  })
  const reply = await fetch(`${address()}/audits/${ref}/sections/${question.split('.')[0]}`, {
    method: 'POST',
    headers: { cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  })
  return { status: reply.status, body: await reply.text() }
}
