import { decisionLines } from '#framework/safety-alerts.ts'
import type { Mistake } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { listOf, mistakeOfLength, type Read, readVersion, textOf } from '#platform/http/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Decision } from './alert.ts'

type Body = Record<string, string | string[]>

/** Most characters of what is said of an alert at once. */
export const longest = 4000

/** What the form that raises an alert says, before names are looked up. */
export type GivenConcern = {
  childIds: number[]
  what: string
  acting: string
  about: string
  notFor: number[]
  notForName: string
  cameAt: Temporal.Instant | null
  cameFrom: string
}

/** Reads the form that raises an alert. Only the words are needed; everything else may be left as it is. */
export function readConcern(body: Body, now: Temporal.Instant): Read<GivenConcern> {
  const what = clean(textOf(body, 'what'))
  const came = readCame(body, now)
  const mistakes: Mistake[] = []
  if (what === '') mistakes.push({ field: 'what', message: 'Say what you saw or heard that worries you' })
  mistakes.push(...mistakeOfLength('what', what, longest))
  if ('mistake' in came) mistakes.push(came.mistake)
  for (const [field, most] of [
    ['acting-words', longest],
    ['told', longest],
    ['about', longest],
    ['not-for-name', 200],
    ['came-from', 200],
  ] as const)
    mistakes.push(...mistakeOfLength(field, clean(textOf(body, field)), most))
  if (mistakes.length > 0 || 'mistake' in came) return { ok: false, mistakes }
  return {
    ok: true,
    value: {
      childIds: listOf(body, 'child').map(Number).filter(Number.isInteger),
      what,
      acting: readActing(body),
      about: clean(textOf(body, 'about')),
      notFor: listOf(body, 'not-for').map(Number).filter(Number.isInteger),
      notForName: clean(textOf(body, 'not-for-name')),
      cameAt: came.at,
      cameFrom: clean(textOf(body, 'came-from')),
    },
  }
}

/** Who is acting, in words. What was typed beside "No" is kept as well. */
function readActing(body: Body): string {
  const words = clean(textOf(body, 'acting-words'))
  if (textOf(body, 'acting') === 'yes') return words || 'Somebody is acting on it.'
  return words === '' ? clean(textOf(body, 'told')) : `nobody yet, or not known. ${words}`
}

/** When it reached us, where that was before now: within the last fortnight, on the London clock. */
function readCame(body: Body, now: Temporal.Instant): { at: Temporal.Instant | null } | { mistake: Mistake } {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `came-${part}`).trim())
  const time = textOf(body, 'came-time').trim()
  if (!day && !month && !year && !time) return { at: null }
  const mistake = (field: string, message: string) => ({ mistake: { field, message } })
  const read = dateFromParts({ day, month, year })
  if (!read.ok) return mistake('came-day', read.because)
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time)
  if (!clock) return mistake('came-time', 'Give the time as 22:30')
  const plainTime = { hour: Number(clock[1]), minute: Number(clock[2]) }
  const at = read.date.toZonedDateTime({ timeZone: 'Europe/London', plainTime }).toInstant()
  if (Temporal.Instant.compare(at, now) > 0)
    return mistake('came-day', 'That has not happened yet: give when it reached us')
  if (Temporal.Instant.compare(at, now.subtract({ hours: 24 * 14 })) < 0)
    return mistake('came-day', 'That is more than two weeks ago: leave it blank, and write in your words when it was')
  return { at }
}

/** Every line is settled: yes with its words, or no with the reason. */
export function readDecision(body: Body): Read<{ decided: Decision; words: string; seen: number }> {
  const mistakes: Mistake[] = []
  const decided: Record<string, { done: boolean; words: string }> = {}
  for (const { key, says } of decisionLines) {
    const chosen = textOf(body, key)
    const words = clean(textOf(body, `${key}-words`))
    if (chosen !== 'yes' && chosen !== 'no')
      mistakes.push({ field: key, message: `Choose yes or no: ${lowerFirst(says)}` })
    else if (words === '')
      mistakes.push({
        field: `${key}-words`,
        message: chosen === 'yes' ? `Say when and who: ${lowerFirst(says)}` : `Say why not: ${lowerFirst(says)}`,
      })
    else mistakes.push(...mistakeOfLength(`${key}-words`, words, longest))
    decided[key] = { done: chosen === 'yes', words }
  }
  const words = clean(textOf(body, 'words'))
  mistakes.push(...mistakeOfLength('words', words, longest))
  if (mistakes.length > 0) return { ok: false, mistakes }
  return { ok: true, value: { decided: decided as Decision, words, seen: readSeen(body) } }
}

/** The newest concern that stood on the page. */
export const readSeen = (body: Body): number => readVersion(textOf(body, 'seen'))

/** What was written towards a decision, as one text: to be kept where somebody else decided first. */
export function wordsTowards(body: Body): string {
  const lines = decisionLines.flatMap(({ key, says }) => {
    const words = clean(textOf(body, `${key}-words`))
    const chosen = { yes: 'yes. ', no: 'no. ' }[textOf(body, key)] ?? ''
    return words === '' ? [] : [`${says}: ${chosen}${words}`]
  })
  return [...lines, clean(textOf(body, 'words')), clean(textOf(body, 'why'))].filter((text) => text !== '').join('\n')
}

/** One field of words that must not be blank. */
export function readWords(body: Body, field: string, wanted: string): Read<string> {
  const words = clean(textOf(body, field))
  if (words === '') return { ok: false, mistakes: [{ field, message: wanted }] }
  const mistakes = mistakeOfLength(field, words, longest)
  if (mistakes.length > 0) return { ok: false, mistakes }
  return { ok: true, value: words }
}

/** Nobody keeps an alert from everybody who may act on it. */
export const tooFew = (field: string): Mistake => ({
  field,
  message: 'Fewer than two people who may act would be left: keep it from fewer',
})

const clean = (text: string): string => text.replaceAll('\r\n', '\n').trim()
