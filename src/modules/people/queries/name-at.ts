import { raw, type Sql } from '#platform/sql/index.ts'

/**
 * SQL for somebody's name as it read at a moment: what was written, moved or closed names people as they were named then, whoever is
 * renamed since. `who`: the alias under which `people` is joined. Only of whoever was changed after the moment is an earlier version looked up.
 */
export const nameAt = (who: string, at: string): Sql => raw(namedAt(who, at))

/** The same as text, for lists of columns. */
export const namedAt = (who: string, at: string): string =>
  `case when ${at} < ${who}.saved_at then as_it_read('people', ${who}.id, 'name', ${at}, ${who}.name) else ${who}.name end`

/** Their name; in a piece that is over, as it was then. The piece is joined as `piece`. */
export const namedIn = (who: string): string =>
  `case when phase_of(piece.state) = 'open' then ${who}.name else ${namedAt(who, 'piece.state_since')} end`
