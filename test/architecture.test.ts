import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { locks } from '#platform/sql/locks.ts'
import { root } from '#src/config.ts'
import { listBreaches, type Source, tables } from '#test/architecture.ts'

const sources: Source[] = globSync('src/**/*.ts', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))

describe('the plan of the house', () => {
  test('is kept by every file', () => {
    const breaches = sources.flatMap((source) => listBreaches(source)).map(({ path, because }) => `${path}: ${because}`)
    assert.deepEqual(breaches, [])
  })

  const forbidden: [string, string, string, RegExp][] = [
    ['the framework importing anything', 'src/framework/s6-aims.ts', `import { z } from 'zod'`, /imports nothing/],
    [
      'the platform knowing a room',
      'src/platform/mail/index.ts',
      `import type { Person } from '#modules/people/index.ts'`,
      /knows nothing of/,
    ],
    [
      'the platform knowing the framework',
      'src/platform/mail/index.ts',
      `import { roles } from '#framework/s4-roles.ts'`,
      /knows nothing of/,
    ],
    [
      'a room going upstairs',
      'src/modules/register/commands.ts',
      `import { show } from '#modules/audits/index.ts'`,
      /only rooms below/,
    ],
    [
      'a room going next door',
      'src/modules/actions/queries.ts',
      `import { voice } from '#modules/voices/index.ts'`,
      /only rooms below/,
    ],
    [
      'a room climbing through a window',
      'src/modules/audits/queries.ts',
      `import { person } from '#modules/people/person.ts'`,
      /by its door/,
    ],
    [
      'the same by a relative path',
      'src/modules/audits/pages/show.ts',
      `import { person } from '../../people/person.ts'`,
      /by its door/,
    ],
    [
      'the same when it is asked for late',
      'src/modules/audits/queries.ts',
      `await import('#modules/people/person.ts')`,
      /by its door/,
    ],
    [
      'a room reaching up to the application',
      'src/modules/planning/jobs.ts',
      `import { root } from '#src/config.ts'`,
      /reach up/,
    ],
    [
      'a page that asks the database',
      'src/modules/audits/pages/show.ts',
      `import { sql } from '#platform/sql/index.ts'`,
      /pure file/,
    ],
    [
      'a page that fetches its own facts',
      'src/modules/audits/pages/show.ts',
      `import { findAudit } from '../queries/audits.ts'`,
      /handed facts/,
    ],
    ['states that know the database', 'src/modules/audits/states.ts', `import pg from 'pg'`, /pure file/],
    ['a noun that reads files', 'src/modules/audits/audit.ts', `import { readFileSync } from 'node:fs'`, /pure file/],
    [
      'a form that knows the web server',
      'src/modules/audits/forms.ts',
      `import type { X } from 'y'\nimport fastify from 'fastify'`,
      /pure file/,
    ],
    [
      'a command that knows the web server, if only its types',
      'src/modules/audits/commands/move.ts',
      `import type { Context } from '#platform/http/index.ts'`,
      /knows nothing of the web server/,
    ],
    [
      'a query that reads an address as the web server does',
      'src/modules/audits/queries.ts',
      `import { readPage } from '#platform/http/numbers.ts'`,
      /knows nothing of the web server/,
    ],
    [
      'a command that looks at the clock',
      'src/modules/audits/commands.ts',
      `const now = Temporal.Now.instant()`,
      /time is handed in/,
    ],
    ['the old way to look at it', 'src/platform/dates/index.ts', `const today = new Date()`, /time is handed in/],
    [
      'the program needing a test',
      'src/modules/audits/commands.ts',
      `import { freshDatabase } from '#test/database.ts'`,
      /may not need/,
    ],
    [
      'the program needing a package for development',
      'src/platform/html/html.ts',
      `import { html } from '@remix-run/html-template'`,
      /may not need/,
    ],
    [
      "a room writing another's table",
      'src/modules/audits/commands.ts',
      'sql`update households set team_id = 1`',
      /may not write households/,
    ],
    [
      'SQL in a route',
      'src/modules/people/routes/sign-in.ts',
      'sql`select id from people`',
      /keeps its SQL in queries/,
    ],
    [
      'a room reading a table upstairs',
      'src/modules/people/queries.ts',
      'sql`select 1 from audits`',
      /may not read audits/,
    ],
  ]
  for (const [what, path, text, because] of forbidden) {
    test(`does not allow ${what}`, () => {
      const [breach, ...more] = listBreaches({ path, text })
      assert.match(breach?.because ?? 'nothing was said', because)
      assert.deepEqual(more, [])
    })
  }

  test('lets no test file arrange before or after each test of all others, which run in the same process', () => {
    const files = globSync('{src,test,scripts,bench}/**/*.test.ts', { cwd: root })
    const reaching = files.filter((path) => /^(before|after)Each\(/m.test(readFileSync(join(root, path), 'utf8')))
    assert.deepEqual(reaching, [])
  })

  test('lets no journey force a press: a person could not', () => {
    const files = globSync('test/journeys/*.ts', { cwd: root })
    const forcing = files.filter((path) => /force: true|dispatchEvent\(/.test(readFileSync(join(root, path), 'utf8')))
    assert.deepEqual(forcing, [])
  })

  test('has one list of advisory locks, and takes none that is not on it', () => {
    const taking = sources.filter(({ text }) => /advisory\w*lock/.test(text)).map(({ path }) => path)
    assert.deepEqual(taking.toSorted(), [
      'src/modules/people/commands/tries.ts',
      'src/platform/postgres/holder.ts',
      'src/platform/sql/locks.ts',
      'src/platform/sql/migrate.ts',
      'src/platform/sql/web-role.ts',
    ])
    const numbers = sources.filter(({ path, text }) => /\b7_?200_?0\d\d\b/.test(text) && !path.endsWith('/locks.ts'))
    assert.deepEqual(numbers, [], 'a number of a lock stands in platform/sql/locks.ts')
    assert.equal(new Set(Object.values(locks)).size, Object.keys(locks).length, 'no two mean the same')
  })

  test('knows whose every table is', () => {
    const files = globSync('db/migrations/*.sql', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'))
    const made = files.flatMap((text) => [...text.matchAll(/^create table (\w+)(?!\w|\.)/gm)].map(([, name]) => name!))
    const renamed = new Map(
      files.flatMap((text) =>
        [...text.matchAll(/^alter table (\w+) rename to (\w+)/gm)].map(([, was, is]) => [was!, is!]),
      ),
    )
    const platforms = ['settings', 'withdrawn_settings', 'trail', 'history', 'need_to_know', 'form_keys']
    assert.deepEqual(
      made
        .map((name) => renamed.get(name) ?? name)
        .filter((name) => !platforms.includes(name))
        .toSorted(),
      Object.values(tables).flat().toSorted(),
    )
  })

  const allowed: [string, string, string][] = [
    [
      'a room entering one below by its door',
      'src/modules/audits/queries.ts',
      `import { listTeams } from '#modules/people/index.ts'`,
    ],
    [
      'a page naming the type of what a query gives',
      'src/modules/audits/pages/show.ts',
      `import type { Row } from '../queries/audits.ts'`,
    ],
    [
      'a command importing its own queries',
      'src/modules/audits/commands/open.ts',
      `import { findAudit } from '../queries/audits.ts'`,
    ],
    ['the command line looking at the clock', 'src/cli/clock.ts', `const now = Temporal.Now.instant()`],
    [
      'a list joining names from below',
      'src/modules/audits/queries.ts',
      'sql`select t.name from audits a join teams t on true`',
    ],
    ['a test going anywhere', 'src/platform/sql/x.test.ts', `import { x } from '#modules/audits/audit.ts'`],
  ]
  for (const [what, path, text] of allowed) {
    test(`allows ${what}`, () => assert.deepEqual(listBreaches({ path, text }), []))
  }
})
