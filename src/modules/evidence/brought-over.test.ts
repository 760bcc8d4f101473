import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type pg from 'pg'
import { listChildrenAsOf } from '#modules/audits/queries/children.ts'
import { listReplaced } from '#modules/evidence/queries/gave-way.ts'
import { backUp, restore } from '#platform/backup/index.ts'
import { withClient } from '#platform/sql/connect.ts'
import { asTx, columnTypes, sql } from '#platform/sql/index.ts'
import { migrate, migrateUpTo } from '#platform/sql/migrate.ts'
import { emptyDatabase } from '#test/database.ts'
import { listAnswersAsOf } from './index.ts'

/*
 * A filled database of the version before there were pieces, brought up to date, and a backup of it restored: every row is there with
 * the values it had, under the name that it has now, and what reads earlier versions of a row reads those written before.
 */

/** What later migrations took out of a table, for reasons of their own. */
const goneSince: Record<string, readonly string[]> = {
  households: ['unavailable_reason'],
  placements: ['reason_place_change'],
  episodes: ['reason_place_change'],
  audits: ['worker_grade'],
  template_draft: ['id'],
}

type Row = Record<string, unknown>
type Content = Record<string, Row[]>

const theLastBefore = '0059'
/** About audits alone: they keep their word for it. */
const ofAudits = ['audit_children', 'dispensations', 'sample_draws']
const renamed: Record<string, string> = {
  templates: 'form_versions',
  audit_moves: 'moves',
  kept_forms: 'kept_words',
  template_draft: 'form_drafts',
}

const old = await emptyDatabase()
const restored = await emptyDatabase()
const folder = mkdtempSync(join(tmpdir(), 'hearth-pieces-'))
let was: Content = {}

before(async () => {
  await migrateUpTo(old.connection, theLastBefore)
  await inside(old, fill)
  was = await inside(old, contentOf)
  await backUp(old.connection, join(folder, 'backup'))
  await migrate(old.connection)
  await restore(restored.connection, join(folder, 'backup'), { unsigned: true })
})
after(() => rmSync(folder, { recursive: true }))

for (const [how, database] of Object.entries({ migrated: old, 'restored from its backup': restored }))
  describe(`a service of the version before, ${how}`, () => {
    test('keeps every row of every table, by the same numbers', async () => {
      const is = await inside(database, contentOf)
      const { pieces = [], ...others } = is
      for (const [table, rows] of Object.entries(was)) {
        const now = others[renamed[table] ?? table]!
        const wanted = rows.map((row) => without(underNewNames(table, row), goneSince[table] ?? []))
        const found = table === 'audits' ? now.map((audit) => asBefore(audit, pieces)) : now
        const kept = Object.keys(wanted[0] ?? {})
        assert.deepEqual(
          found.map((row) => sorted(only(row, kept))),
          wanted.map(sorted),
          table,
        )
      }
      assert.equal(pieces.length, was['audits']!.length)
    })

    test('goes on with the numbers where it was', async () => {
      const [next] = (await database.ask(`select nextval('pieces_id_seq')::int as id`)) as { id: number }[]
      assert.equal(next!.id, Math.max(...was['audits']!.map(({ id }) => Number(id))) + 1)
    })

    test('reads its history, written under the old names and under the new', async () => {
      await database.ask(`update answers set value = '"good"', version = 3, saved_by = 1, saved_at = '2026-11-12T10:00Z'
        where question = 'safe.grade'`)
      await inside(database, async (client) => {
        const tx = asTx(client)
        const valueAt = async (moment: string) =>
          (await listAnswersAsOf(tx, 1001, Temporal.Instant.from(moment))).map(({ value }) => value)
        assert.deepEqual(await valueAt('2026-11-10T12:00Z'), ['inadequate'])
        assert.deepEqual(await valueAt('2026-11-11T12:00Z'), ['requires_improvement'])
        assert.deepEqual(await valueAt('2026-11-12T12:00Z'), ['good'])
        const replaced = await listReplaced(tx, 1001)
        assert.deepEqual(
          replaced.map((one) => [one.was.value, one.is.value]),
          [
            ['requires_improvement', 'good'],
            ['inadequate', 'requires_improvement'],
          ],
        )
        const children = await listChildrenAsOf(tx, 1001, Temporal.Instant.from('2026-11-10T12:00Z'))
        assert.equal(children.length, 1, 'who was taken out since')
        const keys = await tx.many<{
          key: string
        }>(sql`select distinct k as key from history y, jsonb_object_keys(y.was) k
          where y.table_name = 'answers' and k in ('audit_id', 'piece_id') order by 1`)
        assert.deepEqual(
          keys.map(({ key }) => key),
          ['audit_id', 'piece_id'],
        )
      })
    })

    test('has an audit’s row follow the state of its piece, in both directions', async () => {
      const phases = async () =>
        (await database.ask('select id, phase from audits order by id')).map((row) => (row as Row)['phase'])
      assert.deepEqual(await phases(), ['open', 'closed', 'cancelled'])
      await database.ask(`update pieces set state = 'cancelled' where id = 1001`)
      await database.ask(`update pieces set state = 'verifying' where id = 1002`)
      assert.deepEqual(await phases(), ['cancelled', 'open', 'cancelled'])
    })

    test('says “audit” only where audits alone are meant', async () => {
      const columns = await database.ask(`select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name in ('audit_id', 'template_id') order by 1`)
      assert.deepEqual(
        columns.map((row) => (row as Row)['name']),
        ofAudits,
      )
      const names = await database.ask(`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace
        union all select conname from pg_constraint where connamespace = 'public'::regnamespace
        union all select proname from pg_proc where pronamespace = 'public'::regnamespace`)
      const left = names.map((row) => String((row as Row)['name']))
      assert.deepEqual(
        left.filter((name) =>
          /audit_moves|^templates|^(?!audit_|disp|sample|keep_child).*_audit(_id|$)|my_audits/.test(name),
        ),
        [],
      )
    })
  })

