import { parseDate } from '#platform/dates/index.ts'
import { brokenAccents, looksLikeFormula } from '#platform/files/index.ts'
import { hasStandIn, isBlank, isSpreadsheetError } from './blanks.ts'
import type { Column, Value } from './kinds/index.ts'

type Kept = Exclude<Column, { type: 'not_kept' }>

/** One cell, read: its value, or what is wrong with it. A doubt keeps the cell out and lets the row in; what it asks must be
 * answered by a person. */
export type ReadValue =
  | { ok: true; value: Value; doubt?: { code: string; because: string }; asks?: { code: string; because: string } }
  | { ok: false; code: string; because: string }

const longestText = 2000

/** Reads one cell as its column wants it; `guessed` when not all of its file is UTF-8. Never throws; blank is null. */
export function readValue(column: Kept, given: string, guessed = false): ReadValue {
  const text = asMeant(column, given)
  if (isBlank(text)) return column.need ? missing(column) : { ok: true, value: null }
  if (isSpreadsheetError(text)) {
    return refuse(
      'spreadsheet_error',
      `${quote(text)} is what a spreadsheet shows when a formula fails or a column is too narrow. Mend it there, or leave the cell blank.`,
    )
  }
  if (/^[-–—_=*]{2,}$/.test(text))
    return refuse('a_line', `${quote(text)} is a line and no value. Take this row out, or leave the cell blank.`)
  if (looksLikeFormula(text)) {
    return refuse('formula', `${quote(text)} looks like a formula. Replace it with the value that it shows.`)
  }
  switch (column.type) {
    case 'id':
      return readId(text)
    case 'ids':
      return readIds(text)
    case 'text':
      return column.name ? readName(text, guessed) : readText(text)
    case 'date':
      return readDate(text)
    case 'integer':
      return readInteger(text, column.between)
    case 'yes_no':
      return readYesNo(text)
    case 'postcode':
      return readPostcode(text)
    case 'code':
      return readCode(text, column)
  }
}

/** What a spreadsheet marks as text is that text: ="00148" and '00148 are 00148. Signs that nobody sees mean nothing in a day, a number or a code; in
 * a name and in a reference they are asked about. */
function asMeant({ type }: Kept, text: string): string {
  const marked = /^="([^"=+@]*)"$/.exec(text)?.[1] ?? /^'([\p{L}\d][^']*)$/u.exec(text)?.[1] ?? text
  if (type === 'text' || type === 'id' || type === 'ids') return marked
  return marked
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/\s/g, ' ')
    .trim()
}

function missing(column: Kept): ReadValue {
  return column.need === 'key'
    ? refuse('missing_key', 'This is blank, so the row cannot be told from others. Give it, or take the row out.')
    : refuse('missing_value', 'This is blank. Give it, or take the row out.')
}

function readId(text: string): ReadValue {
  if (isReference(text)) return found(text)
  const squeezed = text.replaceAll(/[\s\p{Cf}]+/gu, '').replaceAll(/[\p{Pd}\u2212]/gu, '-')
  if (isReference(squeezed)) {
    const because = `Is ${squeezed} meant by ${quote(text)}? The reference is taken without the blanks in it, some of which may not be seen, and with a plain hyphen for a dash.`
    return { ok: true, value: squeezed, asks: { code: 'blanks_in_reference', because } }
  }
  return refuse(
    'not_a_reference',
    `${quote(text)} is not a reference: use up to 36 letters, digits, hyphens or underscores.`,
  )
}

/** Each once, in one order, however the file has them. */
function readIds(text: string): ReadValue {
  const parts = text.split(/[;,|]/).map((part) => part.trim())
  const wrong = parts.find((part) => !isReference(part))
  if (wrong !== undefined)
    return refuse(
      'not_a_reference',
      `${quote(wrong)} is not a reference: use up to 36 letters, digits, hyphens or underscores, and a semicolon between two.`,
    )
  return found([...new Set(parts)].sort().join(';'))
}

function isReference(text: string): boolean {
  return /^[A-Za-z0-9_./-]{1,36}$/.test(text)
}

function readName(text: string, guessed: boolean): ReadValue {
  const read = readText(text)
  const broken = brokenAccents(text, guessed)
  if (!read.ok || (!broken && !hasStandIn(text))) return read
  if (!broken) {
    const because = `Is ${quote(text)} a name? It looks like what is written where a name is not known. Leave the cell blank, or say that it is right.`
    return { ...read, asks: { code: 'no_name', because } }
  }
  const meant = broken.meant === undefined ? '' : ` Perhaps ${quote(broken.meant)} was meant.`
  const because = `Is ${quote(text)} right? Its accents look broken.${meant} Save the file as “CSV UTF-8 (comma delimited)” and choose it again, or say that it is right.`
  return { ...read, asks: { code: 'broken_accents', because } }
}

function readText(text: string): ReadValue {
  if (text.length <= longestText) return found(text)
  return refuse('too_long', `This is ${text.length} characters long; at most ${longestText} can be kept.`)
}

function readDate(text: string): ReadValue {
  const read = parseDate(text)
  return read.ok ? found(read.date.toString()) : refuse('not_a_date', `${quote(text)} is not a date. ${read.because}.`)
}

function readInteger(text: string, [least, most]: readonly [number, number]): ReadValue {
  const number = /^\d{1,6}(\.0+)?$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return found(number)
  return refuse('not_a_number', `${quote(text)} is not a whole number from ${least} to ${most}.`)
}

function readYesNo(text: string): ReadValue {
  const answer = text.toUpperCase()
  if (['Y', 'YES', 'TRUE', '1'].includes(answer)) return found(true)
  if (['N', 'NO', 'FALSE', '0'].includes(answer)) return found(false)
  return refuse('not_yes_or_no', `${quote(text)} is neither Y nor N.`)
}

/** A whole postcode, or the part that regional copies keep. A broken one is left blank: it must not keep the row out. */
function readPostcode(text: string): ReadValue {
  const squeezed = text.toUpperCase().replaceAll(/\s+/g, '')
  const [, area, rest] = /^([A-Z]{1,2}\d[A-Z\d]?)(\d(?:[A-Z]{2})?)$/.exec(squeezed) ?? []
  if (area && rest) return found(`${area} ${rest}`)
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(text.toUpperCase())) return found(text.toUpperCase())
  return {
    ok: true,
    value: null,
    doubt: { code: 'not_a_postcode', because: 'This is not a postcode; it is left blank.' },
  }
}

function readCode(text: string, column: Extract<Kept, { type: 'code' }>): ReadValue {
  const upper = text.toUpperCase()
  const code = column.synonyms?.[upper] ?? upper
  if (column.codes.includes(code)) return found(column.stored === 'small_letters' ? code.toLowerCase() : code)
  return refuse('unknown_code', `${quote(text)} is not one of the codes of this column: ${listed(column.codes)}.`)
}

function listed(codes: readonly string[]): string {
  return codes.length > 13 ? `${codes.slice(0, 12).join(', ')} and ${codes.length - 12} more` : codes.join(', ')
}

function found(value: Value): ReadValue {
  return { ok: true, value }
}

function refuse(code: string, because: string): ReadValue {
  return { ok: false, code, because }
}

function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}
