/** What exports write where there is nothing, in any capitals. */
const nothingWords = new Set([
  ...['', '-', '--', '---', '–', '—', 'null', '(null)', '[null]', '<null>', '\\n', 'none', 'nil', 'nan', 'nat'],
  ...['na', '<na>', 'n/a', 'n.a.', 'n.a', 'n\\a', 'not applicable', 'undefined', '(blank)', '(none)', '[none]'],
])

/** Whether a cell says nothing; "null null" is a first name and a surname that are not there. */
export function isBlank(text: string): boolean {
  const said = text.trim().toLowerCase()
  return nothingWords.has(said) || said.split(/\s+/).every((word) => nothingWords.has(word))
}

/** What a spreadsheet shows in place of a value: an error of a formula, alone or joined to other words, or a column too narrow. */
export function isSpreadsheetError(text: string): boolean {
  return (
    /#(n\/a|n\/d|name\?|div\/0!|getting_data|[a-z]{2,12}[!?])/i.test(text) ||
    /^#{2,}$/.test(text) ||
    /^err:\d{3}$/i.test(text.trim())
  )
}
