/*
 * npm run docs: writes what is generated from the code and the schema. With --check it writes nothing, and fails when a
 * file is stale.
 */
import { drawings } from './docs/drawings.ts'
import hearth from '../package.json' with { type: 'json' }
import { billOfMaterials } from './libraries/bill.ts'
import { readLockFile } from './libraries/lock-file.ts'
import { clausesPage } from './docs/clauses.ts'
import { effortPage } from './docs/effort.ts'
import { jobsPage } from './docs/jobs.ts'
import { readingAgePage } from './docs/reading-age.ts'
import { routesPage } from './docs/routes.ts'
import { dumpSchema } from '#platform/sql/dump-schema.ts'
import { rooms } from '#src/rooms.ts'
import { keepFile } from './keep-file.ts'
import { withThrowAwayDatabase } from './throw-away-database.ts'

keepFile('docs/routes.md', routesPage())
keepFile('docs/jobs.md', jobsPage())
keepFile('docs/clauses.md', clausesPage())
keepFile('docs/effort.md', effortPage())
keepFile('docs/reading-age.md', readingAgePage())
for (const { name, text } of drawings(rooms)) keepFile(`docs/states/${name}.md`, text)
keepFile('docs/bill-of-materials.json', `${JSON.stringify(billOfMaterials(readLockFile(), hearth), null, 1)}\n`)

// Last, because it starts a database: what the migrations and policies make.
const head = '-- Made by `npm run docs` from db/migrations and db/policies: change those, not this file.\n\n'
keepFile('db/schema.sql', head + (await withThrowAwayDatabase(dumpSchema)))
