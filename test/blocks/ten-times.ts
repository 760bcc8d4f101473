import type pg from 'pg'

/*
 * Nine neighbours beside the demonstration: every row that hangs on somebody or something is copied with its ids moved by a
 * million a neighbour, so that all that hung together does so there as well, people included. What all councils share (roles,
 * settings, the tool) is not copied, nor what a session or an import leaves behind. In a few statements a table, well under a minute.
 */

const shared = [
  'roles',
  'streams',
  'settings',
  'form_versions',
  'form_drafts',
  'schema_migrations',
  'calendar_years',
  'law_watch',
]
const ofSessions = [
  'sessions',
  'sign_in_steps',
  'sign_in_attempts',
  'kept_words',
  'form_keys',
  'fresh_codes',
  'presence',
  'voice_visits',
  'voice_marks',
]
const ofImports = ['imports', 'import_files', 'import_changes', 'import_answers', 'sample_draws']
const ofOneService = [
  'calendar_signatures',
  'evidence_gaps',
  'improvement_plans',
  'lado_reports',
  'lado_report_editions',
  'engagement_sheets',
]
const notCopied = [...shared, ...ofSessions, ...ofImports, ...ofOneService]

/** Ids that no foreign key names. */
const looseIds = [
  'trail.household_id',
  'trail.piece_id',
  'history.row_id',
  'history.replaced_by',
  'alert_entries.child_ids',
  'allegations.child_ids',
  'observations.child_ids',
  'alerts.circle',
  'merges.ends_id',
  'merges.stays_id',
  'messages.reached',
]

/** Whose numbers are drawn by chance where they must say nothing of order: moved on, one of them may fall on another. That copy is left out. */
const numberedByChance = ['clocks', 'told', 'voices', 'evidence_items', 'evidence_records']

/** `ofAll`: refers to what all councils share. `isUnique`: would stand twice, as nothing else in one of its unique indexes moves: the
 * question of an answer keeps its name, as its piece is another. */
type Column = { name: string; type: string; isKey: boolean; refers: boolean; ofAll: boolean; isUnique: boolean }

/** `client` is a superuser's: no trigger fires, and no foreign key is looked at. */
export async function growTenfold(client: pg.Client): Promise<void> {
  await client.query(`set session_replication_role = 'replica'`)
  for (const table of await tablesToCopy(client)) {
    const columns = await columnsOf(client, table)
    const values = columns.map((column) => valueOf(table, column))
    await client.query(`insert into ${table} (${columns.map(({ name }) => name).join()}) overriding system value
      select ${values.join()} from ${table} o cross join generate_series(1, 9) k ${numberedByChance.includes(table) ? 'on conflict do nothing' : ''}`)
  }
  await client.query(`set session_replication_role = 'origin'`)
  await client.query('vacuum analyze')
}

async function tablesToCopy(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
    [notCopied],
  )
  return rows.map(({ name }) => name)
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select quote_ident(a.attname) as name, format_type(a.atttypid, null) as type, a.attidentity <> '' or (a.atttypid = 'int'::regtype and exists (select from pg_constraint c
         where c.conrelid = a.attrelid and c.contype = 'p' and c.conkey = array[a.attnum])) as "isKey",
       exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any (c.conkey)
         and c.confrelid::regclass::text <> all ($2)) as refers,
       exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any (c.conkey)
         and c.confrelid::regclass::text = any ($2)) as "ofAll",
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey) and not exists (
         select from pg_attribute o where o.attrelid = i.indrelid and o.attnum = any (i.indkey) and (o.attidentity <> ''
           or exists (select from pg_constraint c where c.conrelid = o.attrelid and c.contype = 'f' and o.attnum = any (c.conkey)
             and o.atttypid <> 'text'::regtype and c.confrelid::regclass::text <> all ($2))))) as "isUnique"
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table, shared],
  )
  return rows
}

function valueOf(table: string, { name, type, isKey, refers, ofAll, isUnique }: Column): string {
  const column = `o.${name}`
  if (ofAll) return column
  const loose = looseIds.includes(`${table}.${name}`)
  if (type.endsWith('[]') && loose) return `array(select one + k * 1000000 from unnest(${column}) one)`
  if (isKey || (refers && type !== 'text') || loose) return movedOn(column)
  if (isUnique && (type === 'text' || type === 'citext')) return `${column} || '-' || k`
  if (isUnique && type === 'uuid') return `case when ${column} is not null then gen_random_uuid() end`
  return column
}

/** A number that is drawn by chance may be the highest but few: it is moved down, and whatever names it too. */
const movedOn = (column: string): string => `${column} + case when ${column} > 2138000000 then -k else k end * 1000000`
