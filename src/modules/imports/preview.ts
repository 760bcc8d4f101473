import { type Fields, type KindName, kindNamed, kindNames, withheldFields } from './kinds/index.ts'
import type { GoesBack, Plan, Stays } from './taking-back.ts'

/** What would become of the rows of an import if it were taken back, as far as a page says it. */
export type Preview = { back: readonly Back[]; stays: readonly Stays[] }

/** Of one kind: how many rows go back to what they were, and how many are taken out again; the first of each. */
export type Back = {
  kind: KindName
  changed: readonly GoesBack[]
  removed: readonly string[]
  counts: [number, number]
}

const shown = 10

/** `sealed`: the rows of which a sealed file spoke. They are counted, and not shown. */
export function previewOf({ goesBack, stays }: Plan, sealed: ReadonlySet<string>): Preview {
  const isShown = (row: GoesBack) => !sealed.has(`${row.kind} ${row.key}`)
  const byKind = Map.groupBy(goesBack, ({ kind }) => kind)
  const back = kindNames.flatMap((kind): Back[] => {
    const all = byKind.get(kind) ?? []
    if (all.length === 0) return []
    const removed = all.filter(({ to }) => to === null)
    const changed = all.filter(({ to }) => to !== null)
    return [
      {
        kind,
        counts: [changed.length, removed.length],
        changed: changed.filter(isShown).slice(0, shown).map(asAnybodyReadsIt),
        removed: removed
          .filter(isShown)
          .slice(0, shown)
          .map(({ key }) => key),
      },
    ]
  })
  return { back, stays }
}

/** Without what no page says. */
function asAnybodyReadsIt({ now, to, ...row }: GoesBack): GoesBack {
  const secret = withheldFields(kindNamed(row.kind))
  const open = (fields: Fields) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !secret.includes(field)))
  return { ...row, now: open(now), to: to && open(to) }
}
