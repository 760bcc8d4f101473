/** Names as pages ask for them ("hearth.css"), to names as they are served, with a hash of their content. */
export type Manifest = { readonly [name: string]: string }

let manifest: Manifest = {}

/** Tells `assetPath` what was built. Called once, when the server starts. */
export function useAssets(built: Manifest): void {
  manifest = built
}

/** The address of an asset ("hearth.css"). Its name changes when its content does, so that browsers may keep it for ever. */
export function assetPath(name: string): string {
  return `/assets/${manifest[name] ?? name}`
}
