import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { mistakeOfLength, type Read, textOf } from '#platform/http/index.ts'
import type { Setting } from '#platform/settings/index.ts'
import { valueInWords } from './setting.ts'

export type ChangeOfSetting = { value: number; fromOn: Temporal.PlainDate; reason: string }

/** Reads the form that changes a setting: a whole number within its bounds, from a day on that is not past, with the reason. */
export function readChangeOfSetting(
  setting: Setting,
  body: Record<string, string | string[]>,
  today: Temporal.PlainDate,
): Read<ChangeOfSetting> {
  const given = textOf(body, 'value').trim()
  const reason = textOf(body, 'reason').trim()
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `from-${part}`))
  const from = dateFromParts({ day, month, year })
  const mistakes: Mistake[] = []
  if (!isWithin(setting, given)) mistakes.push({ field: 'value', message: bounds(setting) })
  if (!from.ok) mistakes.push({ field: 'from-day', message: from.because })
  const odd = from.ok && mistakeAbout('setting_from', from.date, { today })
  if (odd) mistakes.push({ field: 'from-day', ...odd })
  if (reason === '') mistakes.push({ field: 'reason', message: 'Say why it changes, and who agreed it' })
  mistakes.push(...mistakeOfLength('reason', reason, 2000))
  if (mistakes.length > 0 || !from.ok) return { ok: false, mistakes }
  return { ok: true, value: { value: Number(given), fromOn: from.date, reason } }
}

function isWithin({ min, max }: Setting, given: string): boolean {
  return /^\d{1,6}$/.test(given) && Number(given) >= min && Number(given) <= max
}

/** What may be given, in words: "Give a whole number from 0 to 260 (working days)". */
function bounds(setting: Setting): string {
  if (setting.unit === 'yes or no') return 'Choose yes or no'
  return `Give a whole number, from ${setting.min} to ${valueInWords(setting, setting.max)}`
}
