import type { Command } from './command.ts'
import { backup } from './commands/backup.ts'
import { webRole } from './commands/database-web-role.ts'
import { importFiles } from './commands/import.ts'
import { bringInImport } from './commands/import-bring-in.ts'
import { takeBackImport } from './commands/import-take-back.ts'
import { migrate } from './commands/migrate.ts'
import { newKey } from './commands/new-key.ts'
import { rehearsalEnd } from './commands/rehearsal-end.ts'
import { restore } from './commands/restore.ts'
import { routes } from './commands/routes.ts'
import { serve } from './commands/serve.ts'
import { start } from './commands/start.ts'
import { addUser } from './commands/user-add.ts'
import { confirmChange } from './commands/user-confirm.ts'
import { disableUser } from './commands/user-disable.ts'
import { moveDomain } from './commands/user-move-domain.ts'
import { work } from './commands/work.ts'

/** Everything that a person can ask of Hearth on the command line. */
export const commands: readonly Command[] = [
  start,
  serve,
  work,
  migrate,
  webRole,
  bringInImport,
  takeBackImport,
  importFiles,
  routes,
  addUser,
  disableUser,
  confirmChange,
  moveDomain,
  backup,
  newKey,
  restore,
  rehearsalEnd,
]
