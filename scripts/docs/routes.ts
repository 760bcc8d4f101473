import { allRoutes } from '#src/app.ts'
import { code, page, table } from './markdown.ts'

/** Every address, in the order of src/rooms.ts: who may, and what is left in the trail. */
export function routesPage(): string {
  const rows = allRoutes.map(({ method, path, need, records }) => [method, code(path), need, records])
  return page(
    'Addresses',
    'the `routes` of every room, in the order of `src/rooms.ts`',
    `${rows.length} addresses. *Needs* is a duty of section 4 of the framework, \`signed in\`, or \`anyone\`; which rows a person then sees is decided by row-level security in \`db/policies\`. *Leaves in the trail* is written in the same transaction.`,
    table(['', 'Address', 'Needs', 'Leaves in the trail'], rows),
  )
}
