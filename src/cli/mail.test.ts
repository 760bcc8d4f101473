import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readConfig } from '#src/config.ts'
import { freshDatabase } from '#test/database.ts'
import { useMailServer } from './mail.ts'

describe('UM-D38: a process that sends mail', async () => {
  const { connection } = await freshDatabase()
  const mail = { HEARTH_SMTP_URL: 'smtp://127.0.0.1:1', HEARTH_MAIL_FROM: 'hearth@example.gov.uk' }
  const table: readonly [name: string, env: NodeJS.ProcessEnv, says: RegExp | null][] = [
    [
      'without a base address says where its links lead, and names the variable',
      { ...mail, HEARTH_PORT: '3100' },
      /^HEARTH_BASE_URL is not set: links in mail begin with http:\/\/127\.0\.0\.1:3100, /,
    ],
    ['with one says nothing', { ...mail, HEARTH_BASE_URL: 'https://hearth.example.gov.uk' }, null],
    ['or rather none, says nothing of links: none goes out', {}, null],
  ]
  for (const [name, env, says] of table)
    test(name, async (t) => {
      const lines: string[] = []
      t.mock.method(console, 'error', (line: string) => lines.push(line))
      const close = await useMailServer(readConfig(env), connection)
      close()
      assert.equal(lines.length, says ? 1 : 0)
      if (says) assert.match(lines[0]!, says)
    })
})
