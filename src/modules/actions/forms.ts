import { z } from 'zod'
import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { mistakeOfLength, type Read, readForm, readNumber, readVersion, textOf, upTo } from '#platform/http/index.ts'
import { type ActionState, beneficiaries, type ForWhom, priorities, type Priority, stateNames } from './action.ts'
import type { ActionFilter, Whose } from './queries/actions.ts'
import type { ActionMove } from './states.ts'

type Body = Record<string, string | string[]>

const words = (missing: string) => z.string().trim().min(1, missing).superRefine(upTo(2000))
const keyOf = <K extends string>(names: Record<K, unknown>, missing: string) =>
  z.string().refine((key): key is K => Object.hasOwn(names, key), missing)
const person = (missing: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, missing)
    .transform(Number)

export type NewActionForm = {
  says: string
  forWhom: ForWhom
  ownerId: number
  priority: Priority
  dueOn: Temporal.PlainDate | undefined
}

const newAction = z.object({
  says: words('Say what needs to happen'),
  for_whom: keyOf<ForWhom>(beneficiaries, 'Choose who it is for'),
  owner: person('Choose who will do it'),
  priority: keyOf<Priority>(priorities, 'Choose how soon it is needed'),
})

export function readNewAction(body: Body, today: Temporal.PlainDate): Read<NewActionForm> {
  const fields = Object.fromEntries(Object.keys(newAction.shape).map((name) => [name, textOf(body, name)]))
  const read = readForm(newAction, fields)
  const due = hasDate(body) ? readDue(body, today) : undefined
  const mistakes = [...(read.ok ? [] : read.mistakes), ...(due && 'message' in due ? [due] : [])]
  if (!read.ok || mistakes.length > 0) return { ok: false, mistakes }
  const { says, for_whom: forWhom, owner: ownerId, priority } = read.value
  return { ok: true, value: { says, forWhom, ownerId, priority, dueOn: due && 'date' in due ? due.date : undefined } }
}

function hasDate(body: Body): boolean {
  return ['day', 'month', 'year'].some((part) => textOf(body, `due-${part}`).trim() !== '')
}

function readDue(body: Body, today: Temporal.PlainDate): { date: Temporal.PlainDate } | Mistake {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `due-${part}`))
  const read = dateFromParts({ day, month, year })
  if (!read.ok) return { field: 'due-day', message: read.because }
  const odd = mistakeAbout('action_due', read.date, { today }, textOf(body, 'due-right'))
  return odd ? { field: 'due-day', ...odd } : read
}

/** What a page posts to move an action: the version that the person saw, their words, and what some moves need besides. */
export type MoveForm = { version: number; words: string; ownerId: number; dueOn: Temporal.PlainDate }

const missing: Record<ActionMove, string | undefined> = {
  begin: undefined,
  finish: 'Say what shows that it was done',
  takeBack: undefined,
  verify: undefined,
  handBack: 'Say what is still needed',
  recordNotDone: 'Say why it will not be done',
  supersede: 'Say what replaces it',
  unsettle: 'Say what was wrong with it',
  changeOwner: 'Say why the owner changes',
  changeDate: 'Say why the date changes',
  noteImpact: 'Say what changed for the child',
}

/** The field that the words of a move are typed in; each form of the page has its own. */
export const fieldOf = (move: ActionMove): string => `${move}-words`

export function readMove(move: ActionMove, body: Body, today: Temporal.PlainDate): Read<MoveForm> {
  const mistakes: Mistake[] = []
  const given = textOf(body, fieldOf(move)).trim()
  const needed = missing[move]
  const due = move === 'changeDate' ? readDue(body, today) : { date: today }
  const owner = textOf(body, 'owner')
  if (move === 'changeOwner' && !/^\d{1,9}$/.test(owner))
    mistakes.push({ field: 'owner', message: 'Choose who will do it' })
  if ('message' in due) mistakes.push(due)
  if (needed && given === '') mistakes.push({ field: fieldOf(move), message: needed })
  mistakes.push(...mistakeOfLength(fieldOf(move), given, 2000))
  if (mistakes.length > 0 || 'message' in due) return { ok: false, mistakes }
  return {
    ok: true,
    value: { version: readVersion(textOf(body, 'version')), words: given, ownerId: Number(owner), dueOn: due.date },
  }
}

/** What a list is narrowed to, as its address has it. */
export type Chosen = {
  whose: Whose
  overdue: string
  priority: string
  for: string
  settled: string
  owner: string
  team: string
  state: string
}

/** Reads the list's address; anything that it does not know narrows nothing. */
export function readActionFilter(
  query: Record<string, string>,
  actsFor: readonly number[],
  today: Temporal.PlainDate,
): { filter: ActionFilter; chosen: Chosen } {
  const { whose, overdue = '', priority = '', for: forWhom = '', settled = '' } = query
  const { owner = '', team = '', state = '' } = query
  const asked = { overdue, priority, for: forWhom, settled, owner, team, state }
  const chosen = { whose: isWhose(whose) ? whose : 'mine', ...asked } as const
  return {
    chosen,
    filter: {
      ownerId: readNumber(owner),
      teamId: readNumber(team),
      state: Object.hasOwn(stateNames, state) ? (state as ActionState) : undefined,
      whose: chosen.whose,
      actsFor,
      overdueOn: overdue === 'yes' ? today : undefined,
      priority: Object.hasOwn(priorities, priority) ? (priority as Priority) : undefined,
      forWhom: Object.hasOwn(beneficiaries, forWhom) ? (forWhom as ForWhom) : undefined,
      settled: settled === 'yes',
    },
  }
}

function isWhose(text: string | undefined): text is Whose {
  return text === 'mine' || text === 'team' || text === 'all'
}
