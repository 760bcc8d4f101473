import { join } from 'node:path'
import type { Manifest } from '#platform/html/assets.ts'
import { buildAssets } from '#platform/html/build-assets.ts'
import { root } from '#src/config.ts'

/** What browsers load, built once for all tests and kept until it changes. */
export async function testAssets(): Promise<{ directory: string; manifest: Manifest }> {
  built ??= buildAssets(directory)
  return { directory, manifest: await built }
}

/** Where that is kept, for servers that serve no page with styles. */
const directory = join(root, 'node_modules/.cache/hearth-assets')

let built: Promise<Manifest> | undefined
