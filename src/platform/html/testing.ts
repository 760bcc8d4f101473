import { html, type SafeHtml } from './html.ts'

/** Markup that a test trusts. */
export const trusted = (markup: string): SafeHtml => html.raw`${markup}`

/**
 * The same HTML in one spelling, so that two ways of writing one document compare equal: attributes sorted, character
 * references read, runs of white space made one space, and white space dropped beside block elements, as browsers drop it.
 * Beside inline elements it counts, because a reader sees it there.
 */
export function normalised(markup: string): string {
  const tokens = (markup.match(/<!--[\s\S]*?-->|<\/?[a-z](?:"[^"]*"|[^">])*>|[^<]+/gi) ?? []).filter(
    (token) => !token.startsWith('<!--'),
  )
  return tokens
    .map((token, at) => written(token, tokens[at - 1], tokens[at + 1]))
    .filter(Boolean)
    .join('\n')
}

function written(token: string, before: string | undefined, after: string | undefined): string {
  if (token.startsWith('<')) return element(token)
  const words = decoded(token)
  if (before?.startsWith('<textarea')) return words
  const spaced = words.replace(/\s+/g, ' ')
  const led = isBlock(before) ? spaced.trimStart() : spaced
  return isBlock(after) ? led.trimEnd() : led
}

function element(token: string): string {
  const [, slash = '', name = '', rest = ''] = /^<(\/?)([\w-]+)([\s\S]*?)\/?>$/.exec(token) ?? []
  const attributes = [...rest.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].map(([, key, value]) =>
    value === undefined ? key : `${key}="${decoded(value).replace(/\s+/g, ' ').trim()}"`,
  )
  return [`<${slash}${name}`, ...attributes.sort()].join(' ') + '>'
}

const inline = new Set([
  'a',
  'abbr',
  'b',
  'button',
  'code',
  'em',
  'i',
  'img',
  'input',
  'label',
  'select',
  'small',
  'span',
  'strong',
  'svg',
  'textarea',
])

function isBlock(token: string | undefined): boolean {
  const name = token && /^<\/?([\w-]+)/.exec(token)?.[1]
  return token === undefined || (name !== undefined && !inline.has(name))
}

const references: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' }
const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#34);/g, (_, name) => references[name] ?? '')
