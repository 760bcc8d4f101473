import { isCited, references } from '../references.ts'
import { editionsIn, editionsOf, type Held, heldIn, type Period } from './instruments.ts'

/** What a question rests on in a time: what may be cited; and what is meant besides, of which none of us has read the text. */
export type RestsOn = { cited: readonly Named[]; unread: readonly Named[] }

/** How it is written, what it is about where that is not said already, and where it stands among the references. */
type Named = { says: string; title?: string; at: string }

/**
 * Read by the editions of a period, and never by those of another: where a new one came meanwhile, by both. What did not hold yet, or
 * held no more, is left out, and so is what binds agencies only. What nobody has read is cited at no place, and never as law.
 * `cite`: how one is written, where not by its short key.
 */
export function restsOn(keys: readonly string[], period: Period, cite = asKey): RestsOn {
  const read = keys.flatMap((key) => readIn(key, period))
  const named = ({ key, edition, cited }: ReadIn): Named =>
    cited
      ? { says: cite(key, edition), at: placeOfKey(key), ...(cite === asKey ? { title: references[key]!.title } : {}) }
      : { says: edition.name, at: placeOfKey(key) }
  const of = (which: boolean) => {
    const all = read.filter(({ cited }) => cited === which).map(named)
    return all.filter(({ says }, at) => all.findIndex((one) => one.says === says) === at)
  }
  return { cited: of(true), unread: of(false) }
}

/** Where a key stands on the page of the references. */
export const placeOfKey = (key: string): string => key.replaceAll(' ', '-')

type ReadIn = { key: string; edition: Held; cited: boolean }

function readIn(key: string, period: Period): readonly ReadIn[] {
  const reference = references[key]
  if (!reference || reference.binds === 'agencies') return []
  if (reference.since && !heldIn({ since: reference.since }, period)) return []
  return editionsIn(reference.instrument, period).map((edition) => ({
    ...{ key, edition },
    cited: edition.text === 'read' && isCited(reference),
  }))
}

/** By its short key, with the edition where there has been more than one. */
function asKey(key: string, { instrument, edition }: Held): string {
  const place = references[key]?.place
  return [instrument, ...(editionsOf(instrument).length > 1 ? [edition] : []), ...(place ? [place] : [])].join(' ')
}

/** One day, as a period. */
export const onDay = (day: Temporal.PlainDate): Period => ({ from: day, to: day })
