import { type Inside, inside } from './inside.ts'
import { type Library, type LockFile, listLibraries } from './lock-file.ts'

/**
 * The bill of materials: what is there when a service runs, as CycloneDX 1.6. Made from the lock file alone, so that the
 * same lock file makes the same bill on every machine and on every day; what lies inside binaries stands in inside.ts.
 */
export function billOfMaterials(lock: LockFile, hearth: { name: string; version: string; license: string }) {
  const libraries = listLibraries(lock).filter(({ shipped }) => shipped)
  const byPath = new Map(libraries.map((library) => [library.path, library]))
  const ref = `pkg:npm/${hearth.name}@${hearth.version}`
  const once = [...new Map(libraries.map((library) => [refOf(library), library])).values()]
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: hearth.name,
        version: hearth.version,
        licenses: [{ license: { id: hearth.license } }],
      },
    },
    components: once.map(component),
    dependencies: [
      { ref, dependsOn: refsOf(neededByHearth(lock), '', byPath) },
      ...once.map((library) => ({ ref: refOf(library), dependsOn: refsOf(library.needs, library.path, byPath) })),
    ],
  }
}

function component(library: Library) {
  const [name, group] = library.name.split('/').toReversed()
  return {
    type: 'library',
    'bom-ref': refOf(library),
    ...(group && { group }),
    name,
    version: library.version,
    scope: library.optional ? 'optional' : 'required',
    hashes: [{ alg: 'SHA-512', content: hexOf(library.integrity ?? '') }],
    licenses: licensesOf(library.licence ?? ''),
    purl: refOf(library),
    ...(inside[library.path] && { components: inside[library.path]!.map((one) => insideOf(library, one)) }),
  }
}

function insideOf(library: Library, { name, version, licence, note }: Inside) {
  return {
    type: 'library',
    'bom-ref': `${refOf(library)}#${name}`,
    name,
    version,
    ...(note && { description: note }),
    licenses: licensesOf(licence),
  }
}

const licensesOf = (licence: string) =>
  /[ ()]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }]

/** A package URL: the name by which every tool that looks for holes knows a package. */
const refOf = ({ name, version }: Library): string => `pkg:npm/${name.replace('@', '%40')}@${version}`

const hexOf = (integrity: string): string => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')

function neededByHearth({ packages }: LockFile): string[] {
  const { dependencies, optionalDependencies } = packages['']!
  return Object.keys({ ...dependencies, ...optionalDependencies })
}

function refsOf(names: readonly string[], from: string, byPath: ReadonlyMap<string, Library>): string[] {
  const found = names.map((name) => nearest(name, from, byPath)).filter((library) => library !== undefined)
  return [...new Set(found.map(refOf))].toSorted()
}

/** As Node looks for a package: beside whoever asks, then one folder up, and so on. Undefined when it is not shipped. */
function nearest(name: string, from: string, byPath: ReadonlyMap<string, Library>): Library | undefined {
  const here = byPath.get(from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`)
  if (here || from === '') return here
  return nearest(name, from.slice(0, from.lastIndexOf('node_modules/')).replace(/\/$/, ''), byPath)
}
