import type { Library } from './lock-file.ts'

/** Licences that let a council run, change and pass on what is under them, and ask for no more than a notice. */
export const permissive: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
]

type Exception = { name: string; licence: string; because: string }

/** Tools that are never shipped and stand under something else, each by its name. */
export const exceptionsForTools: readonly Exception[] = [
  { name: 'axe-core', licence: 'MPL-2.0', because: 'It looks at pages in tests; we neither change it nor ship it.' },
  { name: '@axe-core/playwright', licence: 'MPL-2.0', because: 'It brings axe-core into the browser of the tests.' },
  {
    name: 'caniuse-lite',
    licence: 'CC-BY-4.0',
    because: 'A table that Stryker’s reader brings along; nothing of it is shipped.',
  },
]

/** Every package that may not be here, with what to do about it. */
export function listLicenceMistakes(
  libraries: readonly Library[],
  exceptions: readonly Exception[] = exceptionsForTools,
): string[] {
  const mistakes = libraries.flatMap((library) => {
    const { path, name, version, licence, integrity, shipped } = library
    if (!integrity) return [`${path}: the lock file has no hash of ${name}@${version}. Install it from the registry.`]
    if (!licence) return [`${path}: ${name}@${version} does not say its licence. Take another library.`]
    if (isPermissive(licence)) return []
    if (!shipped && exceptions.some((one) => one.name === name && one.licence === licence)) return []
    const where = shipped ? 'is shipped' : 'is a tool'
    return [
      `${path}: ${name}@${version} ${where} and is under ${licence}, which is not on the list. Take another library.`,
    ]
  })
  const idle = exceptions.filter(
    (one) => !libraries.some(({ name, licence }) => one.name === name && one.licence === licence),
  )
  return [
    ...mistakes,
    ...idle.map(({ name, licence }) => `${name} (${licence}) has an exception and is not here. Remove it.`),
  ]
}

/** Whether an SPDX expression can be met by licences of the list alone: with OR one side is enough, with AND each counts. */
export function isPermissive(expression: string): boolean {
  const words = expression.match(/\(|\)|[^\s()]+/g) ?? []
  const met = either()
  return met && words.length === 0

  function either(): boolean {
    let any = all()
    while (words[0] === 'OR') {
      words.shift()
      any = all() || any
    }
    return any
  }

  function all(): boolean {
    let every = one()
    while (words[0] === 'AND') {
      words.shift()
      every = one() && every
    }
    return every
  }

  function one(): boolean {
    const word = words.shift()
    if (word !== '(') return word !== undefined && permissive.includes(word)
    const inside = either()
    return words.shift() === ')' && inside
  }
}
