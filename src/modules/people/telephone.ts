/**
 * Telephone numbers of the United Kingdom, as people write them: "020 7946 0123", "(01632) 960 001", "+44 (0)7700 900123".
 * They are kept as typed. Source: Ofcom, National Telephone Numbering Plan; the numbers for use in drama are Ofcom's list.
 */

/** What is wrong with a number, in words; undefined when it can be rung. A real service keeps no number that is only for
 * drama: nobody would answer it. */
export function telephoneMistake(typed: string, { demonstration }: { demonstration: boolean }): string | undefined {
  const national = nationalNumber(typed)
  if (national === undefined || typed.length > 40)
    return 'Give a telephone number in the United Kingdom in full, with its area code, like 01632 960001 or 07700 900001'
  if (!demonstration && forDrama.test(national))
    return 'This number is kept for films and plays, and nobody would answer it. Give the real number'
  return undefined
}

/** Where a press on the number leads: "tel:+441632960001". What is no number of the United Kingdom is given as its digits. */
export function telHref(typed: string): string {
  const national = nationalNumber(typed)
  return national === undefined ? `tel:${typed.replaceAll(/[^\d+]/g, '')}` : `tel:+44${national.slice(1)}`
}

/** "01632960001": digits alone, from the nought on; undefined when that is no number of the United Kingdom. */
function nationalNumber(typed: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/u.test(typed.trim())) return undefined
  const written = typed.replaceAll(/[\s.-]/g, '')
  const digits = written.replace(/^(?:\+44|0044)(?:\(0\)|0)?/, '0').replaceAll(/[()]/g, '')
  return plan.test(digits) ? digits : undefined
}

/** The area codes in which some numbers have nine digits after the nought. Everywhere else one digit was forgotten. */
const nineDigits =
  '1204|1208|1254|1276|1297|1298|1363|1364|1384|1386|1404|1420|1460|1461|1480|1488|1524|1527|1562|1566|1606|1629|1635|1647|1659|1695|1697|1726|1744|1750|1768|1827|1837|1884|1900|1905|1935|1946|1949|1963|1995'

const plan = new RegExp(`^0(?:[12378]\\d{9}|5[56]\\d{8}|800\\d{6}|(?:${nineDigits})\\d{5})$`)

/** Ofcom's numbers for use in television and radio drama. */
const forDrama = new RegExp(
  `^0(?:${[
    '1632960\\d{3}',
    '2079460\\d{3}',
    '11[3-8]4960\\d{3}',
    '1[2-6]14960\\d{3}',
    '1914980\\d{3}',
    '2896496\\d{3}',
    '2920180\\d{3}',
    '7700900\\d{3}',
    '8081570\\d{3}',
    '3069990\\d{3}',
  ].join('|')})$`,
)
