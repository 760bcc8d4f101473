import type { AnyRoute } from './route.ts'

type Address = Pick<AnyRoute, 'method' | 'path'>

/**
 * A page that is shown again with its mistakes stands at the address that the form was sent to. Where nothing can be
 * read at that address (reloaded, bookmarked, come back to), this says which page holds the form: the nearest one above.
 */
export function waysBack(routes: readonly Address[]): { from: string; to: string }[] {
  const readable = routes.filter((route) => route.method === 'GET').map((route) => route.path)
  const nearest = (path: string): string => {
    const above = path.slice(0, path.lastIndexOf('/')) || '/'
    return readable.includes(above) ? above : nearest(above)
  }
  return routes
    .filter((route) => route.method === 'POST' && !readable.some((path) => matches(path, route.path)))
    .map((route) => ({ from: route.path, to: nearest(route.path) }))
}

/** Whether what is sent to `path` would be read at `pattern`. */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
}

/** `/households/:ref` with what stands in the address. */
export function fillAddress(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_part, name: string) => encodeURIComponent(params[name] ?? ''))
}
