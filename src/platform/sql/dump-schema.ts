import pg from 'pg'

/**
 * What a migrated database is made of, as SQL that people can read: tables with their columns and rules, indexes, views,
 * functions, triggers, policies and grants, each sorted by name. The same database gives the same text; it is for comparing
 * and reading, not for making a database from. `connection` is the owner's.
 */
export async function dumpSchema(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const sections: string[] = []
    for (const [title, query] of Object.entries(catalogue)) {
      const { rows } = await client.query<{ line: string }>(query)
      if (rows.length > 0) sections.push(`-- ${title}\n\n${rows.map(({ line }) => line).join('\n')}\n`)
    }
    return sections.join('\n')
  } finally {
    await client.end()
  }
}

const ours = (oid: string, kind: string) => `not exists (select from pg_depend d
  where d.objid = ${oid} and d.classid = '${kind}'::regclass and d.deptype = 'e')`

const catalogue: Readonly<Record<string, string>> = {
  Extensions: `select format('create extension %s;', extname) as line from pg_extension where extname <> 'plpgsql' order by 1`,

  'Tables and their rules': `
    select format(E'create table %s (\\n%s\\n);%s\\n', c.relname,
      array_to_string(array(
        select format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          case when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
            when a.attidentity = 'a' then ' generated always as identity'
            when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
      || array(
        select format('  constraint %s %s', k.conname, pg_get_constraintdef(k.oid))
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x') order by k.contype, k.conname), E',\\n'),
      case when c.relrowsecurity then format(E'\\nalter table %s enable row level security;', c.relname) else '' end) as line
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`,

  Indexes: `
    select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,

  Views: `
    select format(E'create view %s.%s as\\n%s\\n', n.nspname, c.relname, pg_get_viewdef(c.oid)) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname in ('public', 'reporting') and ${ours('c.oid', 'pg_class')} order by 1`,

  Functions: `
    select rtrim(pg_get_functiondef(p.oid), E'\\n') || E';\\n' as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'reporting') and p.prokind = 'f' and ${ours('p.oid', 'pg_proc')} order by p.proname, 1`,

  Triggers: `
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by 1`,

  'Who sees which rows': `
    select format(E'create policy %s on %s for %s to %s%s%s;', policyname, tablename, lower(cmd), array_to_string(roles, ', '),
      E'\\n  using (' || qual || ')', E'\\n  with check (' || with_check || ')') as line
    from pg_policies where schemaname = 'public' order by tablename, policyname`,

  'Who may do what': `
    select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), relname, grantee) as line
    from (select c.relname, r.rolname as grantee, x.privilege_type from pg_class c
        cross join lateral aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
        where c.relnamespace = 'public'::regnamespace and r.rolname like 'hearth\\_%') granted
    group by relname, grantee order by relname, grantee`,

  'Who may change which columns': `
    select format('grant %s (%s) on %s to %s;', lower(privilege_type), string_agg(attname, ', ' order by attname), relname, grantee) as line
    from (select c.relname, a.attname, r.rolname as grantee, x.privilege_type from pg_class c join pg_attribute a on a.attrelid = c.oid
        cross join lateral aclexplode(a.attacl) x join pg_roles r on r.oid = x.grantee
        where c.relnamespace = 'public'::regnamespace and r.rolname like 'hearth\\_%') granted
    group by relname, grantee, privilege_type order by relname, grantee, privilege_type`,
}
