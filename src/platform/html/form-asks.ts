import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { hash } from '#platform/hash.ts'
import { type Control, controlsIn, type Group } from './controls.ts'

/*
 * What a form asks, in words, carried by the form itself: so whatever answers it can say what was typed in the words of its page, choices
 * too, when that page can no longer be shown (decision 64). It is worth nothing to anybody: it is printed for whoever sent it, escaped.
 */

/** The field that carries it. */
export const formAsksField = 'form-asks'

/** A field, or the fields of one date, by name: what it is asked with, what each choice is called, and a sign of what stood in it. */
type Ask = [name: string, says: string, choices: Record<string, string> | 0, was: string | 0]

/** What was put into one question of a form, in words. `isNew`: it is not what its page had shown. */
export type Said = { says: string; text: string; isNew: boolean }

type Fields = Readonly<Record<string, string | readonly string[]>>

/** What the form in this markup asks; '' where nothing is typed or chosen in it, and where a secret is. `id`: that of the form, when the
 * markup is the page on which its fields stand. */
export function asksIn(markup: string, id?: string): string {
  const groups = controlsIn(markup, id)
  const all = groups.flatMap(({ controls }) => controls)
  if (all.length === 0 || all.some(isSecret)) return ''
  return deflateRawSync(JSON.stringify(groups.map(askOf))).toString('base64url')
}

const isSecret = ({ type, about }: Control): boolean => type === 'password' || about.includes('one-time-code')

function askOf({ name, says, controls }: Group): Ask {
  const choices = controls.flatMap((one) => one.choices)
  const was = controls.flatMap(({ shown }) => shown).join('\n')
  return [name, says, choices.length > 0 ? Object.fromEntries(choices) : 0, signOf(was)]
}

/** Enough to tell whether somebody changed it. */
const signOf = (value: string): string | 0 => (value === '' ? 0 : hash(tidied(value)).slice(0, 8))

const tidied = (value: string): string => value.replaceAll('\r\n', '\n').trim()

/** What was sent, question by question, in the words of its form; undefined when the form did not say what it asks. */
export function saidIn(asks: unknown, sent: Fields): Said[] | undefined {
  return opened(asks)?.flatMap(([name, says, choices, was]): Said[] => {
    const values = valuesOf(name, sent).filter((value) => value.trim() !== '')
    if (values.length === 0) return []
    const text = values.map((value) => (choices && choices[value]) || value).join(isDate(name, sent) ? ' ' : '\n')
    return [{ says, text, isNew: signOf(values.join('\n')) !== was }]
  })
}

/** The parts of a date have a name each. */
const partsOf = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`)
const isDate = (name: string, sent: Fields): boolean => !(name in sent) && partsOf(name).some((part) => part in sent)

const valuesOf = (name: string, sent: Fields): string[] =>
  (isDate(name, sent) ? partsOf(name) : [name]).flatMap((one) => sent[one] ?? [])

/** No form of ours asks more than this. */
const most = 1_000_000

function opened(asks: unknown): Ask[] | undefined {
  if (typeof asks !== 'string' || asks === '') return undefined
  try {
    const read: unknown = JSON.parse(
      inflateRawSync(Buffer.from(asks, 'base64url'), { maxOutputLength: most }).toString(),
    )
    return Array.isArray(read) && read.every(isAsk) ? read : undefined
  } catch {
    return undefined
  }
}

const isAsk = (one: unknown): one is Ask =>
  Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string' && (one[2] === 0 || isNamed(one[2]))

const isNamed = (choices: unknown): boolean =>
  typeof choices === 'object' && choices !== null && Object.values(choices).every((value) => typeof value === 'string')
