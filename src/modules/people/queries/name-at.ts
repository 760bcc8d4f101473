import { raw, type Sql, sql } from '#platform/sql/index.ts'

/**
 * SQL for somebody's name as it read at a moment: what was written, moved or closed names people as they were named then, whoever is
 * renamed since. `who`: the alias under which `people` is joined. Only of whoever was changed after the moment is an earlier version looked up.
 */
export const nameAt = (who: string, at: Sql): Sql => {
  const [name, changed, id] = [raw(`${who}.name`), raw(`${who}.saved_at`), raw(`${who}.id`)]
  return sql`case when ${at} < ${changed} then as_it_read('people', ${id}, 'name', ${at}, ${name}) else ${name} end`
}
