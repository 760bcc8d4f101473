/* What a browser finds on a page: its forms with their fields, and where it leads. Our own HTML is regular enough for that. */

export type Field = {
  tag: 'input' | 'select' | 'textarea'
  name: string
  type: string
  value: string
  checked: boolean
  /** Of a select. */
  options: readonly string[]
  /** Everything that its tag says, to guess from what it wants. */
  about: string
}
export type Button = { action: string | undefined; name: string | undefined; value: string }
export type Form = { method: 'get' | 'post'; action: string; multipart: boolean; fields: Field[]; buttons: Button[] }

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? unescape(found[1] ?? '') : undefined
}

export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([whole, inside = '']) => {
    const open = whole.slice(0, whole.indexOf('>') + 1)
    const id = attribute(open, 'id')
    // Fields that stand elsewhere may belong to it by its id, and those within it to another.
    const elsewhere = id === undefined ? '' : tagsOf(html, (tag) => attribute(tag, 'form') === id)
    const own = tagsOf(inside, (tag) => (attribute(tag, 'form') ?? id) === id)
    return {
      method: attribute(open, 'method') === 'post' ? 'post' : 'get',
      action: attribute(open, 'action') ?? '',
      multipart: attribute(open, 'enctype') === 'multipart/form-data',
      fields: fieldsIn(own + elsewhere),
      buttons: buttonsIn(own + elsewhere),
    }
  })
}

const control =
  /<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>|<button\b[^>]*>/g

function tagsOf(html: string, isWanted: (tag: string) => boolean): string {
  return [...html.matchAll(control)]
    .map(([tag]) => tag)
    .filter((tag) => isWanted(tag.slice(0, tag.indexOf('>') + 1)))
    .join('')
}

function fieldsIn(html: string): Field[] {
  return [...html.matchAll(control)].flatMap(([whole]): Field[] => {
    const open = whole.slice(0, whole.indexOf('>') + 1)
    const tag = /^<(\w+)/.exec(open)?.[1]
    const name = attribute(open, 'name')
    if (tag === 'button' || name === undefined || attribute(open, 'disabled') !== undefined) return []
    const options = [...whole.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? ''
    const text = whole.slice(open.length, whole.lastIndexOf('<'))
    return [
      {
        tag: tag as Field['tag'],
        name,
        type: tag === 'input' ? (attribute(open, 'type') ?? 'text') : tag!,
        value:
          tag === 'textarea'
            ? unescape(text.replace(/^\r?\n/, ''))
            : tag === 'select'
              ? (attribute(chosen, 'value') ?? '')
              : (attribute(open, 'value') ?? ''),
        checked: attribute(open, 'checked') !== undefined,
        options: options.map((option) => attribute(option, 'value') ?? ''),
        about: open,
      },
    ]
  })
}

function buttonsIn(html: string): Button[] {
  return [...html.matchAll(/<button\b[^>]*>/g)]
    .map(([open]) => open)
    .filter((open) => attribute(open, 'type') !== 'button')
    .map((open) => ({
      action: attribute(open, 'formaction'),
      name: attribute(open, 'name'),
      value: attribute(open, 'value') ?? '',
    }))
}

/** Where the page leads within Hearth, without the part of a page that an address may name. */
export function linksIn(html: string): string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href]) => unescape(href!).split('#')[0]!)
  return [...new Set(hrefs.filter((href) => href.startsWith('/') && !href.startsWith('//')))]
}

const named: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
}
const unescape = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (entity) => named[entity]!)
