import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ConfigProblem, listVariables, readConfig } from '#src/config.ts'

describe('the configuration', () => {
  test('needs nothing to be set', () => {
    const { port, host, data, databaseUrl, today } = readConfig({})
    assert.deepEqual([port, host, databaseUrl, today], [3000, '127.0.0.1', undefined, undefined])
    assert.match(data, /\/\.data$/)
  })

  test('takes what is set, as what it is', () => {
    const { port, today, baseUrl } = readConfig({
      HEARTH_PORT: '4100',
      HEARTH_TODAY: '2026-11-23',
      HEARTH_BASE_URL: 'https://hearth.example/',
    })
    assert.equal(port, 4100)
    assert.equal(String(today), '2026-11-23')
    assert.equal(baseUrl, 'https://hearth.example')
  })

  const wrong: [string, string][] = [
    ['HEARTH_PORT', 'three thousand'],
    ['HEARTH_PORT', '70000'],
    ['HEARTH_DATABASE_URL', 'mysql://somewhere'],
    ['HEARTH_DATABASE_URL', 'postgres://owner@host/hearth?sslmode=require&options=-c%20role%3Downer'],
    ['HEARTH_WEB_DATABASE_URL', 'hearth_web_hearth'],
    ['HEARTH_SECRET', 'short'],
    ['HEARTH_BASE_URL', 'our-council'],
    ['HEARTH_TRUSTED_PROXIES', 'proxy.council.example'],
    ['HEARTH_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['HEARTH_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['HEARTH_TRUSTED_PROXIES', '10.0.0.1,,10.0.0.2'],
    ['HEARTH_BRAND_COLOUR', 'teal'],
    ['HEARTH_BRAND_COLOUR', '#ffff00'],
    ['HEARTH_BRAND_COLOUR', '#767676'],
    ['HEARTH_TODAY', '31/12/2026'],
    ['HEARTH_TODAY', '2026-02-30'],
    ['HEARTH_MAIL_FROM', 'nobody'],
  ]
  for (const [name, value] of wrong) {
    test(`refuses ${name}=${value} in a sentence that names it and does not repeat it`, () => {
      assert.throws(
        () => readConfig({ [name]: value }),
        (problem) =>
          problem instanceof ConfigProblem &&
          problem.message.startsWith(`${name} must `) &&
          !problem.message.includes(value),
      )
    })
  }

  test('SB-9: believes this machine, or the proxies that are named', () => {
    assert.deepEqual(readConfig({}).trustedProxies, ['loopback'])
    const named = readConfig({ HEARTH_TRUSTED_PROXIES: 'loopback, 10.0.3.7,fd00::/8' })
    assert.deepEqual(named.trustedProxies, ['loopback', '10.0.3.7', 'fd00::/8'])
  })

  test('wants to know who mail comes from before it sends any', () => {
    assert.throws(() => readConfig({ HEARTH_SMTP_URL: 'smtp://localhost' }), /^ConfigProblem: HEARTH_MAIL_FROM/)
  })

  test('explains every variable in a sentence', () => {
    for (const { name, means } of listVariables()) assert.match(means, /^[A-Z].*\.$/, name)
  })

  test('reads every variable that it explains', () => {
    const read = new Set<string>()
    const env = new Proxy({} as NodeJS.ProcessEnv, {
      get: (_, name) => {
        read.add(String(name))
        return undefined
      },
    })
    readConfig(env)
    const never = listVariables().filter(({ name }) => !read.has(name))
    assert.deepEqual(never, [], 'explained and never read: give it its line in `Config` and in `readConfig` as well')
  })
})
