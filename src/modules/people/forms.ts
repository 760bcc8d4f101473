import { z } from 'zod'
import { type DateKind, judgeDate } from '#framework/plausible-dates/index.ts'
import { type RoleKey, roles } from '#framework/s4-roles.ts'
import type { Mistake } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type Read, readForm, textOf } from '#platform/http/index.ts'
import { emailPattern } from './email.ts'
import { isCaseSystemId } from './person.ts'
import { telephoneMistake } from './telephone.ts'

export type Posted = Record<string, string | string[]>

/** One field of a form as text; missing is empty, and of several the first counts. */
function field(schema: z.ZodString) {
  return z.preprocess((value) => (Array.isArray(value) ? value[0] : value) ?? '', schema)
}

const name = field(
  z.string().trim().min(1, 'Give their first name and surname').max(200, 'Use 200 characters or fewer for the name'),
)
const email = field(
  z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'Use 254 characters or fewer for the e-mail address')
    .regex(emailPattern, 'Give an e-mail address like name@council.gov.uk'),
)
const numberOrNone = field(z.string().regex(/^\d{0,9}$/, 'Choose one from the list')).transform((text) =>
  text === '' ? null : Number(text),
)

const caseSystemId = field(
  z
    .string()
    .trim()
    .refine(
      (text) => text === '' || isCaseSystemId(text),
      'Give the number as the case system writes it: up to 36 letters, digits and hyphens, without spaces',
    ),
).transform((text) => text || null)

export type Details = {
  name: string
  email: string
  teamId: number | null
  managerId: number | null
  caseSystemId: string | null
  telephone: string | null
}

const telephone = field(z.string().trim()).transform((text) => text || null)

const details = z.object({ name, email, teamId: numberOrNone, managerId: numberOrNone, caseSystemId, telephone })

/** Name, e-mail address, team, line manager, number in the case system and telephone. */
export function readDetails(body: Posted, kept: Kept): Read<Details> {
  const read = readForm(details, body)
  const mistakes = [...mistakesOf(read), ...mistakesOf(readTelephone(body, kept))]
  return read.ok && mistakes.length === 0 ? read : { ok: false, mistakes }
}

/** Whether everything here is invented: then telephone numbers may be, too. */
type Kept = { demonstration: boolean }

/** A telephone number of somebody who works here, as typed; empty is none. */
export function readTelephone(body: Posted, kept: Kept): Read<string | null> {
  const typed = textOf(body, 'telephone').trim()
  const message = typed && telephoneMistake(typed, kept)
  return message ? { ok: false, mistakes: [{ field: 'telephone', message }] } : { ok: true, value: typed || null }
}

/** A new person's details and the role that they begin with. */
export function readInvitation(body: Posted, kept: Kept): Read<Details & { role: RoleKey }> {
  const read = readDetails(body, kept)
  const role = roleOf(textOf(body, 'role'))
  const mistakes = [...mistakesOf(read), ...(role ? [] : [chooseRole])]
  return read.ok && role ? { ok: true, value: { ...read.value, role } } : { ok: false, mistakes }
}

const chooseRole: Mistake = { field: 'role', message: 'Choose a role' }

function roleOf(key: string): RoleKey | undefined {
  return Object.hasOwn(roles, key) ? (key as RoleKey) : undefined
}

/** The role that a form names. */
export const readRoleKey = (body: Posted): RoleKey | undefined => roleOf(textOf(body, 'role'))

/** Why: of whoever says no to a change of access, or ends somebody's. */
export function readReason(body: Posted, ask: string | null): Read<string> {
  const reason = textOf(body, 'reason').trim()
  if (reason === '' && ask !== null) return { ok: false, mistakes: [{ field: 'reason', message: ask }] }
  if (reason.length > 1000)
    return { ok: false, mistakes: [{ field: 'reason', message: 'Use 1,000 characters or fewer for the reason' }] }
  return { ok: true, value: reason }
}

