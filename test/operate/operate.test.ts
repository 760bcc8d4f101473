import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { aFile, aHousehold } from '#modules/imports/testing.ts'
import { type EmbeddedPostgres, openPostgres } from '#platform/postgres/index.ts'
import { careless } from '#platform/postgres/testing.ts'
import { listVariables, withoutTheSecret } from '#src/config.ts'
import { aMachine, type Machine } from './machine.ts'
import { operatePage, stepsOf } from './page.ts'

/* docs/operate.md is walked here: every line of its boxes is run, in order, on a machine that never saw Hearth (UM-D1). */

let machine: Machine
let postgres: EmbeddedPostgres
const said: { line: string; text: string }[] = []

before(async () => {
  machine = await aMachine()
  postgres = await openPostgres(`${machine.folder}/postgresql`, { settings: careless, database: 'postgres' })
})
after(async () => {
  await machine.stopAll()
  await postgres.stop()
  rmSync(machine.folder, { recursive: true, force: true })
})

/** As the administrator of the server. */
async function administer(text: string, database = 'postgres'): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ ...postgres.connection, database })
  await client.connect()
  const results = []
  for (const statement of text.split(';').filter((one) => one.trim() !== ''))
    results.push(await client.query(statement))
  await client.end()
  return results
}

const host = () => encodeURIComponent(postgres.connection.host)

/** What a person does at a line, besides typing it. */
const byHand: [RegExp, (line: string) => Promise<boolean>][] = [
  [
    /^sudo git clone REPOSITORY/,
    async (line) => {
      const { code, said: text } = await machine.run(line.replace('REPOSITORY', await machine.repository()))
      assert.equal(code, 0, text)
      machine.linkPackages()
      return true
    },
  ],
  [
    /^sudoedit \/etc\/hearth\/owner\.env$/,
    async () => {
      machine.edit('/etc/hearth/owner.env', (text) => text.replace('@localhost/hearth"', `@/hearth?host=${host()}"`))
      return true
    },
  ],
  [
    /^sudoedit \/etc\/hearth\/hearth\.env$/,
    async () => {
      machine.edit('/etc/hearth/hearth.env', (text) =>
        machine
          .place(text)
          .replace('HEARTH_PORT="3000"', `HEARTH_PORT="${machine.port}"`)
          .replace(/^HEARTH_(SMTP_URL|MAIL_FROM).*\n/gm, ''),
      )
      return true
    },
  ],
  [
    /^sudoedit \/etc\/hearth\/rehearsal\/(owner|hearth)\.env$/,
    async (line) => {
      machine.edit(line.replace('sudoedit ', ''), (text) =>
        text.replace('/hearth?host', '/hearth_rehearsal?host').replace(/HEARTH_PORT="\d+"/, 'HEARTH_PORT="0"'),
      )
      return true
    },
  ],
  [
    /^sudo systemctl /,
    async (line) => {
      await machine.systemctl(line.replace('sudo systemctl ', '').split(' '))
      return true
    },
  ],
  [
    /^sudo -u hearth hearth import households\.csv$/,
    async () => {
      machine.write('households.csv', aFile('fostering_households', [aHousehold()]).bytes.toString())
      return false
    },
  ],
  [
    /^sudo git -C \/opt\/hearth pull$/,
    async () => {
      machine.nextVersion()
      return false
    },
  ],
]

async function walk(under: string): Promise<void> {
  const steps = stepsOf(operatePage).filter((step) => step.under === under)
  assert.notEqual(steps.length, 0, `${under} tells nothing to run`)
  for (const { lang, text } of steps) {
    if (lang === 'sql') await administer(text)
    else if (!(await byHand.find(([line]) => line.test(text))?.[1](text))) {
      const { code, said: words } = await machine.run(text)
      assert.equal(code, 0, `${text}\n${words}`)
      said.push({ line: text, text: words })
    }
  }
}

const answerTo = (line: RegExp) => said.findLast((one) => line.test(one.line))?.text ?? ''
const health = async () => (await fetch(`http://127.0.0.1:${machine.port}/health`)).status

