/*
 * Writes db/schema.sql: what the migrations and policies make, to be read and compared.
 *
 *   node bin/hearth.mjs --run scripts/schema.ts [--check]
 */
import { dumpSchema } from '#platform/sql/dump-schema.ts'
import { keepFile } from './keep-file.ts'
import { withThrowAwayDatabase } from './throw-away-database.ts'

const head = '-- Made by scripts/schema.ts from db/migrations and db/policies: change those, then run it again.\n\n'
const schema = await withThrowAwayDatabase(dumpSchema)
keepFile('db/schema.sql', head + schema)
