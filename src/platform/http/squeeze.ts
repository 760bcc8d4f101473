import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/*
 * Pages are sent compressed (decision 92). How short a page becomes tells something of what stands in it; whoever can have a
 * page asked for again and again with words of their own in its address, and watch the line, reads a secret so, letter by letter (BREACH). So a page is
 * compressed only where its own site, or the person, asked for it, and never one that shows a secret.
 */

/** Shorter ones fit into one packet as they are. */
const shortest = 1400

const ways = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const

/** What is sent of a text: itself, or shorter, with the headers that say so. `secret`: whether it shows one. */
export async function squeezed(
  text: string,
  { secret, own }: { secret: boolean; own?: string | undefined },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | Buffer> {
  reply.header('vary', 'accept-encoding, sec-fetch-site')
  const way = wayOf(String(request.headers['accept-encoding'] ?? ''))
  if (secret || !way || request.method !== 'GET' || text.length < shortest) return text
  const { 'sec-fetch-site': site, referer, host } = request.headers
  if (!isAskedForHere({ site: one(site), referer, host, own })) return text
  reply.header('content-encoding', way)
  return ways[way](Buffer.from(text))
}

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0]

/** Whether a page of ours, or the person by typing, a bookmark or a telephone's camera, asked: another site's page cannot make it look so. A
 * browser that does not say names the page before, if that was ours; else nobody knows. */
export function isAskedForHere({ site, referer, host, own }: Asked): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (referer === undefined || !URL.canParse(referer)) return false
  const from = new URL(referer)
  return own === undefined ? from.host === host : from.origin === new URL(own).origin
}

type Asked = {
  site?: string | undefined
  referer?: string | undefined
  host?: string | undefined
  own?: string | undefined
}

/** The shortest way that the browser takes. */
export function wayOf(accepted: string): keyof typeof ways | undefined {
  const taken = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0]!.trim()),
  )
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : undefined
}
