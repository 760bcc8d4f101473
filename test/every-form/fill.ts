import { londonDate } from '#platform/dates/index.ts'
import { testNow } from '#test/database.ts'
import type { Button, Field, Form } from './page.ts'

/* Fills a form in as somebody in a hurry would: plausibly, and each choice once from the top and once from the bottom. */

export type Fields = Record<string, string[]>
export type Filling = { action: string; fields: Fields }

const today = londonDate(testNow)
const soon = today.add({ days: 14 })
const lately = today

/** Every way in which it is sent here: by each of its buttons, and with the first and the last of what can be chosen. */
export function fillings(form: Form): Filling[] {
  const buttons: readonly Button[] =
    form.buttons.length > 0 ? form.buttons : [{ action: undefined, name: undefined, value: '' }]
  const all = buttons.flatMap((button) =>
    (['first', 'last'] as const).map((which) => {
      const fields = filled(form, which)
      if (button.name !== undefined) fields[button.name] = [button.value]
      return { action: button.action ?? form.action, fields }
    }),
  )
  const seen = new Set<string>()
  return all.filter((one) => {
    const text = JSON.stringify(one)
    return !seen.has(text) && Boolean(seen.add(text))
  })
}

function filled(form: Form, which: 'first' | 'last'): Fields {
  const fields: Fields = {}
  const byName = Map.groupBy(form.fields, ({ name }) => name)
  for (const [name, group] of byName) {
    const value = valueOf(name, group, which, form)
    if (value !== undefined) fields[name] = [value].flat()
  }
  return fields
}

function valueOf(
  name: string,
  group: readonly Field[],
  which: 'first' | 'last',
  form: Form,
): string | string[] | undefined {
  const [field] = group
  const pick = <T>(list: readonly T[]): T | undefined => (which === 'first' ? list[0] : list.at(-1))
  switch (field!.type) {
    case 'hidden':
      return group.map(({ value }) => value)
    case 'radio':
      return pick(group)?.value
    case 'checkbox':
      return which === 'first'
        ? group.map(({ value }) => value)
        : group.filter((one) => one.checked).map((one) => one.value)
    case 'select':
      return pick(field!.options.filter((value) => value !== ''))
    case 'file':
      return undefined
    default:
      return field!.value === '' || /password|code/.test(field!.type + name)
        ? plausible(name, field!, form)
        : field!.value
  }
}

function plausible(name: string, { about, tag, type }: Field, { action }: Form): string {
  const [, of, part] = /^(.*)-(day|month|year)$/.exec(name) ?? []
  if (part) {
    const ahead = /due|until|reaudit|from|absence/.test(of!) || /audits$|absence|re-audit/.test(action)
    const date = ahead ? soon : lately
    return String(date[part as 'day' | 'month' | 'year'])
  }
  if (name.endsWith(':evidence')) return 'Supervision record, 12 May 2026'
  if (/email/i.test(name) || type === 'email') return 'somebody.new@council.example'
  if (/caseSystemId/.test(name)) return 'SW-1234'
  // A name of somebody who works here; or nobody in particular.
  if (/^(who|about|not-for-name)$/i.test(name)) return ''
  if (/telephone/i.test(name) || type === 'tel') return '01632 960123'
  if (/link/i.test(name) || type === 'url') return 'https://www.gov.uk/'
  if (type === 'password') return 'lantern pebble orchard'
  if (/code/i.test(name)) return '123456'
  if (/inputmode="numeric"/.test(about) || type === 'number') return '7'
  if (/time/i.test(name)) return '09:30'
  return tag === 'textarea' ? 'She sleeps through the night now, and says so herself.' : 'Something plain'
}
