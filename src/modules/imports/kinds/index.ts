import { carerReviews } from './carer-reviews.ts'
import { episodes } from './episodes.ts'
import { fosterCarers } from './foster-carers.ts'
import { fosteringHouseholds } from './fostering-households.ts'
import { header } from './header.ts'
import { householdLink } from './household-link.ts'
import { type Kind, type KindName, kindNames } from './kind.ts'

export * from './kind.ts'

const byName: Readonly<Record<KindName, Kind>> = {
  fostering_households: fosteringHouseholds,
  foster_carers: fosterCarers,
  header,
  episodes,
  carer_reviews: carerReviews,
  household_link: householdLink,
}

/** Every kind of file that can be brought in, in the order in which they are. */
export const kinds: readonly Kind[] = kindNames.map((name) => byName[name])

export function kindNamed(name: KindName): Kind {
  return byName[name]
}
