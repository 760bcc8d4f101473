import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { contentHash, keyForAnother } from './form-key.ts'
import type { ServerOptions } from './options.ts'
import { type AnyRoute, type OpenContext, page, type Reply } from './route.ts'

/** What was sent with a form's key: by whom (nobody, at the door) and where to. */
export type Sent = Pick<OpenContext, 'body' | 'uploads'> & {
  key: string | undefined
  /** What the form asked, as it said. */
  asks: string
  url: string
  by: number | undefined
}

/**
 * Does what a form asks for, once: the same form sent again, at the same time or days later, gets the answer of the first. With other
 * content it is shown again, with the first, and whoever sent it chooses (nobody is asked behind a one-time link). Where nothing was done (a form shown again with its mistakes, a
 * refusal, a failure) the key is free. The key proves nothing: what somebody else sends with it is another form.
 */
export async function doneOnce(
  tx: Tx,
  options: Pick<ServerOptions, 'seal' | 'sentAlreadyPage'>,
  route: AnyRoute,
  sent: Sent,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const { key, url, by, body, asks, uploads } = sent
  const { seal, sentAlreadyPage } = options
  if (!seal || key === undefined || route.method !== 'POST' || route.again === 'freely') return work()
  const keyHash = hash(JSON.stringify([key, by ?? null, url]))
  const content = contentHash(key, body, uploads)
  const first = await tx.maybe<First>(sql`select content_hash as content, answer from first_answer(${keyHash})`)
  if (first?.content === content) return opened(first.answer, seal)
  if (first && sentAlreadyPage && !route.open && route.again !== 'taken') {
    const { to } = opened(first.answer, seal)
    const form = { path: url, body, asks, files: uploads.length > 0, another: keyForAnother(key, content) }
    return page({ ...sentAlreadyPage({ ...form, led: to }), status: 409 })
  }
  const answer = await work()
  if (answer.kind === 'redirect')
    await tx.one(sql`select keep_answer(${keyHash}, ${content}, ${seal.lock(JSON.stringify(answer))})`)
  return answer
}

type First = { content: string; answer: string }
type Led = Extract<Reply, { kind: 'redirect' }>

/** Where the first led. Once the service's secret is another, nobody knows. */
function opened(answer: string, seal: NonNullable<ServerOptions['seal']>): Led {
  try {
    const { to, flash } = JSON.parse(seal.unlock(answer)) as Led
    return { kind: 'redirect', to, ...(flash ? { flash } : {}) }
  } catch {
    return { kind: 'redirect', to: '/', flash: 'That was done already.' }
  }
}

/** How long it is known what came of a form: longer than words are kept whose session had ended. */
const keptDays = 14

/** Forgets what came of forms that nobody sends again. */
export const forgetAnswers = (tx: Tx, now: Temporal.Instant): Promise<unknown> =>
  tx.one(sql`select forget_answers(${now.subtract({ hours: 24 * keptDays })})`)
