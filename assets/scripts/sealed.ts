// A box that anybody may put something into, and only whoever has its key takes something out of. Where no key of a person is at hand (a page
// without a connection comes from the device, and has none), what they type is put into theirs.
import { encode, spell, unspell } from './bytes.ts'

export type Box = { key: string; slot: string }
export type Sealed = { from: string; iv: string; words: string }

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const

/** `key` opens it and is kept locked; `slot` takes words in and may lie open. */
export async function newBox(): Promise<Box> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  return {
    key: JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey)),
    slot: await slotOf(pair.publicKey),
  }
}

export async function seal(slot: string, text: string): Promise<Sealed> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('raw', unspell(slot), curve, false, [])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const lock = await lockOf(pair.privateKey, theirs, 'encrypt')
  const words = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, lock, encode(text))
  return { from: await slotOf(pair.publicKey), iv: spell(iv), words: spell(new Uint8Array(words)) }
}

export async function unseal(key: string, { from, iv, words }: Sealed): Promise<string> {
  const own = await crypto.subtle.importKey('jwk', JSON.parse(key), curve, false, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('raw', unspell(from), curve, false, [])
  const lock = await lockOf(own, theirs, 'decrypt')
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: unspell(iv) }, lock, unspell(words))
  return new TextDecoder().decode(text)
}

const slotOf = async (key: CryptoKey): Promise<string> =>
  spell(new Uint8Array(await crypto.subtle.exportKey('raw', key)))

async function lockOf(own: CryptoKey, theirs: CryptoKey, use: KeyUsage): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256)
  const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encode('away') }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, [use])
}
