import type { Need } from '#modules/people/index.ts'
import { writeCsv } from '#platform/files/index.ts'
import { type AnyRoute, asFile, type Context, page } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { explained } from '../kinds/explained.ts'
import { type Kind, kindsFor } from '../kinds/index.ts'
import { kindPage } from '../pages/of-kind.ts'

const shared = { method: 'GET', need: 'bring in files', records: 'nothing' } as const

/** How each file must look, and files to begin with. */
export const ofKindRoutes: readonly AnyRoute<Need>[] = [
  { ...shared, path: '/imports/files/:kind', handler: async (context) => page(kindPage(kindOf(context))) },
  {
    ...shared,
    path: '/imports/files/:kind/template',
    handler: async (context) => file(kindOf(context), 'template', []),
  },
  {
    ...shared,
    path: '/imports/files/:kind/example',
    handler: async (context) => {
      const kind = kindOf(context)
      return file(kind, 'example', [exampleOf(kind)])
    },
  },
]

function kindOf({ params, actor }: Context): Kind {
  const kind = kindsFor(actor.duties).find(({ name }) => name === params['kind'])
  if (!kind) throw new NotFound()
  return kind
}

export const exampleOf = (kind: Kind): string[] =>
  Object.keys(kind.columns).map((name) => explained[kind.name].columns[name]?.example ?? '')

export const exampleFile = (kind: Kind, rows: readonly (readonly string[])[]): string =>
  writeCsv(Object.keys(kind.columns), rows)

const file = (kind: Kind, what: string, rows: readonly (readonly string[])[]) =>
  asFile(`${kind.name.replaceAll('_', '-')}-${what}.csv`, 'text/csv; charset=utf-8', exampleFile(kind, rows))
