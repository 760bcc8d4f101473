import type { Mistake } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { listOf, mistakeOfLength, type Read, textOf } from '#platform/http/index.ts'
import { keptBecause, type Law, laws, type Outcome, outcomes } from './correction.ts'

type Body = Record<string, string | string[]>

/** Most characters of what is said of it at once. */
export const longest = 4000

const clean = (body: Body, field: string): string => textOf(body, field).replaceAll('\r\n', '\n').trim()

const missing = (text: string, field: string, message: string): Mistake[] =>
  text === '' ? [{ field, message }] : mistakeOfLength(field, text, longest)

/** What whoever asks says: what is wrong, and whose it is where they know. */
export function readQuestion(body: Body): Read<{ what: string; whose: string }> {
  const [what, whose] = [clean(body, 'what'), clean(body, 'whose')]
  const mistakes = [...missing(what, 'what', 'Say what is wrong'), ...mistakeOfLength('whose', whose, 200)]
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: { what, whose } }
}

/** How it is decided. `shown`: they were shown what will happen; `sure`: and ticked it. */
export function readDecision(
  body: Body,
): Read<{ outcome: Outcome; whose: string; why: string; shown: boolean; sure: boolean }> {
  const outcome = outcomes.find((one) => one === textOf(body, 'outcome'))
  const [whose, why] = [clean(body, 'whose'), clean(body, 'why')]
  const mistakes: Mistake[] = outcome ? [] : [{ field: 'outcome', message: 'Choose what is to be done' }]
  if (outcome === 'moved' && whose === '') mistakes.push({ field: 'whose', message: 'Write whose it is, by reference' })
  mistakes.push(...missing(why, 'why', 'Say why'), ...mistakeOfLength('whose', whose, 200))
  if (mistakes.length > 0 || !outcome) return { ok: false, mistakes }
  const [shown, sure] = [textOf(body, 'read') === outcome + whose, textOf(body, 'sure') === outcome + whose]
  return { ok: true, value: { outcome, whose, why, shown, sure } }
}

export function readReason(body: Body): Read<string> {
  const reason = clean(body, 'reason')
  const mistakes = missing(reason, 'reason', 'Say why you have to read it')
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: reason }
}

/** The decision to erase: which law, that nothing stands against it, why, and until when copies hold it. */
export function readErasure(
  body: Body,
  today: Temporal.PlainDate,
): Read<{ law: Law; why: string; until: Temporal.PlainDate }> {
  const law = (Object.keys(laws) as Law[]).find((one) => one === textOf(body, 'law'))
  const why = clean(body, 'erase-why')
  const part = (name: string) => textOf(body, `until-${name}`)
  const until = dateFromParts({ day: part('day'), month: part('month'), year: part('year') })
  const ticked = listOf(body, 'clear')
  const mistakes: Mistake[] = law ? [] : [{ field: 'law', message: 'Choose the law on which it is erased' }]
  if (keptBecause.some(({ key }) => !ticked.includes(key)))
    mistakes.push({
      field: 'clear',
      message: 'Tick each line once you have made sure; where one is not so, it stays sealed',
    })
  mistakes.push(...missing(why, 'erase-why', 'Say why that law asks for it'))
  if (!until.ok) mistakes.push({ field: 'until', message: until.because })
  else if (Temporal.PlainDate.compare(until.date, today) < 0)
    mistakes.push({ field: 'until', message: 'Write the day on which the last copy is gone: today, or later' })
  if (mistakes.length > 0 || !law || !until.ok) return { ok: false, mistakes }
  return { ok: true, value: { law, why, until: until.date } }
}
