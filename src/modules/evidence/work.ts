import type { Actor } from '#platform/actor.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import type { Sql, Tx } from '#platform/sql/index.ts'
import { upperFirst } from '#platform/words.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { asideHref } from './pages/asides.ts'
import type { StreamKey } from './piece.ts'
import { listAsidesToAnswer } from './queries/asides.ts'
import { listPartsLeft } from './queries/parts.ts'
import { listDoneSince } from './queries/work.ts'
import type { Step } from './steps.ts'
import type { SaidOfMoves } from './stream.ts'

/** As much of an open piece as My work itself reads; a stream's own has more. */
export type OpenRow<State extends string = string> = {
  ref: string
  household: string | null
  state: State
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
  /** They have a part in it, their own or by covering for somebody. */
  takesPart: boolean
  /** For whom they cover in it, by name. */
  covering: string | null
  /** It was given back, with what was asked. */
  cameBack: boolean
}

type Of<Row extends OpenRow> = {
  stream: { key: StreamKey; path: string; moves: SaidOfMoves }
  steps: Readonly<Record<Row['state'], Pick<Step<never, string, Row>, 'asks' | 'waiting' | 'copyFor' | 'passed'>>>
  /** The open pieces that may wait for this person, by date. */
  open: (tx: Tx, actor: Actor, now: WorkNow) => Promise<readonly Row[]>
  /** Which parts are handed over: those of people who have left stand with whoever may. */
  handing?: { parts: Readonly<Record<string, { does: string; states: readonly string[] }>> }
  /** What it is called in a sentence: "audit of household H-1143". */
  called: (piece: { ref: string; household: string | null }) => string
  /** What theirs is called by whoever it waits for: "your day of Tue 24 November". */
  yours?: ((row: Row, today: Temporal.PlainDate) => string) | undefined
}

/** The pieces of a stream that wait for this person, each as the exact step; those of theirs that wait for somebody else; and what they
 * finished this month. */
export const workOf =
  <Row extends OpenRow>(of: Of<Row>) =>
  async (tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> => {
    const open = await of.open(tx, actor, now)
    const done = await doneBy(tx, of, actor, now.today.with({ day: 1 }))
    const left = of.handing ? await leftBehind(tx, of, of.handing) : []
    return [...open.flatMap((row) => itemOf(of, row, actor, now.today) ?? []), ...left, ...done]
  }

/** What the other of two who write a piece together wrote beneath an answer, and nobody has answered. `mine`: the pieces that this person writes so. */
export async function listAsideWork(
  tx: Tx,
  { noun, path }: { noun: string; path: string },
  mine: Sql,
): Promise<WorkItem[]> {
  const waiting = await listAsidesToAnswer(tx, mine)
  return waiting.map(({ ref, by, answers, dueOn }) => ({
    what: `Answer what ${by} wrote in ${noun} ${ref}`,
    why: `It is about ${answers === 1 ? 'one answer' : `${answers} answers`} of the ${noun} that you write together`,
    ...{ href: asideHref({ href: `${path}/${ref}` }), dueOn, group: 'mine' as const },
  }))
}

async function leftBehind<Row extends OpenRow>(
  tx: Tx,
  { stream: { key, path }, called }: Of<Row>,
  { parts }: NonNullable<Of<Row>['handing']>,
): Promise<WorkItem[]> {
  const left = await listPartsLeft(tx, key)
  return left
    .filter(({ part, state }) => parts[part]?.states.includes(state))
    .map((one) => ({
      what: `Find somebody to take over the ${called(one)}`,
      why: `${one.name}, who ${parts[one.part]!.does}, has left`,
      href: `${path}/${one.ref}/hand-over/${one.part}`,
      dueOn: null,
      group: 'mine',
    }))
}

function itemOf<Row extends OpenRow>(
  { steps, called, yours, stream }: Of<Row>,
  row: Row,
  actor: Actor,
  today: Temporal.PlainDate,
): WorkItem | undefined {
  const state: Row['state'] = row.state
  const { asks, waiting, copyFor, passed } = steps[state]
  const href = `${stream.path}/${row.ref}`
  const turn = asks.find((one) => one.mine(row, actor))
  if (turn) {
    const over = row.dueOn && Temporal.PlainDate.compare(row.dueOn, today) < 0 ? passed : undefined
    const covering = row.covering ? `, covering for ${row.covering}` : ''
    return {
      what: (over?.what ?? turn.what).replace('…', yours?.(row, today) ?? `the ${called(row)}`),
      why: `${turn.why}${covering}${row.cameBack ? '. It came back, with what was asked' : ''}`,
      href: over ? href : `${href}${turn.href ?? ''}`,
      dueOn: turn.dueOn ? turn.dueOn(row) : row.dueOn,
      group: 'mine',
    }
  }
  const hasCopy = copyFor !== undefined && actor.duties.has(copyFor)
  if (!row.takesPart && !hasCopy) return undefined
  const since = inWords(londonDate(row.stateSince), today)
  return {
    what: upperFirst(called(row)),
    why: `${row.takesPart ? '' : 'A copy for you to read. '}${waiting(row)}, since ${since}`,
    href,
    dueOn: row.dueOn,
    group: 'waiting',
  }
}

async function doneBy<Row extends OpenRow>(
  tx: Tx,
  { stream: { key, path, moves }, called }: Of<Row>,
  actor: Actor,
  since: Temporal.PlainDate,
): Promise<WorkItem[]> {
  const told = Object.keys(moves).filter((move) => moves[move]?.done)
  const done = await listDoneSince(tx, key, told, { by: actor.id, since })
  return done.map((one) => ({
    what: upperFirst(called(one)),
    why: moves[one.move]?.done ?? '',
    href: `${path}/${one.ref}`,
    dueOn: one.on,
    group: 'done',
  }))
}
