import type { TrailKind } from '#platform/trail/read.ts'

/** By which lines somebody narrows what they read of the trail. */
export const trailKinds: Readonly<Record<TrailKind, string>> = {
  looked: 'Only what was looked at',
  taken: 'Only what was taken out or printed',
  done: 'Only what was done',
}
