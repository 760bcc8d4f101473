import { MailProblem } from '#platform/mail/index.ts'
import { isLost } from '#platform/sql/connect.ts'
import { told } from './repeats.ts'

/**
 * Writes what failed to standard error, in one line: when, where and how, never what anybody wrote or whose page it was.
 * The same again within a minute is counted, and told in one line as well; so is everything that fails because the
 * database is away. `number` is what the person saw.
 */
export function report(where: string, problem: unknown, number?: string): void {
  const lost = isLost(problem)
  const what = lost ? 'The database does not answer' : `${where} ${describe(problem)}`
  const first = lost ? `${where}: ${what} ${codeOf(problem)}`.trim() : what
  told(what, number, (again) => write(again ? `${what} ${again}` : [number, first].filter(Boolean).join(' ')))
}

function write(line: string): void {
  console.error(`${Temporal.Now.instant().round('millisecond')} ${line}`)
}

/** A message of PostgreSQL or of a parser may quote what somebody typed, so only the kind of error and its place are told.
 * What failed may be no Error: the queue hands over a copy of one. */
function describe(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return typeof problem
  const { cause } = problem as { cause?: unknown }
  const reason = problem instanceof MailProblem ? problem.reason : ''
  const parts = [kindOf(problem), reason, codeOf(problem), placesOf(problem)]
  return [...parts, cause ? `because of ${describe(cause)}` : ''].filter(Boolean).join(' ')
}

function codeOf(problem: unknown): string {
  const { code } = (problem ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code.replaceAll(/[^\w ,.-]+/g, '') : ''
}

function kindOf(problem: object): string {
  const { name, stack = '' } = problem as { name?: unknown; stack?: string }
  if (typeof name === 'string') return oneWord(name)
  return /^\w+(?=:|$)/m.exec(String(stack))?.[0] ?? 'problem'
}

/** The innermost places, ours before those of a library. */
function placesOf(problem: object): string {
  const { stack } = problem as { stack?: unknown }
  const frames = String(stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map(placeOf)
  const ours = frames.filter((frame) => frame.includes('src/') && !frame.includes('node_modules'))
  const shown = (ours.length > 0 ? ours : frames).slice(0, 3)
  return shown.length > 0 ? `at ${shown.join(', ')}` : ''
}

/** `    at work (file:///opt/hearth/src/cli/run.ts:21:5)` → `src/cli/run.ts:21` */
function placeOf(frame: string): string {
  const [, path = '', line = ''] = /([^\s(]+):(\d+):\d+\)?$/.exec(frame) ?? []
  const short = path.replace(/^.*?((src|bin|scripts|node_modules)\/)/, '$1')
  return line ? `${short}:${line}` : frame.trim().replace(/^at /, '')
}

const oneWord = (text: string) => text.replaceAll(/[^\w.-]+/g, '')
