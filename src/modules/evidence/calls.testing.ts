import { sql, type Tx } from '#platform/sql/index.ts'
import { ended, type MoveForm, type MoveRequest, type OpenRow, type Steps, type Stream } from './index.ts'

/** A stream for tests that is no audit: a call is planned, made, shared, given back or agreed. */

export type State = 'planned' | 'made' | 'shared' | 'agreed' | 'dropped'
export type Call = {
  id: number
  ref: string
  householdId: number
  state: State
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
}
type Standing = { isCaller: boolean; given: MoveRequest }
type Known = { standing: Standing }
export type Move = 'make' | 'share' | 'give_back' | 'agree' | 'drop'
type Asked = MoveRequest & { move: Move }
export type Row = OpenRow<State> & { isCaller: boolean }

const withCaller = { isWith: () => 'Person fro-1', turn: ['caller'], waiting: () => 'With the caller' } as const
const noDay = { due: () => null, dueInWords: '`call.days`' }
export const steps: Steps<State, Call, 'caller', Row> = {
  planned: {
    ...{ name: 'Planned', ...withCaller, ...noDay },
    asks: [{ what: 'Make …', why: 'You call', href: '/making', mine: (row) => row.isCaller }],
  },
  made: { name: 'Made', ...withCaller, ...noDay, asks: [], rare: true },
  shared: {
    ...{ name: 'Shared', isWith: () => 'those who sign off', turn: ['sign_off'], ...noDay, copyFor: 'respond' },
    ...{ asks: [], waiting: () => 'With those who sign off' },
  },
  agreed: ended('Agreed'),
  dropped: ended('Dropped', { aside: true }),
}

const caller = {
  by: 'the caller',
  may: (s: Standing) => s.isCaller,
  needs: [],
  clause: '4.4',
  back: { none: 'A call is made once.' },
}
const reason = { says: 'Say why.', holds: (s: Standing) => Boolean(s.given.words) }
/** `callerId`: who makes every call. */
export const callsOf = (callerId: number): Stream<Call, Known, Asked, 'caller'> => ({
  ...{ key: 'audit', noun: 'call', path: '/calls', begins: 'planned', steps, moved: 'call moved', onward: {} },
  moves: {
    make: { label: 'Say that it was made', from: ['planned'], to: 'made', ...caller },
    share: { label: 'Share', from: ['made'], to: 'shared', ...caller, done: 'You shared it' },
    give_back: { label: 'Give back', from: ['shared'], to: 'made', ...caller, needs: [reason], handsBack: true },
    agree: { label: 'Agree', from: ['shared'], to: 'agreed', ...caller },
    drop: { label: 'Drop', from: ['made'], to: 'dropped', ...caller, needs: [{ says: 'Never.', holds: () => false }] },
  },
  lock: (tx, ref) => call(tx, sql`ref = ${ref} for no key update`),
  find: (tx, id) => call(tx, sql`id = ${id}`),
  facts: async (_tx, actor, _call, given) => ({ standing: { isCaller: actor.id === callerId, given } }),
  ...{ effects: {}, keeps: () => ({}), due: async () => null, isUrgent: () => false },
  hearing: { who: { caller: () => callerId }, instead: {} },
  tells: { make: [], share: [], give_back: [], agree: [], drop: [] },
})
const call = (tx: Tx, which: ReturnType<typeof sql>) =>
  tx.one<Call>(
    sql`select id, ref, household_id as "householdId", state, state_since as "stateSince", due_on as "dueOn" from pieces where ${which}`,
  )

export const forms: Record<Move, MoveForm> = {
  make: {
    ...{ noun: 'making', happens: 'It counts.', asks: ['reason', 'date'] },
    ...{ reasonLabel: 'What was said?', date: { label: 'When was it?', kind: 'review_held' } },
  },
  share: { noun: 'sharing', happens: 'They read it.', asks: [], said: 'It is shared.' },
  give_back: { noun: 'return', happens: 'It comes back.', asks: ['reason'], quiet: true },
  agree: { noun: 'agreement', happens: 'It is over.', asks: [] },
  drop: { noun: 'end', happens: 'It stops.', asks: [] },
}
export const findCall = (tx: Tx, ref: string) => call(tx, sql`ref = ${ref}`)
