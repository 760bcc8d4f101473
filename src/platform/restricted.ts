/** From here a number is that of a restricted piece of evidence (migration 0077): it says nothing of order, and in the trail the piece has
 * the key of its matter and nothing else. */
export const restrictedFrom = 1_000_000_000

/** From here, and below that, a number is that of a piece that goes by the person, so that nobody's next reference tells of it (migration 0077). */
export const apartFrom = 500_000_000
