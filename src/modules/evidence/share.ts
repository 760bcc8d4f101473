/** So many of so many; null when it would speak of fewer than five. */
export type Share = { part: number; whole: number } | null

/** In words, for figures that tell nothing of few: "4 of 9 visits". */
export const shareOf = (share: Share, what: string): string =>
  share ? `${share.part} of ${share.whole} ${what}` : 'Fewer than 5: not shown'
