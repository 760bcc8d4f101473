import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { root } from '#src/config.ts'
import { guideKeys } from './guides.ts'
import { guideOf } from './queries/guides.ts'

describe('UM-D22: help', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())

  test('holds every guide, whole and without a sign of how it is written', () => {
    const files = readdirSync(`${root}docs/guide`).map((name) => name.replace('.md', ''))
    assert.deepEqual(files.toSorted(), ['README', ...guideKeys].toSorted())
    for (const key of [...guideKeys, 'README'] as const) {
      const said = String(guideOf(key).body)
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/&[#\w]+;/g, ' ')
      assert.doesNotMatch(said, /\*\*|\]\(|`|\.md\b|^- /m, key)
      const words = (text: string) =>
        text
          .replaceAll(/\([\w-]+\.md\)/g, ' ')
          .match(/\p{L}{4,}/gu)!
          .filter((word) => word !== 'quot')
      const written = readFileSync(`${root}docs/guide/${key}.md`, 'utf8')
      assert.deepEqual(words(said), words(written.slice(written.indexOf('\n'))), key)
    }
  })

  test('stands within the product for whoever is signed in, with their own guide first; and for everybody else', async () => {
    const worker = await visits.as('fsw-1')
    for (const path of ['/help', '/help/team-manager', '/accessibility', '/privacy', '/references']) {
      const { status, text } = await worker.get(path)
      assert.equal(status, 200, path)
      for (const part of ['href="/your-account"', 'role="search"', 'href="/households"'])
        assert.ok(text.includes(part), `${path}: ${part}`)
      const outside = await visits.anyone.get(path)
      assert.equal(outside.status, 200, path)
      assert.doesNotMatch(outside.text, /your-account/)
    }
    const { text } = await worker.get('/help')
    assert.match(text, /Your guide[^]*href="\/help\/fostering-social-worker"/)
    assert.equal((await worker.get('/help/nobody')).status, 404)
  })
})
