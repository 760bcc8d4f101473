import type { FastifyReply, FastifyRequest } from 'fastify'

/** Locks a text so that only this service reads it, and opens it again (throws when it is not its own). */
export type Seal = { lock(text: string): string; unlock(sealed: string): string }

export const sessionName = 'hearth_session'
const flashName = 'hearth_flash'
const sentName = 'hearth_sent'

/**
 * The name that a cookie has on the wire. Over https a browser takes one that begins with `__Host-` only from this very
 * host, for all of it, and never over http: no page of a sister address can plant it. One with a path has `__Secure-`.
 */
export function nameOnTheWire(name: string, { secure, path }: { secure: boolean; path: string }): string {
  if (!secure) return name
  return `${path === '/' ? '__Host-' : '__Secure-'}${name}`
}

/** Reads and writes the cookies of one request and its reply. `secure`: people reach Hearth over https. */
export function cookiesOf(request: FastifyRequest, reply: FastifyReply, secure: boolean) {
  const write = (name: string, value: string | null, settings: Settings) => {
    const onTheWire = nameOnTheWire(name, { secure, path: settings.path })
    const all = { ...settings, httpOnly: true, secure } as const
    if (value) reply.setCookie(onTheWire, value, all)
    else reply.clearCookie(onTheWire, all)
  }
  return {
    session: request.cookies[nameOnTheWire(sessionName, { secure, path: '/' })],
    setSession: (token: string | null) => write(sessionName, token, { path: '/', sameSite: 'lax' }),
    /** One that belongs to a path, and that no other site's page can send. */
    get: (name: string) => request.cookies[nameOnTheWire(name, { secure, path: 'of its own' })],
    set: (name: string, value: string | null, path: string) => write(name, value, { path, sameSite: 'strict' }),
    /** One that is kept for days, for all of Hearth. */
    getLong: (name: string) => request.cookies[nameOnTheWire(name, { secure, path: '/' })],
    setLong: (name: string, value: string | null, days: number) =>
      write(name, value, { path: '/', sameSite: 'lax', maxAge: days * 86_400 }),
    /** The sentence for the next page: sealed, since it may name somebody. Once taken it is gone. */
    leaveFlash: (text: string, seal: Seal) =>
      write(flashName, seal.lock(text), { path: '/', sameSite: 'lax', maxAge: 60 }),
    /** The key of the form that was just done, for the next page: what the browser keeps of it goes. It opens nothing. */
    leaveSent: (key: string) => write(sentName, key, { path: '/', sameSite: 'lax', maxAge: 60 }),
    takeSent: (): string | undefined => {
      const key = request.cookies[nameOnTheWire(sentName, { secure, path: '/' })]
      if (key) write(sentName, null, { path: '/', sameSite: 'lax' })
      return key
    },
    takeFlash: (seal: Seal): string | undefined => {
      const sealed = request.cookies[nameOnTheWire(flashName, { secure, path: '/' })]
      if (!sealed) return undefined
      write(flashName, null, { path: '/', sameSite: 'lax' })
      try {
        return seal.unlock(sealed)
      } catch {
        return undefined
      }
    },
  }
}

type Settings = { path: string; sameSite: 'lax' | 'strict'; maxAge?: number }

/** The session cookie as the version before named it, over https too: for what somebody was sending while Hearth was brought up to
 * date. It lets nobody in. */
export const oldSession = (request: FastifyRequest): string | undefined => request.cookies[sessionName]
