/** Why not: everybody's way is taken, it is away, it has no room; or whoever asked has hung up before their turn. */
type Why = 'busy' | 'away' | 'full' | 'gone'

/** The database cannot be used for the moment. The sentence is for the person. */
export class Unavailable extends Error {
  override name = 'Unavailable'
  readonly why: Why
  constructor(why: Why, options?: ErrorOptions) {
    super(sentences[why], options)
    this.why = why
  }
}

const sentences = {
  busy: 'Too many people ask at once for the moment.',
  away: 'Hearth cannot reach what it keeps for the moment.',
  full: 'Hearth has no room to save anything for the moment: tell your administrator.',
  gone: 'Nobody waits for this any more.',
}

/** What was thrown, or, when it says that the database cannot be used, that in words. */
export function unlessUnavailable(problem: unknown): unknown {
  if (problem instanceof Unavailable) return problem
  const { code = '', message = '' } = (problem ?? {}) as { code?: unknown; message?: string }
  const options = { cause: problem }
  if (typeof code !== 'string') return problem
  if (/^(53100|58030)$/.test(code)) return new Unavailable('full', options)
  if (code === '53300' || message.startsWith('timeout exceeded when trying to connect'))
    return new Unavailable('busy', options)
  if (isGone.test(code) || isGoneInWords.test(message)) return new Unavailable('away', options)
  return problem
}

const isGone = /^(ECONN|EPIPE|ENOTFOUND|EHOST|ENET|ETIMEDOUT|EAI_|57P0|08|25006)/
const isGoneInWords = /^(Connection terminated|Client has encountered a connection error|Cannot use a pool after)/
