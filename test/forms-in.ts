export type Form = { action: string; fields: Record<string, string> }

/** The forms of a page that change something: where each goes, and its fields with what stands in them, or what a person would plausibly
 * put there. Of a choice the first that can be chosen. */
export function formsIn(page: string): Form[] {
  return [...page.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].flatMap(([, tag, inside]) => {
    if (!/method="post"/i.test(tag!) || /multipart/.test(tag!)) return []
    const action = decode(/action="([^"]*)"/.exec(tag!)?.[1] ?? '')
    return action.startsWith('/') ? [{ action, fields: fieldsIn(inside!) }] : []
  })
}

function fieldsIn(inside: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of inside.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === undefined || name in fields || attribute(tag, 'type') === 'file') continue
    fields[name] = attribute(tag, 'value') ?? (tag.startsWith('<select') ? firstOption(inside, name) : 'Some words')
  }
  return fields
}

function firstOption(inside: string, name: string): string {
  const select = inside.slice(inside.indexOf(`name="${name}"`))
  const options = [...select.slice(0, select.indexOf('</select>')).matchAll(/<option[^>]*value="([^"]*)"/g)]
  return decode(options.map(([, value]) => value!).find((value) => value !== '') ?? '')
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : decode(found)
}

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
