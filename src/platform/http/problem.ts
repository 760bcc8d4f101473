import type { WhatWasTyped } from '#platform/html/index.ts'
import { type Link, NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { Unavailable } from '#platform/sql/unavailable.ts'

/** What was sent cannot be read, and it is not for us to mend. The sentence says why, and what to do. */
export class Unreadable extends Error {
  readonly statusCode: 400 | 413 | 415
  constructor(statusCode: 400 | 413 | 415, because: string) {
    super(because)
    this.statusCode = statusCode
  }
}

export type ProblemStatus = 400 | 403 | 404 | 409 | 413 | 415 | 500 | 503

/** What went wrong with a request. `byLink`: on a page for whoever holds a one-time link, who has no work here. `typed`: what was
 * sent, which comes back with the answer. */
export type Problem = Explained & { requestId: string; byLink: boolean; typed?: Typed | undefined }

/** A form whose answer is the problem, as far as it was read: where it went, all that was put in, what it asks, its key. */
export type Typed = WhatWasTyped & { path: string; key: string | undefined }

type Explained = { status: ProblemStatus; because: string; see?: Link | undefined }

/** What Fastify and its parsers say by a code, in words of ours. */
const byCode: Readonly<Record<string, readonly [ProblemStatus, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Hearth takes forms only, as its own pages send them.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'That is more than fits at once. Send less.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'What was sent did not arrive whole. Send it again.'],
  FST_FILES_LIMIT: [413, 'At most 20 files can be sent at once. Choose fewer, and send the others after them.'],
  FST_FIELDS_LIMIT: [413, 'This form has more fields than any form of Hearth.'],
  FST_PARTS_LIMIT: [413, 'This form has more fields than any form of Hearth.'],
  FST_REQ_FILE_TOO_LARGE: [413, 'One of these files is larger than Hearth takes.'],
  FST_PROTO_VIOLATION: [400, 'This form has a field that no form of Hearth has.'],
  ECONNRESET: [400, 'What was sent did not arrive whole. Send it again.'],
}

/** Numbers too large, dates that no calendar has, text that is no number: what PostgreSQL says of a value it was handed. */
const isValueOutOfReach = (code: string): boolean => /^22(003|008|007|P02|P03|021|023)$/.test(code)

/** Status and sentence for whatever was thrown. A sentence of '' means that it is our failure, and theirs to try again. */
export function explain(problem: unknown, method: string): Explained {
  const { code = '', message = '', statusCode } = (problem ?? {}) as Partial<Thrown>
  if (problem instanceof Unavailable) return { status: 503, because: message }
  if (problem instanceof NotFound) return { status: 404, because: message }
  if (problem instanceof NotAllowed) return { status: 403, because: message }
  if (problem instanceof Refused) return { status: 409, because: message, see: problem.see }
  if (problem instanceof Unreadable) return { status: problem.statusCode, because: message }
  const known = byCode[code]
  if (known) return { status: known[0], because: known[1] }
  if (isValueOutOfReach(code))
    return method === 'GET'
      ? { status: 404, because: 'There is nothing at this address that you can see.' }
      : { status: 400, because: 'Something in this form is not what its page sends: a number or a date out of reach.' }
  const isTheirs = statusCode !== undefined && statusCode >= 400 && statusCode < 500
  return isTheirs ? { status: 404, because: 'There is no page at this address.' } : { status: 500, because: '' }
}

type Thrown = { code: string; message: string; statusCode: number }
