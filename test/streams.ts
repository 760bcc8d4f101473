import { streams as known, type StreamKey } from '#modules/evidence/index.ts'
import { rooms } from '#src/rooms.ts'

/** Every stream that is in rooms.ts: a room with states whose pieces others hang on. Its key, its letter, and where its pieces are listed. */
export const streams: readonly { key: StreamKey; letter: string; path: string }[] = rooms.flatMap(
  ({ references = [], moves }) =>
    references.flatMap(({ letter, path, origin }) => {
      const key = (Object.keys(known) as StreamKey[]).find((one) => known[one].letter === letter)
      return moves && origin && key ? [{ key, letter, path: path.slice(0, -1) }] : []
    }),
)
