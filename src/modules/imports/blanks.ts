/** What exports write where there is nothing, in any capitals, without blanks and without what stands around it. */
const nothingWords = new Set([
  ...[
    '',
    'null',
    '\\n',
    'none',
    'nil',
    'nan',
    'nat',
    'na',
    'n/a',
    'n.a',
    'n\\a',
    'notapplicable',
    'undefined',
    'blank',
  ],
])

/** Whether a cell says nothing; "null null" and "Null, null" are a first name and a surname that are not there. */
export function isBlank(text: string): boolean {
  const said = withoutUnseen(text).toLowerCase()
  return (
    isNothing(said.replaceAll(/\s+/g, '')) ||
    said.split(/[\s,;|]+/).every(isNothing) ||
    said.split('/').every(isNothing)
  )
}

function isNothing(word: string): boolean {
  return nothingWords.has(word.replaceAll(/^[^\p{L}\p{N}\\#=+@?�]+|[^\p{L}\p{N}\\#=+@?�]+$/gu, ''))
}

/** Words that stand where a name is not known; and nothing in a program's own capitals beside a word in others: Null is a surname too. */
const standIns = /^(unknown|not known|n\/k|tbc|tba|undefined|0(\.0+)?)$/i
const nothingBeside = /(?<![\p{L}\p{N}])(null|NULL|nan|NaN|undefined)(?![\p{L}\p{N}])/u

/** Whether a name, or a part of it, is probably what is written where there is none. */
export function hasStandIn(name: string): boolean {
  const said = withoutUnseen(name)
  const inOneCase = said === said.toUpperCase() || said === said.toLowerCase()
  return standIns.test(said) || (!inOneCase && nothingBeside.test(said))
}

/** What a spreadsheet shows in place of a value: an error of a formula, alone or joined to other words, or a column too narrow. */
export function isSpreadsheetError(text: string): boolean {
  const said = withoutUnseen(text)
  return (
    /#\s*(n\s*\/\s*[ad]|div\s*\/\s*0|getting_data|[a-z]{2,12}\s?[!?])/i.test(said) ||
    /^#\s*(ref|value|num|name|null|spill|calc|field|blocked|unknown|connect|busy)$/i.test(said) ||
    /^#{2,}$/.test(said) ||
    /^err:\d{3}$/i.test(said)
  )
}

function withoutUnseen(text: string): string {
  return text.replaceAll(/\p{Cf}+/gu, '').trim()
}
