import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { type AppOptions, createApp } from '#src/app.ts'
import { testAssets } from '#test/assets.ts'
import { type TestDatabase, testNow } from '#test/database.ts'

export type Answer = {
  status: number
  text: string
  bytes?: Uint8Array
  location: string | undefined
  headers: Record<string, unknown>
}

export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(
    path: string,
    fields?: Record<string, string | readonly string[]> | string,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

export type Visits = {
  as(key: string): Promise<Visitor>
  anyone: Visitor
  close(): Promise<void>
  setNow(now: Temporal.Instant): void
  problems: unknown[]
}

/** A page without the keys of its forms, which are others each time that it is shown. */
export const withoutKeys = (text: string): string =>
  text.replaceAll(/<input type="hidden" name="form-(key|asks)" value="[^"]*">|form-key=[\w.-]+/g, '')

/** The whole web server on a test's database, without a socket: sign in by key, get and post as a browser without
 * JavaScript would. Failures on our side are kept in `problems`. */
export async function openVisits(
  database: TestDatabase,
  start = testNow,
  options: Pick<AppOptions, 'forAdministrators'> = {},
): Promise<Visits> {
  let now = start
  const problems: unknown[] = []
  useSealingKey(sealingKeyFrom('a secret of this test'))
  const app = await createApp({
    database,
    clock: () => now,
    councilName: 'Test County Council',
    demonstration: true,
    assets: await testAssets(),
    ...options,
    report: ({ problem }) => void problems.push(problem),
  })
  const visitor = (cookie: () => string): Visitor => ({
    get: (path, headers = {}) => ask(app, { method: 'GET', url: path, headers: { cookie: cookie(), ...headers } }),
    post: async (path, fields = {}, headers = {}) => {
      const answer = await ask(app, {
        method: 'POST',
        url: path,
        payload: encode(fields),
        headers: { cookie: cookie(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
      refuseResult(path, answer)
      return answer
    },
  })
  return {
    problems,
    anyone: visitor(() => ''),
    as: async (key) => {
      const signedIn = await visitor(() => '').post('/sign-in/demo', { person: key })
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
      if (!cookie.startsWith('hearth_session='))
        throw new Error(`${key} could not sign in: ${signedIn.status} ${signedIn.text.slice(0, 400)}`)
      return visitor(() => cookie)
    },
    setNow: (later) => {
      now = later
    },
    close: () => app.close(),
  }
}

type App = Awaited<ReturnType<typeof createApp>>

async function ask(
  app: App,
  request: { method: 'GET' | 'POST'; url: string; payload?: string; headers: Record<string, string> },
): Promise<Answer> {
  const reply = await app.inject(request)
  return {
    status: reply.statusCode,
    text: reply.body,
    bytes: reply.rawPayload,
    location: reply.headers.location as string | undefined,
    headers: reply.headers,
  }
}

/** What a form says, or a body that is made already. */
function encode(fields: Record<string, string | readonly string[]> | string): string {
  if (typeof fields === 'string') return fields
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form.toString()
}

/** Issue 9: no result is the answer to a form, or loading its page again would do it again. A page is one only where the form itself is
 * shown again, or says by its status that nothing was done. */
export function refuseResult(path: string, { status, text, headers }: Omit<Answer, 'location'>): void {
  const isPage = status < 400 && String(headers['content-type']).startsWith('text/html')
  if (isPage && !text.includes(` action="${path.replaceAll('&', '&amp;')}"`))
    throw new Error(
      `A result is the answer to POST ${path} (${status}): lead to a page that shows it. ${text.slice(text.indexOf('<h1'), text.indexOf('<h1') + 200)}`,
    )
}
