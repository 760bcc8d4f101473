import { resolve } from 'node:path'
import type { Migrated } from '#platform/sql/migrate.ts'
import { backUpBefore } from '../before-migrating.ts'
import type { Command } from '../command.ts'
import { withConnection } from '../open-database.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { begin, whatHasBegun } from '../service.ts'

export const migrate: Command = {
  name: 'migrate',
  does: 'Brings the database up to date, and backs it up first. An empty one becomes an empty service, without the demonstration.',
  options: {
    backup: { value: 'FILE', means: 'Where the backup goes; unless said, into HEARTH_DATA.' },
    'no-backup': { means: 'You have made a backup yourself: writes none.' },
  },
  async run({ one, has }, config) {
    const chosen = one('backup')
    const { migrated, isNew } = await withConnection(config, async (connection) => {
      const said = has('no-backup') ? undefined : await backUpBefore(config, connection, chosen && resolve(chosen))
      if (said) console.log(said)
      return prepare(connection)
    })
    for (const sentence of inWords(migrated, isNew)) console.log(sentence)
  },
}

async function prepare(connection: Parameters<typeof prepareDatabase>[0]) {
  const migrated = await prepareDatabase(connection)
  const isNew = (await whatHasBegun(connection)) === 'nothing'
  if (isNew) await begin(connection, 'service')
  return { migrated, isNew }
}

function inWords({ applied, refreshed }: Migrated, isNew: boolean): string[] {
  if (applied.length === 0 && !refreshed) return ['The database was up to date already.']
  return [
    ...applied.map((name) => `Applied ${name}.`),
    ...(refreshed ? ['Applied the policies, which decide who sees which rows.'] : []),
    isNew ? 'An empty service has begun. `hearth user add` invites its first person.' : 'The database is up to date.',
  ]
}
