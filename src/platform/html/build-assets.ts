import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { type Manifest, useAssets } from './assets.ts'

/** `colour` is the council's own, as `#rrggbb`, dark enough for white words on it (4.5 to 1). */
export type Brand = { colour?: string | undefined }

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = join(root, 'assets')
const manifestFile = 'manifest.json'

/**
 * Builds what browsers load into `outDir` (styles, scripts, fonts, images) and tells `assetPath` their names. Takes about a
 * second; when neither the sources, govuk-frontend nor the brand have changed since the last time, nothing is built.
 */
export async function buildAssets(outDir: string, brand: Brand = {}): Promise<Manifest> {
  const inputs = await inputsHash(brand)
  const before = await readManifest(outDir)
  if (before?.inputs === inputs) return use(before.files)
  await mkdir(outDir, { recursive: true })
  const [styles, scripts, images] = await Promise.all([
    buildStyles(outDir, brand),
    buildScripts(outDir),
    copyImages(outDir),
  ])
  await cp(join(sources, 'fonts'), join(outDir, 'fonts'), { recursive: true })
  const files = { ...styles, ...scripts, ...images }
  await writeManifest(outDir, { inputs, files })
  return use(files)
}

/** Uses what an earlier `buildAssets` left in `outDir`. Throws when there is nothing. */
export async function loadAssets(outDir: string): Promise<Manifest> {
  const built = await readManifest(outDir)
  if (!built) throw new Error(`No assets have been built in ${outDir}.`)
  return use(built.files)
}

function use(files: Manifest): Manifest {
  useAssets(files)
  return files
}

// The compilers are loaded only when there is something to build: a second start does without them.
async function buildStyles(outDir: string, brand: Brand): Promise<Manifest> {
  const sass = await import('sass-embedded')
  const built = sheets.map(async (name) => {
    const { css } = await sass.compileAsync(join(sources, `${name}.scss`), {
      style: 'compressed',
      loadPaths: [join(root, 'node_modules')],
      quietDeps: true,
      charset: false,
    })
    return [`${name}.css`, await writeHashed(outDir, `${name}.css`, css + brandStyles(brand))] as const
  })
  return Object.fromEntries(await Promise.all(built))
}

/** For staff, and a small one for whoever has a link: a child's telephone, far from a mast. */
const sheets = ['hearth', 'say']

function brandStyles({ colour }: Brand): string {
  if (!colour) return ''
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error('The brand colour must be written like #0f5c63.')
  return `:root{--govuk-brand-colour:${colour}}`
}

async function buildScripts(outDir: string): Promise<Manifest> {
  const { buildSync } = await import('esbuild') // the other ways leave a helper process behind
  const entries = ['hearth', 'say-pages', 'supported', 'away-worker']
  const built = buildSync({
    entryPoints: entries.map((name) => join(sources, 'scripts', `${name}.ts`)),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    nodePaths: [join(root, 'node_modules')],
    outdir: outDir,
    write: false,
  })
  const named = built.outputFiles.map(async ({ path, contents }) => {
    const name = path.slice(outDir.length + 1)
    return [name, await writeHashed(outDir, name, contents)] as const
  })
  return Object.fromEntries(await Promise.all(named))
}

async function copyImages(outDir: string): Promise<Manifest> {
  const names = await readdir(join(sources, 'images'))
  const copied = names.map(
    async (name) => [name, await writeHashed(outDir, name, await readFile(join(sources, 'images', name)))] as const,
  )
  return Object.fromEntries(await Promise.all(copied))
}

async function writeHashed(outDir: string, name: string, content: string | Uint8Array): Promise<string> {
  const dot = name.lastIndexOf('.')
  const hashed = `${name.slice(0, dot)}-${hashOf(content)}${name.slice(dot)}`
  await writeFile(join(outDir, hashed), content)
  if (/\.(css|js|svg)$/.test(name)) await writeCompressed(join(outDir, hashed), content)
  return hashed
}

/** As short as it gets, once: the server takes these where the browser does. */
async function writeCompressed(file: string, content: string | Uint8Array): Promise<void> {
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(content),
    promisify(gzip)(content, { level: 9 }),
  ])
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, zipped)])
}

async function inputsHash(brand: Brand): Promise<string> {
  const entries = await readdir(sources, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  files.push(join(root, 'node_modules/govuk-frontend/package.json'), fileURLToPath(import.meta.url))
  const hash = createHash('sha256').update(JSON.stringify(brand))
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file))
  return hash.digest('hex')
}

type Built = { inputs: string; files: Manifest }

async function readManifest(outDir: string): Promise<Built | undefined> {
  try {
    return JSON.parse(await readFile(join(outDir, manifestFile), 'utf8'))
  } catch {
    return undefined
  }
}

// Last, and in one step: a build that was cut short is built again.
async function writeManifest(outDir: string, built: Built): Promise<void> {
  const unfinished = join(outDir, `${manifestFile}.${process.pid}`)
  await writeFile(unfinished, JSON.stringify(built))
  await rename(unfinished, join(outDir, manifestFile))
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 10)
