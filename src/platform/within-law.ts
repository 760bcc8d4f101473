import type { Setting } from './settings/index.ts'

/** A value that was stored when more was allowed counts as the law's figure. */
export function withinLaw({ law, min, max }: Setting, value: number): number {
  return law === undefined ? value : Math.min(max, Math.max(min, value))
}
