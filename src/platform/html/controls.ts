/* What can be filled in on a form of ours, read from its markup: our own HTML is regular enough for that. */

export type Control = {
  name: string
  type: string
  /** What stands in it, or is chosen, as the page shows it. */
  shown: string[]
  /** Value and words of what it offers. */
  choices: [value: string, words: string][]
  /** All that its tag says. */
  about: string
}

/** Controls of one name, or the three of a date, with what they are asked with. */
export type Group = { name: string; says: string; controls: Control[] }

// What a tag says goes on from one pair of quotes to the next: sign by sign, as "or" has it, a page of many questions took twice as long.
const part = /<(\/?)(fieldset|legend|label|input|textarea|select)\b([^>"]*(?:"[^"]*"[^>"]*)*)>/g

/** All that whoever sees the form can fill in, in its order: what stands in it, or, with the form's `id`, what belongs to it by that. */
export function controlsIn(form: string, id?: string): Group[] {
  const labels = labelsIn(form)
  const legends: string[] = []
  const groups = new Map<string, Group>()
  for (const { 0: tag, 1: closing, 2: name, 3: about = '', index } of form.matchAll(part)) {
    const inside = form.slice(index + tag.length)
    if (name === 'fieldset' && closing) legends.pop()
    else if (name === 'fieldset') legends.push('')
    else if (name === 'legend' && !closing) legends[legends.length - 1] = textBefore(inside, '</legend>')
    else if (!closing && name !== 'label' && name !== 'legend') {
      if (valueIn(about, 'form') === id) add(groups, { name: name!, about, inside }, legends, labels)
    }
  }
  return [...groups.values()]
}

type Tag = { name: string; about: string; inside: string }

function add(groups: Map<string, Group>, tag: Tag, legends: readonly string[], labels: Map<string, string>): void {
  const named = valueIn(tag.about, 'name')
  const type = tag.name === 'input' ? (valueIn(tag.about, 'type') ?? 'text') : tag.name
  if (!named || type === 'hidden' || type === 'file') return
  const legend = legends.findLast((words) => words !== '') ?? ''
  const said = (name: string) => valueIn(tag.about, name) ?? ''
  const label = labels.get(said('id')) ?? labels.get(said('aria-labelledby')) ?? said('aria-label')
  const control = { name: named, about: tag.about, ...filledIn(type, tag, label) }
  const date = /^(.+)-(day|month|year)$/.exec(named)?.[1]
  const known = groups.get(date ?? named)
  if (known) known.controls.push(control)
  else
    groups.set(date ?? named, {
      name: date ?? named,
      says: saysOf(legend, label, date !== undefined || isBox(type)),
      controls: [control],
    })
}

const isBox = (type: string): boolean => type === 'radio' || type === 'checkbox'

/** A legend alone asks with boxes and dates; words under one are asked with both. */
function saysOf(legend: string, label: string, byLegend: boolean): string {
  if (byLegend) return legend || label
  return legend && label ? `${legend}: ${label}` : label || legend
}

function filledIn(type: string, { about, inside }: Tag, label: string): Pick<Control, 'type' | 'shown' | 'choices'> {
  if (type === 'textarea')
    return { type, shown: shownOnce(plain(inside.slice(0, inside.indexOf('</textarea>')))), choices: [] }
  if (type === 'select') return { type, ...optionsIn(inside.slice(0, inside.indexOf('</select>'))) }
  const value = valueIn(about, 'value') ?? ''
  if (!isBox(type)) return { type, shown: shownOnce(value), choices: [] }
  return { type, shown: hasIn(about, 'checked') ? [value] : [], choices: [[value, label]] }
}

const shownOnce = (value: string): string[] => (value === '' ? [] : [value])

function optionsIn(select: string): Pick<Control, 'shown' | 'choices'> {
  const options = [...select.matchAll(/<option\b([^>"]*(?:"[^"]*"[^>"]*)*)>([^<]*)/g)].map(
    ([, about = '', words = '']) => {
      return { value: valueIn(about, 'value') ?? tidy(words), words: tidy(words), isChosen: hasIn(about, 'selected') }
    },
  )
  const shown = options.find(({ isChosen }) => isChosen) ?? options[0]
  return {
    shown: shownOnce(shown?.value ?? ''),
    choices: options.filter(({ value }) => value !== '').map(({ value, words }) => [value, words]),
  }
}

const labelled = /<(label|summary)\b([^>"]*(?:"[^"]*"[^>"]*)*)>/g

/** By the id of the field that a label is for; or by the id of the line that opens what the field stands in. */
function labelsIn(form: string): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { 0: opening, 1: tag, 2: about = '', index } of form.matchAll(labelled)) {
    const from = index + opening.length
    const end = form.indexOf(`</${tag}>`, from)
    if (end !== -1) labels.set(valueIn(about, tag === 'label' ? 'for' : 'id') ?? '', tidy(form.slice(from, end)))
  }
  return labels
}

const textBefore = (markup: string, end: string): string => tidy(markup.slice(0, markup.indexOf(end)))

const tidy = (markup: string): string =>
  plain(markup.includes('<') ? markup.replaceAll(/<[^>]*>/g, ' ') : markup)
    .replaceAll(/\s{2,}|[^\S ]/g, ' ')
    .trim()

/** What a tag says of itself under a name: looked for by that, as a page has hundreds of tags and each says ten things. No value holds a quote. */
function valueIn(about: string, name: string): string | undefined {
  const at = about.indexOf(` ${name}="`)
  if (at === -1) return undefined
  const from = at + name.length + 3
  return plain(about.slice(from, about.indexOf('"', from)))
}

/** Whether a tag says a word that has no value. */
const hasIn = (about: string, name: string): boolean =>
  about.includes(name) && ` ${about.replaceAll(/"[^"]*"/g, '')} `.includes(` ${name} `)

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }
const plain = (markup: string): string =>
  markup.includes('&')
    ? markup.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, sign: string) => signs[sign]!)
    : markup