describe('docs/operate.md, word by word', () => {
  test('Install: an empty service runs, and its administrator has a link', async () => {
    await walk('Install')
    assert.match(answerTo(/migrate/), /An empty service has begun\./)
    assert.match(answerTo(/user add/), /https:\/\/hearth\.example\.gov\.uk\/invitations\//)
    assert.match(answerTo(/curl/), /\{"status":"ok"\}/)
  })

  test('the web server holds an address of its own and not the owner’s; the jobs hold both', async () => {
    const [web, work] = ['hearth-web', 'hearth-work'].map((unit) => machine.environmentOf(unit))
    assert.equal(web!['HEARTH_DATABASE_URL'], undefined)
    assert.match(web!['HEARTH_WEB_DATABASE_URL']!, /hearth_web_hearth/)
    assert.match(work!['HEARTH_DATABASE_URL']!, /hearth_owner/)
    const [users] = await administer(
      `select distinct usename as user from pg_stat_activity where datname = 'hearth' order by 1`,
    )
    assert.deepEqual(users!.rows, [{ user: 'hearth_owner' }, { user: 'hearth_web_hearth' }])
  })

  test('Bring in people, then the register: what the file says is there', async () => {
    await walk('Bring in people, then the register')
    assert.match(answerTo(/--apply$/), /1 row: 1 new/)
    const [count] = await administer('select count(*)::int as count from households', 'hearth')
    assert.deepEqual(count!.rows, [{ count: 1 }])
  })

  test('Back up: an encrypted file is there, by the unit that the timer starts', async () => {
    await walk('Back up')
    const files = machine.list('/var/backups/hearth')
    assert.match(files.join(), /^hearth-\d{4}-\d\d-\d\d\.backup$/)
    assert.match(machine.read(`/var/backups/hearth/${files[0]}`), /^age-encryption\.org\/v1\n/)
  })

  test('Restore, and rehearse it: the copy says on its pages that it is one', async () => {
    await walk('Restore, and rehearse it')
    assert.match(answerTo(/--rehearsal$/), /This is a rehearsal: no mail goes out, no jobs run/)
    const [rows] = await administer(`select key from settings where key = 'rehearsal'`, 'hearth_rehearsal')
    assert.equal(rows!.rowCount, 1)
    const [none] = await administer(`select key from settings where key = 'rehearsal'`, 'hearth')
    assert.equal(none!.rowCount, 0, 'the service itself is none')
  })

  test('UM-D1: Upgrade: the backup works on the schema before, migrate makes its own, and the service runs again', async () => {
    await walk('Upgrade')
    assert.match(answerTo(/hearth backup .*before-upgrade/), /^Wrote \d+ rows/)
    assert.match(
      answerTo(/hearth migrate$/),
      /^Wrote a backup first, to .*\/before-9999-next: [^]*Applied 9999-next\.sql\./,
    )
    assert.deepEqual(machine.list('/var/lib/hearth/backups'), ['before-9999-next'])
    assert.equal(await health(), 200)
    const asService = 'HEARTH_ENV=/etc/hearth hearth'
    assert.match((await machine.run(`${asService} migrate`)).said, /^The database was up to date already\.$/)
  })

  test('a way back: what was backed up before the upgrade is restored into an empty database', async () => {
    await administer('create database hearth_back owner hearth_owner')
    machine.edit('/etc/hearth/rehearsal/owner.env', (text) => text.replace('hearth_rehearsal', 'hearth_back'))
    const restored = await machine.run(
      'HEARTH_ENV=/etc/hearth/rehearsal hearth restore /var/lib/hearth/backups/before-9999-next',
    )
    assert.equal(restored.code, 0, restored.said)
    assert.match(restored.said, /^One message waits to be sent, from today\./)
  })

  test('says what every variable is, and of the secret the same as the command line', () => {
    for (const { name } of listVariables()) assert.ok(operatePage.includes(name), name)
    assert.ok(operatePage.includes(withoutTheSecret))
    assert.ok(listVariables().some(({ means }) => means.includes(withoutTheSecret)))
  })
})
