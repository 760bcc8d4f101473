import { carerReviews } from './carer-reviews.ts'
import { complaintsCompliments } from './complaints-compliments.ts'
import { episodes } from './episodes.ts'
import { escalations } from './escalations.ts'
import { exemptions } from './exemptions.ts'
import { fosterCarers } from './foster-carers.ts'
import { fosteringHouseholds } from './fostering-households.ts'
import { header } from './header.ts'
import { householdLink } from './household-link.ts'
import { bringersOf, type Kind, type KindName, kindNames } from './kind.ts'

export * from './kind.ts'

const byName: Readonly<Record<KindName, Kind>> = {
  fostering_households: fosteringHouseholds,
  foster_carers: fosterCarers,
  header,
  episodes,
  carer_reviews: carerReviews,
  household_link: householdLink,
  exemptions,
  complaints_compliments: complaintsCompliments,
  escalations,
}

/** Every kind of file that can be brought in, in the order in which they are. */
export const kinds: readonly Kind[] = kindNames.map((name) => byName[name])

/** Those that somebody with these duties may bring in. */
export const kindsFor = (duties: ReadonlySet<string>): readonly Kind[] =>
  kinds.filter((kind) => bringersOf(kind).some((duty) => duties.has(duty)))

/** Every duty with which some file may be brought in. */
export const bringers = [...new Set(kinds.flatMap((kind) => bringersOf(kind)))]

export function kindNamed(name: KindName): Kind {
  return byName[name]
}
