import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Unavailable } from '#platform/sql/unavailable.ts'
import { limits } from './limits.ts'
import { type Fields, fieldsOf } from './parsing.ts'
import { Unreadable } from './problem.ts'
import type { Upload } from './route.ts'

const didNotArrive = 'What was sent did not arrive whole. Send it again.'

let beingRead = 0

/** Reads a form with files, a piece at a time: of a file that is too large only the size is kept, and of all together no more than the
 * limit is read. Throws Unreadable in words. */
export async function readUploads(request: FastifyRequest): Promise<{ fields: Fields; uploads: Upload[] }> {
  if (beingRead >= limits.uploadsAtOnce) throw new Unavailable('busy')
  beingRead += 1
  try {
    return await readParts(request)
  } catch (problem) {
    // One that states no status is the parser's: the browser stopped in the middle, or it is no form.
    if ((problem as { statusCode?: number }).statusCode || problem instanceof Unreadable) throw problem
    throw new Unreadable(400, didNotArrive)
  } finally {
    beingRead -= 1
  }
}

async function readParts(request: FastifyRequest): Promise<{ fields: Fields; uploads: Upload[] }> {
  const fields: [string, string][] = []
  const uploads: Upload[] = []
  let together = 0
  const count = (bytes: number) => {
    together += bytes
    if (together > limits.files.together) throw new Unreadable(413, tooMuch)
  }
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.valueTruncated || part.fieldnameTruncated) throw new Unreadable(413, 'A text in this form is too long.')
      fields.push([part.fieldname, String(part.value)])
    } else {
      const { bytes, size } = await readFile(part, count)
      if (part.filename) uploads.push({ field: part.fieldname, name: part.filename, bytes, size })
    }
  }
  return { fields: fieldsOf(fields), uploads }
}

const tooMuch = `All files together may have ${Math.floor(limits.files.together / 1e6)} MB. Choose fewer, and send the others after them.`

async function readFile({ file }: MultipartFile, count: (bytes: number) => void) {
  let pieces: Buffer[] = []
  let size = 0
  for await (const piece of file as AsyncIterable<Buffer>) {
    size += piece.length
    count(piece.length)
    if (size <= limits.files.each) pieces.push(piece)
    else pieces = []
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces)), size }
}