function inside<T>({ connection }: typeof old, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient({ ...connection, types: columnTypes }, work)
}

async function contentOf(client: pg.Client): Promise<Content> {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('schema_migrations') order by 1`)
  const content: Content = {}
  for (const { name } of rows) {
    const found = await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t order by t::text`)
    content[name] = found.rows.map(({ row }) => row)
  }
  return content
}

function underNewNames(table: string, { audit_id: auditId, ...row }: Row): Row {
  if (table === 'alert_entries' && row['source'] === 'audit') row['source'] = 'piece' // an alert from any piece
  if (table === 'templates') return { ...row, form: 'audit' }
  if (auditId === undefined) return row
  return { ...row, [ofAudits.includes(table) ? 'audit_id' : 'piece_id']: auditId }
}

/** The row of an audit as it was when all of it stood in one. */
function asBefore({ phase: _, ...audit }: Row, pieces: readonly Row[]): Row {
  const { form_version_id: templateId, stream, sight, ...piece } = pieces.find(({ id }) => id === audit['id'])!
  assert.deepEqual([stream, sight], ['audit', 'household'])
  return { ...audit, ...piece, template_id: templateId }
}

const without = (row: Row, keys: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))

/** A column that came later says nothing of what was there before. */
const only = (row: Row, keys: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)))

const sorted = (row: Row): string =>
  JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))

async function fill(client: pg.Client): Promise<void> {
  await client.query(`
    insert into people (id, name, email) overriding system value values (1, 'Ada', 'ada@hearth.example'), (2, 'Ben', 'ben@hearth.example');
    insert into teams (id, name, manager_id) overriding system value values (1, 'North', 1);
    insert into households (source_id, carer_type, status, team_id) values ('h', 'mainstream', 'approved', 1);
    insert into children (id, source_id, initials, born_on) overriding system value values (1, 'c', 'CD', '2016-03-01');
    insert into templates (id, version, content, published_at, note) overriding system value values (1, 1, '{"sections": []}', '2026-01-01', 'As shipped'), (2, 2, '{"sections": []}', '2026-02-01', '');
    insert into template_draft (id, content, based_on) values (1, '{}', 2);
    insert into audits (kind, household_id, template_id, state, state_since, due_on, scheduled_for, auditor_id, period_from, period_to, made_at, version)
    select 'thematic', h.id, 2, state, '2026-11-05T09:00Z', '2026-11-20', '2026-11-02', 1, '2025-11-02', '2026-11-02', '2026-11-01', 4
    from households h, unnest(array['in_audit', 'closed', 'cancelled']) state;
    update audits set reaudit_of = 1002, version = 5 where id = 1001;
    insert into audit_children (audit_id, child_id, added_at) select id, 1, '2026-11-01' from audits;
    select set_config('hearth.now', '2026-11-11T08:00:00Z', false);
    delete from audit_children where audit_id = 1001;
    insert into answers (audit_id, section, question, value, saved_by, saved_at) select id, 'safe', 'safe.grade', '"inadequate"', 1, '2026-11-10T10:00Z' from audits where id = 1001;
    update answers set value = '"requires_improvement"', version = 2, saved_by = 2, saved_at = '2026-11-11T10:00Z';
    insert into audit_moves (audit_id, move, from_state, to_state, by_id, at, words) select id, 'begin', 'scheduled', 'in_audit', 1, '2026-11-05T09:00Z', 'Now' from audits;
    insert into presence (audit_id, person_id, section, seen_at) values (1001, 1, 'safe', '2026-11-11T10:00Z');
    insert into dispensations (audit_id, rule, given_by, given_at, reason) values (1002, 'L4', 1, '2026-11-05', 'Because');
    insert into sample_draws (month, team_id, seed, candidates, drawn, audit_id, drawn_at) select '2026-11-01', 1, 's', array[id], id, 1002, '2026-11-01' from households;
    insert into actions (household_id, audit_id, says, for_whom, owner_id, priority, due_on, raised_at) select id, 1001, 'Ask', 'child', 1, 'p3', '2026-12-01', '2026-11-05' from households;
    insert into voices (kind, form, household_id, audit_id) select 'carer', 'fq.fc', id, 1001 from households;
    insert into alerts (household_id, raised_at) select id, '2026-11-05' from households;
    insert into alert_entries (alert_id, at, came_at, source, audit_id, what) select id, '2026-11-05', '2026-11-05', 'audit', 1001, 'He flinches' from alerts;
    insert into unfinished_alerts (household_id, audit_id, question, by_id, at) select id, 1001, 'safe.immediate', 1, '2026-11-05' from households;
    insert into trail (at, actor_id, kind, household_id, audit_id) select '2026-11-05', 1, 'audit moved', id, 1001 from households;`)
}
