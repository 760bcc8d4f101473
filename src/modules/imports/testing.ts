import { type TestDatabase, testNow } from '#test/database.ts'
import { type ImportResult, importGiven } from './cli.ts'
import type { GivenFile } from './file.ts'
import { kindNames } from './kinds/index.ts'
import type { Answer, Answers } from './same-reference.ts'

export * from './files.testing.ts'

/** The first column of a query, past row-level security. */
export function column(database: TestDatabase, text: string): Promise<unknown[]> {
  return database.asOwner(async (client) =>
    (await client.query({ text, rowMode: 'array' })).rows.map(([value]) => value),
  )
}

/** Every placement, by what other systems know. */
export function placementsIn(database: TestDatabase): Promise<unknown[]> {
  return column(
    database,
    `select jsonb_build_object('child', c.source_id, 'household', h.source_id, 'from', p.started_on, 'to', p.ended_on, 'place', p.place)
    from placements p join children c on c.id = p.child_id left join households h on h.id = p.household_id
    order by c.source_id, p.started_on`,
  )
}

/** The whole register as one text, by what other systems know: two registers that say the same are equal. */
export async function wholeRegister(database: TestDatabase): Promise<string> {
  const own = `- 'id' - 'ref' - 'child_id' - 'household_id' - 'saved_at'`
  const child = `(select source_id from children where id = t.child_id)`
  const household = `(select source_id from households where id = t.household_id)`
  const queries = [
    `select to_jsonb(t) ${own} from households t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('household', ${household}) from carers t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('household', ${household}) from carer_reviews t`,
    `select to_jsonb(t) ${own} from children t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('child', ${child}) from episodes t`,
    `select jsonb_build_object('child', ${child}, 'from', t.started_on, 'why', r.reason) from episodes t join place_change_reasons r on r.id = t.id`,
    `select to_jsonb(t) ${own} || jsonb_build_object('child', ${child}, 'household', ${household}) from household_links t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('child', ${child}, 'household', ${household}) from placements t`,
  ]
  return JSON.stringify(
    await column(database, `select x::text from (${queries.join(' union all ')}) all_rows (x) order by 1`),
  )
}

const options = { today: Temporal.PlainDate.from('2026-11-25'), now: testNow }

/** Brings files in, on 25 November 2026. */
export function bring(
  database: TestDatabase,
  files: GivenFile[],
  more: { skipErrors?: boolean; answers?: Answers } = {},
): Promise<ImportResult> {
  return importGiven(database, files, { ...options, apply: true, ...more })
}

/** Brings files in as somebody would who says yes to everything that is asked, and that every blank means “not so”; the import's number, or none when
 * nothing of the files could be read, and the rows that had an error: "header 2". */
export async function bringAll(
  database: TestDatabase,
  files: GivenFile[],
  daysLater = 0,
): Promise<{ id: number | null; wrong: readonly string[] }> {
  const at = { today: options.today.add({ days: daysLater }), now: options.now.add({ hours: 24 * daysLater }) }
  const blanks = kindNames.map((kind): [string, Answer] => [`kept_blank ${kind}`, 'yes'])
  let answers = new Map<string, Answer>(blanks)
  for (;;) {
    const result = await importGiven(database, files, { ...at, apply: true, skipErrors: true, answers })
    const asked = result.files.flatMap(({ questions }) => questions)
    const wrong = result.files.flatMap(({ kind, errors }) => errors.map(({ row }) => `${kind} ${row}`))
    if (asked.length === 0) return { id: result.applied ? result.import : null, wrong }
    answers = new Map([...answers, ...asked.map(({ id }): [string, Answer] => [id, 'yes'])])
  }
}

/** What would be said of files: "2 DOB after_today" for each error, the ids of the questions, and the notes. */
export async function said(
  database: TestDatabase,
  files: GivenFile[],
): Promise<Record<'errors' | 'questions' | 'notes', string[]>> {
  const result = await importGiven(database, files, { ...options, apply: false })
  return {
    errors: result.files.flatMap(({ errors }) => errors.map(({ row, column, code }) => `${row} ${column} ${code}`)),
    questions: result.files.flatMap(({ questions }) => questions.map(({ id }) => id)),
    notes: result.files.flatMap(({ warnings }) => warnings.map(({ row, code }) => `${row} ${code}`)),
  }
}
