import { eachOf, type Node } from './tree.ts'

/*
 * What holds of every page as it is read aloud, whatever stands on it. Beyond what axe looks for: whoever lists the links, the buttons
 * or the headings of a page hears only their names, and has to know from these where each leads.
 */

/** What is wrong with a page, in words. */
export function faultsOf(page: Node): string[] {
  const all = eachOf(page)
  return [...headings(all), ...links(page), ...tables(all), ...controls(all), ...buttons(page)]
}

function headings(all: readonly Node[]): string[] {
  const found = all.filter(({ role }) => role === 'heading')
  const first = found.filter(({ level }) => level === 1)
  const jumps = found.filter(({ level }, at) => level > (at === 0 ? 1 : found[at - 1]!.level + 1))
  return [
    ...(first.length === 1 ? [] : [`${first.length} headings of level 1`]),
    ...jumps.map(({ name, level }) => `the heading “${name}” jumps to level ${level}`),
    ...found.filter(({ name }) => name === '').map(({ level }) => `a heading of level ${level} says nothing`),
  ]
}

/** Links by their names; in a cell of a table also by the headers of its row and its column, which are read with it. */
function links(page: Node): string[] {
  const found: { heard: string; link: Node }[] = []
  const gather = (node: Node, around: string): void => {
    const header = node.role === 'row' ? (node.inside.find(({ role }) => role === 'rowheader')?.name ?? '') : ''
    for (const [at, one] of node.inside.entries()) {
      if (one.role === 'link') found.push({ heard: `“${one.name}”${around}`, link: one })
      gather(one, one.role === 'cell' && header !== '' ? ` of “${header}”, column ${at + 1}` : around)
    }
  }
  gather(page, '')
  return [
    ...found.filter(({ link }) => link.name === '').map(({ link }) => `the link to ${link.href} has no name`),
    ...Object.entries(Object.groupBy(found, ({ heard }) => heard)).flatMap(([heard, same]) => {
      const places = [...new Set(same!.map(({ link }) => link.href))]
      return places.length > 1
        ? [`${places.length} links heard as ${heard} lead to different places: ${places.slice(0, 2).join(', ')}`]
        : []
    }),
  ]
}

function tables(all: readonly Node[]): string[] {
  return all
    .filter(({ role }) => role === 'table')
    .flatMap((table) => {
      const rows = eachOf(table).filter(
        ({ role, inside }) => role === 'row' && inside.some((one) => one.role === 'cell'),
      )
      const headless = rows.filter(({ inside }) => !inside.some(({ role }) => role === 'rowheader'))
      return [
        ...(table.name === '' ? [`a table has no caption, beginning “${rows[0]?.name ?? ''}”`] : []),
        ...(headless.length > 0
          ? [`“${table.name}”: ${headless.length} rows without a header, such as “${headless[0]!.name}”`]
          : []),
      ]
    })
}

const fields = new Set([
  'textbox',
  'checkbox',
  'radio',
  'combobox',
  'button',
  'spinbutton',
  'searchbox',
  'img',
  'group',
  'radiogroup',
  'region',
  'navigation',
  'form',
])
/** What is often there without a name, and says what it is without one. */
const speaks = new Set(['group', 'form'])

function controls(all: readonly Node[]): string[] {
  return all
    .filter(({ role, name }) => fields.has(role) && !speaks.has(role) && name === '')
    .map(({ role }) => `a ${role} has no name`)
}

/** Two fields or two buttons of one name, in one group, form or page: which is which is not heard. */
function buttons(page: Node): string[] {
  const alike = new Set(['button', 'textbox', 'checkbox', 'combobox'])
  const within = (node: Node, group: string): [string, Node][] =>
    node.inside.flatMap((one) => {
      const own =
        ['group', 'radiogroup', 'region'].includes(one.role) && one.name !== '' ? `${group} > ${one.name}` : group
      return [...(alike.has(one.role) ? [[group, one] as [string, Node]] : []), ...within(one, own)]
    })
  const heard = Object.groupBy(
    within(page, ''),
    ([group, { role, name }]) => `${role} “${name}”${group ? ` in${group}` : ''}`,
  )
  return Object.entries(heard).flatMap(([what, same]) => (same!.length > 1 ? [`${same!.length} times: ${what}`] : []))
}
