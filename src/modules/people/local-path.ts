const somewhere = 'https://hearth.invalid'

/** The path when it stays on this site, else `/`. Browsers read `//host`, `/\host` and hidden line breaks as another
 * site; so the path is read the way they read it, and only what they would ask of us comes back. */
export function localPath(path: string | undefined): string {
  if (!path?.startsWith('/') || !URL.canParse(path, somewhere)) return '/'
  const url = new URL(path, somewhere)
  if (url.origin !== somewhere || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}

/** A page of signing in that leads back to this path. */
export function withReturn(page: string, returnTo: string): string {
  const path = localPath(returnTo)
  return path === '/' ? page : `${page}?return=${encodeURIComponent(path)}`
}

/** The sign-in page that leads back to this path. */
export const signInPath = (returnTo: string): string => withReturn('/sign-in', returnTo)