/** A role from a day on, until a day if one is given. */
export function readRole(
  body: Posted,
  today: Temporal.PlainDate,
): Read<{ role: RoleKey; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate | null }> {
  const role = roleOf(textOf(body, 'role'))
  const from = readDate(body, 'from')
  const until = isEmptyDate(body, 'until') ? { ok: true as const, value: null } : readDate(body, 'until')
  const mistakes = [...(role ? [] : [chooseRole]), ...mistakesOf(from), ...mistakesOf(until)]
  if (!role || !from.ok || !until.ok) return { ok: false, mistakes }
  const odd = implausible(['role_from', 'role_until'], from.value, until.value, today)
  if (odd.length > 0) return { ok: false, mistakes: odd }
  return { ok: true, value: { role, fromOn: from.value, untilOn: until.value } }
}

/** What the table of plausible dates says of a first and a last day. */
function implausible(
  [first, last]: readonly [DateKind, DateKind],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Mistake[] {
  const oddFrom = judgeDate(first, from, { today })
  const oddUntil = until && judgeDate(last, until, { today, start: from })
  return [
    ...(oddFrom ? [{ field: 'from-day', message: oddFrom.says }] : []),
    ...(oddUntil ? [{ field: 'until-day', message: oddUntil.says }] : []),
  ]
}

export type AbsenceDetails = { coverId: number | null; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate }

/** First and last day away, and who covers, if anybody is chosen. */
export function readAbsence(body: Posted, today: Temporal.PlainDate): Read<AbsenceDetails> {
  const from = readDate(body, 'from')
  const until = readDate(body, 'until')
  const cover = readForm(z.object({ coverId: numberOrNone }), body)
  if (!from.ok || !until.ok || !cover.ok)
    return { ok: false, mistakes: [...mistakesOf(from), ...mistakesOf(until), ...mistakesOf(cover)] }
  const odd = implausible(['absence_from', 'absence_until'], from.value, until.value, today)
  if (odd.length > 0) return { ok: false, mistakes: odd }
  return { ok: true, value: { ...cover.value, fromOn: from.value, untilOn: until.value } }
}

const team = z.object({
  name: field(z.string().trim().min(1, 'Give the team a name').max(100, 'Use 100 characters or fewer for the name')),
  managerId: numberOrNone,
})

export function readTeam(body: Posted): Read<{ name: string; managerId: number | null }> {
  return readForm(team, body)
}

/** The titles that the council gives its roles, by key. */
export function readRoleTitles(body: Posted): Read<{ key: RoleKey; title: string }[]> {
  const titles = (Object.keys(roles) as RoleKey[])
    .filter((key) => body[key] !== undefined)
    .map((key) => ({ key, title: textOf(body, key).trim() }))
  const mistakes = titles.flatMap(({ key, title }) => {
    if (title === '') return [{ field: key, message: `Give a title for ${roles[key].title}` }]
    return title.length > 100 ? [{ field: key, message: `Use 100 characters or fewer for ${roles[key].title}` }] : []
  })
  return mistakes.length ? { ok: false, mistakes } : { ok: true, value: titles }
}

/** The day for which to list who may cover: the first day away that was typed, if it can be read and is to come. */
export function dayOfCover(body: Posted, today: Temporal.PlainDate): Temporal.PlainDate {
  const from = readDate(body, 'from')
  return from.ok && Temporal.PlainDate.compare(from.value, today) > 0 ? from.value : today
}

function readDate(body: Posted, prefix: 'from' | 'until'): Read<Temporal.PlainDate> {
  const which = prefix === 'from' ? 'first day' : 'last day'
  const mistake = (message: string): Read<never> => ({ ok: false, mistakes: [{ field: `${prefix}-day`, message }] })
  if (isEmptyDate(body, prefix)) return mistake(`Give the ${which}`)
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${prefix}-${part}`))
  const read = dateFromParts({ day, month, year })
  if (read.ok) return { ok: true, value: read.date }
  return mistake(`Check the ${which}: ${read.because.charAt(0).toLowerCase()}${read.because.slice(1)}`)
}

function isEmptyDate(body: Posted, prefix: string): boolean {
  return ['day', 'month', 'year'].every((part) => textOf(body, `${prefix}-${part}`).trim() === '')
}

function mistakesOf(read: Read<unknown>): Mistake[] {
  return read.ok ? [] : read.mistakes
}
