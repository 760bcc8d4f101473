import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from '#src/config.ts'
import { acceptedFindings, listFindingMistakes, readFindings, readForgeries } from './findings.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const finding = { id: 'GHSA-aaaa-bbbb-cccc', library: 'pg', severity: 'high', title: 'Reads too much' }
const accepted = { id: finding.id, library: 'pg', because: 'We never call it.', until: '2026-11-25' }

describe('npm run audit', () => {
  const cases: [string, Parameters<typeof listFindingMistakes>, number][] = [
    ['nothing known is well', [[], [], today], 0],
    ['what is high fails', [[finding], [], today], 1],
    ['what is critical fails', [[{ ...finding, severity: 'critical' }], [], today], 1],
    ['what is moderate is told and passes', [[{ ...finding, severity: 'moderate' }], [], today], 0],
    ['what is accepted passes until its day', [[finding], [accepted], today], 0],
    ['on the day after it fails', [[finding], [accepted], today.add({ days: 1 })], 1],
    ['an entry past its day fails even when nothing is found any more', [[], [accepted], today.add({ days: 1 })], 1],
    ['an entry holds for its library only', [[{ ...finding, library: 'fastify' }], [accepted], today], 1],
    ['an entry holds for its finding only', [[{ ...finding, id: 'GHSA-x' }], [accepted], today], 1],
  ]
  for (const [what, given, count] of cases) {
    it(what, () => assert.equal(listFindingMistakes(...given).length, count))
  }

  it('has a reason and a day for everything that is accepted', () => {
    for (const { because, until } of acceptedFindings) {
      assert.ok(because.length > 10)
      assert.equal(Temporal.PlainDate.from(until).toString(), until)
    }
  })

  it('reads what npm reports, each advisory once, and knows when it could not ask', () => {
    const advisory = { name: 'pg', severity: 'high', title: 'Reads too much', url: `https://example.org/${finding.id}` }
    const vulnerabilities = { pg: { via: [advisory] }, 'pg-boss': { via: ['pg', advisory] } }
    assert.deepEqual(readFindings(JSON.stringify({ vulnerabilities })), [finding])
    assert.deepEqual(readFindings('{"vulnerabilities":{}}'), [])
    assert.equal(readFindings('{"message":"405 Method Not Allowed"}'), undefined)
    assert.equal(readFindings(''), undefined)
    assert.deepEqual(readForgeries('{"invalid":[{"name":"pg","version":"8.0.0"}],"missing":[]}'), ['pg@8.0.0'])
    assert.deepEqual(readForgeries('{"invalid":[],"missing":[]}'), [])
    assert.equal(readForgeries('npm error code ENOTFOUND'), undefined)
  })

  // A registry of our own, asked by the real npm.
  const advisories = (severity: string): RequestListener => {
    const url = `https://github.com/advisories/${finding.id}`
    const fastify = [
      { id: 1, url, title: 'Stops for a word', severity, vulnerable_versions: '>=5.0.0', cwe: [], cvss: {} },
    ]
    return (request, reply) => {
      const asked = request.method === 'POST' && request.url?.endsWith('/advisories/bulk')
      reply.writeHead(asked ? 200 : 404, { 'content-type': 'application/json' })
      reply.end(asked ? JSON.stringify({ fastify }) : '{}')
    }
  }
  const refuses: RequestListener = (_, reply) => void reply.writeHead(405, { allow: 'GET' }).end()
  const registries: [string, RequestListener, number, RegExp][] = [
    [
      'ends with 1 over a high finding in what is shipped',
      advisories('high'),
      1,
      /^fastify: Stops for a word \(GHSA-/m,
    ],
    ['only tells of a low one', advisories('low'), 2, /^Known: fastify, low: Stops for a word/m],
    ['says in a sentence that it could not ask, and ends with 2', refuses, 2, /could not be asked what is known/],
  ]
  for (const [what, listener, code, says] of registries) {
    it(what, async () => {
      const server = createServer(listener).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      const { output, status } = await runAudit(registry)
      server.close()
      assert.match(output, says)
      assert.equal(status, code)
    })
  }
})

async function runAudit(registry: string): Promise<{ output: string; status: number | null }> {
  const cache = mkdtempSync(join(tmpdir(), 'hearth-npm-'))
  const env = { ...process.env, npm_config_registry: registry, npm_config_cache: cache }
  const child = spawn(process.execPath, ['scripts/audit.ts'], { cwd: root, env })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  rmSync(cache, { recursive: true })
  return { output, status }
}
