import { backup } from './cli/commands/backup.ts'
import { importFiles } from './cli/commands/import.ts'
import { migrate } from './cli/commands/migrate.ts'
import { restore } from './cli/commands/restore.ts'
import { routes } from './cli/commands/routes.ts'
import { serve } from './cli/commands/serve.ts'
import { start } from './cli/commands/start.ts'
import { addUser } from './cli/commands/user-add.ts'
import { disableUser } from './cli/commands/user-disable.ts'
import { work } from './cli/commands/work.ts'
import { run } from './cli/run.ts'

const commands = [start, serve, work, migrate, importFiles, routes, addUser, disableUser, backup, restore]

const code = await run(commands, process.argv.slice(2), process.env)
if (code !== 0) process.exitCode = code
