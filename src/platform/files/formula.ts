/**
 * Whether a spreadsheet would run this value instead of showing it: it begins with = + - or @ and is neither a number
 * nor a telephone number nor a lone dash. Source: OWASP, "CSV injection".
 */
export function looksLikeFormula(value: string): boolean {
  return /^[=+\-@]./s.test(value) && !/^[+-]?[\d\s.,()]+%?$/.test(value)
}
