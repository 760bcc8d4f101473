import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { mostConnections } from '#platform/http/limits.ts'
import { allRoutes } from '#src/app.ts'
import { listVariables, readConfig, root } from '#src/config.ts'
import { fieldsOf } from './machine.ts'
import { operatePage } from './page.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const units = readdirSync(join(root, 'deploy/systemd'))

describe('deploy/', () => {
  test('units are what systemd takes, where it can be asked', (t) => {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) return t.diagnostic('there is no systemd here')
    const folder = mkdtempSync(join(tmpdir(), 'hearth-units-'))
    copyFileSync(join(root, 'deploy/backup'), join(folder, 'backup'))
    for (const unit of units) {
      const text = read(`deploy/systemd/${unit}`).replace('/opt/hearth/deploy/backup', join(folder, 'backup'))
      writeFileSync(join(folder, unit), text)
    }
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units.map((unit) => join(folder, unit))], {
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    assert.deepEqual([status, stderr.trim()], [0, ''])
  })

  test('units run as the account of the service, end a stop in time, and come back', () => {
    for (const name of ['hearth-web', 'hearth-work']) {
      const fields = fieldsOf(read(`deploy/systemd/${name}.service`))
      assert.deepEqual(
        ['User', 'Restart', 'StateDirectory'].map((field) => fields.get(field)),
        ['hearth', 'always', 'hearth'],
      )
      assert.ok(Number(fields.get('TimeoutStopSec')) > 10)
    }
    assert.equal(fieldsOf(read('deploy/systemd/hearth-backup.timer')).get('Persistent'), 'true')
    for (const program of ['hearth', 'backup']) assert.ok(statSync(join(root, 'deploy', program)).mode & 0o100, program)
  })

  test('the web server reads no file that names the owner, and cannot', () => {
    const filesOf = (name: string) =>
      [...read(`deploy/systemd/${name}.service`).matchAll(/^EnvironmentFile=(.*)$/gm)].map(([, file]) => file)
    const own = ['/etc/hearth/hearth.env', '/etc/hearth/web.env']
    assert.deepEqual(filesOf('hearth-web'), own)
    assert.deepEqual(filesOf('hearth-work'), [...own, '/etc/hearth/owner.env'])
    const kept = fieldsOf(read('deploy/systemd/hearth-web.service')).get('InaccessiblePaths')
    assert.equal(kept, '-/etc/hearth/owner.env')
    assert.doesNotMatch(read('deploy/hearth.env'), /^HEARTH_(WEB_)?DATABASE_URL/m)
  })

  test('what the web server compiled is kept where it may write, and where nobody else runs it', () => {
    const folder = fieldsOf(read('deploy/systemd/hearth-web.service')).get('CacheDirectory')
    const named = units.filter((unit) => read(`deploy/systemd/${unit}`).includes(`/var/cache/${folder}`))
    assert.deepEqual(named, ['hearth-web.service'])
    assert.match(
      read('deploy/systemd/hearth-web.service'),
      /^Environment=NODE_COMPILE_CACHE=\/var\/cache\/hearth-web$/m,
    )
    assert.match(read('bin/hearth.mjs'), /NODE_COMPILE_CACHE: .*\.\.\.process\.env/)
  })

  test('the settings are settings of Hearth, and good ones', () => {
    const given = Object.fromEntries(
      [...(read('deploy/hearth.env') + read('deploy/owner.env')).matchAll(/^(\w+)="(.*)"$/gm)].map(
        ([, name, value]) => [name!, value!],
      ),
    )
    const known = listVariables().map(({ name }) => name)
    for (const name of Object.keys(given)) assert.ok(known.includes(name), name)
    const { HEARTH_SECRET_FILE: _, ...rest } = given
    const config = readConfig(rest)
    const { port, host } = readConfig({})
    assert.deepEqual([config.port, config.host], [port, host])
  })

  describe('the proxy’s configuration', () => {
    const conf = read('deploy/nginx/hearth.conf')
    const value = (name: string) => new RegExp(`^\\s*${name} (.*);$`, 'm').exec(conf)?.[1] ?? assert.fail(`no ${name}`)

    test('has its brackets in pairs and every line ended', () => {
      let depth = 0
      for (const line of conf
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one && !one.startsWith('#'))) {
        assert.match(line, /[;{}]$/, line)
        depth += line.endsWith('{') ? 1 : line === '}' ? -1 : 0
        assert.ok(depth >= 0)
      }
      assert.equal(depth, 0)
    })

    test('leads to where Hearth listens unless it is told otherwise', () => {
      const { host, port } = readConfig({})
      assert.equal(value('proxy_pass'), `http://${host}:${port}`)
    })

    test('takes a little more than the largest that the code takes, so that Hearth says what is too large', () => {
      const sources = globSync('src/platform/http/*.ts', { cwd: root }).map(read).join('\n')
      const largest = Math.max(...[...sources.matchAll(/(\d+) \* 1024 \* 1024/g)].map(([, figure]) => Number(figure)))
      const taken = Number(value('client_max_body_size').replace('m', ''))
      assert.ok(taken > largest && taken < 2 * largest, `${taken} MB, ${largest} MB in the code`)
      assert.ok(operatePage.includes(`take ${taken} MB`))
      assert.ok(operatePage.includes(`maxAllowedContentLength="${taken * 1024 * 1024}"`))
      assert.ok(operatePage.includes(`max_size ${taken}MB`))
    })

    test('takes from one address a small part of the connections that Hearth takes, and enough for an office', () => {
      const [zone, from] = value('limit_conn').split(' ')
      assert.match(value('limit_conn_zone'), new RegExp(`^\\$binary_remote_addr zone=${zone}:\\d+m$`))
      const most = Number(from)
      assert.ok(most >= 100 && most * 10 <= mostConnections, `${most} of ${mostConnections}`)
      assert.equal(value('limit_conn_status'), '429')
      assert.ok(operatePage.includes(`at most ${most} at once from one address`))
    })

    test('waits longer than anybody waits for their turn, and the database may then take', () => {
      const source = read('src/platform/sql/database.ts')
      const [, statement = ''] = /statement_timeout=(\d+)/.exec(source) ?? []
      const [, turn = ''] = /atWork: \{.*patience: ([\d_]+)/.exec(source) ?? []
      const [database, line] = [Number(statement), Number(turn.replaceAll('_', ''))]
      const patience = Number(value('proxy_read_timeout').replace('s', ''))
      assert.ok(patience * 1000 > database + line && database > 0 && line > 0)
      assert.ok(operatePage.includes(`wait ${patience} seconds`))
    })

    test('says who asks and of which site, believing no visitor', () => {
      for (const header of ['Host $host', 'X-Forwarded-For $remote_addr', 'X-Forwarded-Proto $scheme'])
        assert.ok(conf.includes(`proxy_set_header ${header};`), header)
    })

    test('B27: leaves compressing to Hearth, which knows what must not be', () => {
      assert.equal(value('gzip'), 'off')
    })

    test('keeps every address that is a key out of the log', () => {
      const [, pattern = ''] = /^\s*~(\S+) 0;$/m.exec(conf) ?? []
      const keys = allRoutes.filter(({ path }) => path.includes(':token')).map(({ path }) => path)
      assert.notEqual(keys.length, 0)
      for (const path of keys) {
        assert.match(path, new RegExp(pattern), `${path} is a key: nginx writes it into its log`)
        const [before] = path.split(':token')
        assert.ok(operatePage.includes(`\`${before}…\``), `docs/operate.md names ${before}… to whoever sets up a proxy`)
      }
      assert.match(value('access_log'), /if=\$hearth_logged$/)
    })
  })
})
