import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'

/** What a page is made of; app.ts puts the frame (header, navigation, footer) around it. */
export type PageContent = {
  title: string
  main: SafeHtml
  status?: number
  /** Wide tables and the audit's print view use the whole width. */
  wide?: boolean
  /** Pages for children and carers: no header links, no navigation, a title that tells nobody what this is. */
  plain?: boolean
  bodyClasses?: string
  backLink?: { text?: string; href: string }
  /** Something on it opens an account or a form: it is never compressed (squeeze.ts). */
  secret?: boolean
  /** A plain page that asks what staff's forms ask, with their styles and scripts. */
  fullSheet?: boolean
  /** A plain page at which somebody of staff sits with a child: their session is watched over as elsewhere. */
  besideChild?: boolean
  /** After how many seconds it is worth trying again (Retry-After). */
  retryAfter?: number
}

export type Reply =
  | ({ kind: 'page' } & PageContent)
  | { kind: 'redirect'; to: string; flash?: string }
  | { kind: 'json'; value: unknown; status?: number }
  | { kind: 'text'; type: string; body: string | Uint8Array; status?: number; file?: string; retryAfter?: number }

export const page = (content: PageContent): Reply => ({ kind: 'page', ...content })
/** `flash` is shown once on the next page: a short sentence. It travels sealed. */
export const redirect = (to: string, flash?: string): Reply => ({ kind: 'redirect', to, ...(flash ? { flash } : {}) })
/** Without a value, and with status 204: there is nothing to say. */
export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', value, status })

/** What another program reads, as it asks for it: `type` is its media type. */
export const asText = (
  type: string,
  body: string,
  status = 200,
): Extract<Reply, { kind: 'text' }> & { body: string } => ({
  kind: 'text',
  type,
  body,
  status,
})

/** A file that a browser keeps under this name. */
export const asFile = (file: string, type: string, body: string | Uint8Array): Reply => ({
  kind: 'text',
  type,
  body,
  file,
})

/** A file that was chosen. `size` is all of it; `bytes` is empty when that is more than Hearth reads (`limits.files.each`). */
export type Upload = { field: string; name: string; bytes: Uint8Array; size: number }

export type OpenContext = {
  /** Whoever is signed in, where that is known: inside, and on a page that is `framed`. */
  actor?: Actor
  params: Record<string, string>
  query: Record<string, string>
  /** Fields of the posted form; a field that came more than once is an array. */
  body: Record<string, string | string[]>
  uploads: readonly Upload[]
  tx: Tx
  now: Temporal.Instant
  /** The day in Europe/London. */
  today: Temporal.PlainDate
  /** Whether a script asks (Accept: application/json) and wants JSON back. */
  wantsJson: boolean
  /** Hash of the visitor's address, for throttling; the address itself is not kept. */
  addressHash: string
  /** The session cookie's hash, if one came. */
  sessionHash: string | undefined
  /** Where people reach Hearth, for an address that leaves it: as configured, else as this visitor reached it. */
  origin: string
  /** Sets or clears the session cookie of the reply. */
  setSession(token: string | null): void
  /** A cookie of the visitor's other than the session's. */
  cookie(name: string): string | undefined
  /** Sets, or with null clears, a cookie that belongs to `path` and what lies below it, and that no other site's page can send. */
  setCookie(name: string, value: string | null, path: string): void
  /** A cookie that a browser keeps for months, for all of Hearth; over https no other site, not even a sister, can set it. */
  longCookie(name: string): string | undefined
  setLongCookie(name: string, value: string | null, days: number): void
  /** Another site's page led here (Sec-Fetch-Site): then a cookie that is kept from other sites has not come along. */
  fromElsewhere: boolean
}

export type Context = OpenContext & {
  actor: Actor
  /** Has an errand done in a thread, as this person, in a transaction of its own: what would hold up everybody else. What is given is plain
   * data; `transfer` is moved, not copied. */
  inThread<T>(errand: URL, given: unknown, transfer?: readonly ArrayBuffer[]): Promise<T>
  /** Names the case that a page shows; written to the trail as the route's `records`. Null: one of which nothing may stand there. */
  saw(about: { householdId?: number | null; pieceId?: number | null; data?: Record<string, unknown> } | null): void
}

export type Method = 'GET' | 'POST'

/** What becomes of a form that comes again, with the key that it was sent with before. Unless its route says something: the same content
 * gets the first answer, and other content is shown again, to be sent as another or not. `taken`: other content is taken, since the
 * form is about one thing, which it changes, or since nobody may be kept waiting by a question. `freely`: nothing is compared; it is meant to be sent many times, or sets a cookie. */
export type Again = 'taken' | 'freely'

/** One line of the URL table: the path, who may, what is left in the trail, the handler. A route that states no need
 * does not compile. */
export type Route<Need extends string = string> = {
  method: Method
  path: string
  need: Need
  /** What the trail says of it, or 'nothing'. A GET that records must say which case it showed (context.saw). */
  records: string
  again?: Again
  /** A page with a form that is filled in: its key stands in the address, so that a browser that comes back has the same form. */
  keyed?: true
  uploads?: boolean
  /** Most characters of a text that its form lets through, where that is less than of any text. */
  longest?: number
  /** A page asks it by itself, again and again: it is no use of the session, which ends in its time, and it gives way (503, without a
   * word in the log) whenever somebody would have to wait for it. */
  unattended?: true
  handler: (context: Context) => Promise<Reply>
}

/** A page for people without an account: signing in, a one-time link. It runs at the door, where no case can be seen. */
export type OpenRoute = {
  method: Method
  path: string
  need: 'anyone'
  records: string
  again?: Again
  /** What opens it is in the address, or in a cookie that belongs to this address and that no other site's page can send: the
   * address is never told to anyone, and an old phone that does not say where its form comes from may post. */
  byLink?: true
  /** Whoever is signed in reads it within the product, as every other page: with its navigation and their name. */
  framed?: true
  handler: (context: OpenContext) => Promise<Reply>
}

export type SteppedContext = Omit<OpenContext, 'tx'> & {
  /** One transaction at the door, committed when `work` resolves. */
  atDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** An open route that works for long between two short transactions (weighing a password): it holds no connection then. */
export type SteppedRoute = Omit<OpenRoute, 'handler' | 'byLink' | 'framed' | 'again'> & {
  framed?: never
  again: 'freely'
  byLink?: never
  handler: (context: SteppedContext) => Promise<Reply>
}

export type AnyRoute<Need extends string = string> =
  | (Route<Need> & { open?: never })
  | (OpenRoute & { open: true; stepped?: never })
  | (SteppedRoute & { open: true; stepped: true })

export const openRoute = (route: Omit<OpenRoute, 'need'>): AnyRoute<never> => ({ ...route, need: 'anyone', open: true })
export const steppedRoute = (route: Omit<SteppedRoute, 'need' | 'again'>): AnyRoute<never> => ({
  ...route,
  again: 'freely',
  need: 'anyone',
  open: true,
  stepped: true,
})
