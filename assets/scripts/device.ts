// What somebody signed in has typed and the server does not have yet, kept on the device under a key that the server gives to them alone,
// with each page. The browser keeps the key nowhere, and hands it to no script (not extractable). Another person on the machine finds only
// that something lies there. What is seven days old goes, whoever comes by; all that is theirs goes as they sign out.
import { encode, spell, unspell } from './bytes.ts'
import type { Fields } from './fields.ts'

export type Kept = { fields: Fields; at: number; by: string }
/** As it lies there. `key` is that of its form, by which the server says that it was sent; `by` the page that wrote it. */
type Lying = { at: number; by: string; key: string; iv: string; words: string }
type Locks = { words: CryptoKey; names: CryptoKey }

export const prefix = 'hearth-typed:'
const sevenDays = 7 * 24 * 60 * 60 * 1000
/** This page, as it was loaded. */
const here = String(Math.random()).slice(2)
export const person = document.body.dataset.person ?? ''
const own = `${prefix}${person}:`

let hadKeys = false
let inOrder: Promise<unknown> = Promise.resolve()

/** Whether anything can be kept here at all. */
export const canKeep = (): boolean => person !== '' && 'subtle' in (globalThis.crypto ?? {}) && hadKeys

/** Keeps these fields for a place of the service. False when the device takes nothing. */
export function put(place: string, fields: Fields, key = ''): Promise<boolean> {
  return after(async () => {
    const [lock] = await locks
    if (!lock) return false
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const words = await crypto.subtle.encrypt(about(place, iv), lock.words, encode(JSON.stringify(fields)))
    const lying: Lying = { at: Date.now(), by: here, key, iv: spell(iv), words: spell(new Uint8Array(words)) }
    localStorage.setItem(await nameOf(lock, place), JSON.stringify(lying))
    return true
  }, false)
}

export function get(place: string): Promise<Kept | undefined> {
  return after(async () => {
    for (const lock of await locks) {
      const lying = read(await nameOf(lock, place))
      if (!lying) continue
      const words = await crypto.subtle.decrypt(about(place, unspell(lying.iv)), lock.words, unspell(lying.words))
      return { fields: JSON.parse(new TextDecoder().decode(words)), at: lying.at, by: lying.by }
    }
    return undefined
  }, undefined)
}

/** Takes it away; unless told otherwise only what this page wrote, not what another tab is still writing. */
export function drop(place: string, { whoever = false } = {}): Promise<void> {
  return after(async () => {
    for (const lock of await locks) {
      const name = await nameOf(lock, place)
      if (whoever || read(name)?.by === here) localStorage.removeItem(name)
    }
  }, undefined)
}

/** Clears away what is old, what the server says was sent, and, as they sign out, all that is theirs. */
export function startClearing(): void {
  const sent = document.body.dataset.sent
  clear((name, lying) => {
    const age = Date.now() - (lying?.at ?? 0)
    return Math.abs(age) > sevenDays || (name.startsWith(own) && sent !== undefined && lying?.key === sent)
  })
  document.addEventListener('submit', ({ target, defaultPrevented }) => {
    const isOut = target instanceof HTMLFormElement && new URL(target.action).pathname === '/sign-out'
    if (isOut && !defaultPrevented) clear((name) => name.startsWith(own))
  })
}

function clear(goes: (name: string, lying: Lying | undefined) => boolean): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(prefix) && goes(name, read(name))) localStorage.removeItem(name)
  } catch {
    // A device that keeps nothing has nothing to clear.
  }
}

function read(name: string): Lying | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** One after the other, so that what was typed last is what lies there. */
function after<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  const done = inOrder.then(work).catch(() => otherwise)
  inOrder = done
  return done
}

/** The keys leave the page as soon as the browser has them. */
async function takeKeys(): Promise<Locks[]> {
  const given = document.body.dataset.keeping
  delete document.body.dataset.keeping
  if (!given || !globalThis.crypto?.subtle) return []
  hadKeys = true
  return Promise.all(given.split('.').map((one) => locksFrom(unspell(one))))
}

async function locksFrom(bytes: Uint8Array<ArrayBuffer>): Promise<Locks> {
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const from = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encode(info) })
  const [words, names] = await Promise.all([
    crypto.subtle.deriveKey(from('words'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('names'), base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  ])
  return { words, names }
}

/** Where it lies says nothing of what it is about. */
async function nameOf({ names }: Locks, place: string): Promise<string> {
  const signed = await crypto.subtle.sign('HMAC', names, encode(place))
  return own + spell(new Uint8Array(signed).slice(0, 12))
}

/** Locked to its person and its place: moved elsewhere, it does not open. */
const about = (place: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: encode(`${person} ${place}`),
})

/** This week's locks first, then last week's. None without WebCrypto, which browsers have over https alone, and none for nobody. */
const locks: Promise<Locks[]> = takeKeys()
