import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { limits } from './limits.ts'
import { parseForm } from './parsing.ts'

/** The two kinds of body that a form has; of any other nothing is read. */
export async function takeFormsOnly(server: FastifyInstance): Promise<void> {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => parseForm(body.toString()),
  )
  // Left unread until its handler asks for it (uploads.ts), which counts the bytes of each file itself.
  await server.register(multipart, {
    limits: {
      files: limits.files.count,
      fields: limits.fields,
      parts: limits.fields,
      fieldSize: limits.openForm,
      fieldNameSize: limits.fieldName,
      fileSize: limits.files.together,
    },
    throwFileSizeLimit: false,
  })
}
