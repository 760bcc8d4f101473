/*
 * The tree that a screen reader reads, as the browser gives it: one line for each thing, indented by what it stands in.
 */

export type Node = { role: string; name: string; level: number; href: string; text: string; inside: Node[] }

/** The lines of a tree as things within things. What is written on a line of its own (“/url: …”) is of what it stands in. */
export function readTree(tree: string): Node {
  const top = nodeOf('main')
  const open: { depth: number; node: Node }[] = [{ depth: -1, node: top }]
  for (const line of tree.split('\n')) {
    const [, indent = '', said = ''] = /^( *)- (.*)$/.exec(line) ?? []
    if (said === '') continue
    while (open.at(-1)!.depth >= indent.length) open.pop()
    const parent = open.at(-1)!.node
    const url = /^\/url: "?([^"]*)"?$/.exec(said)?.[1]
    if (url !== undefined) {
      parent.href = url
      continue
    }
    const node = nodeOf(said)
    parent.inside.push(node)
    open.push({ depth: indent.length, node })
  }
  return top
}

function nodeOf(said: string): Node {
  // A line with a colon within its name is quoted as a whole.
  const plain = /^'(.*)'(:?.*)$/.exec(said)
  const line = plain ? plain[1]!.replaceAll("''", "'") + plain[2]! : said
  const [, role = '', quoted, about = '', text = ''] =
    /^([\w/-]+)(?: ("(?:[^"\\]|\\.)*"|\/.*\/))?((?: \[[^\]]*\])*):?\s*(.*)$/.exec(line) ?? []
  return {
    role,
    name: quoted?.startsWith('"') ? (JSON.parse(quoted) as string) : '',
    level: Number(/\[level=(\d)\]/.exec(about)?.[1] ?? 0),
    href: '',
    text,
    inside: [],
  }
}

/** Each thing of a tree, in the order in which it is read. */
export const eachOf = (node: Node): Node[] => node.inside.flatMap((one) => [one, ...eachOf(one)])

/** How many things of one kind in a row are kept: what follows is read as they are. */
const most = 3

/** Short enough to be read in review, and the same each time: where links lead to is left to the rules, references lose their number,
 * and of long lists and tables the beginning stands for the rest. */
export function shorten(tree: string): string {
  const lines = tree.split('\n').filter((line) => !/^ *- \/(url|placeholder):/.test(line))
  const kept: string[] = []
  const counts = new Map<number, number>()
  let skipsBelow = Infinity
  let skipped = 0
  const close = () => {
    if (skipped > 0) kept.push(`${' '.repeat(skipsBelow)}- … ${skipped} more`)
    ;[skipped, skipsBelow] = [0, Infinity]
  }
  for (const [at, line] of lines.entries()) {
    if (isLabelAgain(lines[at - 1] ?? '', line)) continue
    const depth = line.search(/\S/)
    const isRow = /^ *- (row|listitem|option)\b/.test(line)
    if (depth > skipsBelow) continue
    if (depth < skipsBelow || !isRow) close()
    for (const known of [...counts.keys()]) if (known > depth) counts.delete(known)
    if (!isRow) counts.delete(depth)
    else {
      counts.set(depth, (counts.get(depth) ?? 0) + 1)
      if (counts.get(depth)! > most) {
        skipsBelow = depth
        skipped += 1
        continue
      }
    }
    kept.push(line)
  }
  close()
  return kept
    .map((line) =>
      line
        .replaceAll(/\b([ACEHNOPQSTVX])-\d{2,}\b/g, '$1-…')
        .replaceAll(/\b(\w+)-\d+-[0-9a-f]{8}\b/g, '$1-…')
        .replaceAll(/(?<![\w-])[\w-]{20,}(?![\w-])/g, '…')
        .replace(/^( *- (?:text|paragraph|cell|listitem|strong|definition)(?: "|: "?).{70}).+$/, '$1…')
        .replace(/:$/, ''),
    )
    .join('\n')
}

/** The label of a choice is read as its name, and not once more. */
function isLabelAgain(before: string, line: string): boolean {
  const name = /^ *- (?:radio|checkbox) "(.*?)"(?: \[.*\])*$/.exec(before)?.[1]
  return name !== undefined && new RegExp(`^ *- text: "?${RegExp.escape(name)}"?$`).test(line)
}
