import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { assetPath, buildAssets, loadAssets } from './index.ts'

describe('what browsers load', () => {
  let directory = ''
  let css = ''
  const file = (name: string) => readFile(join(directory, assetPath(name).replace('/assets/', '')), 'utf8')

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hearth-assets-'))
    await buildAssets(directory, { colour: '#123456' })
    css = await file('hearth.css')
  })
  after(() => rm(directory, { recursive: true, maxRetries: 5 }))

  test('names change with content, so that they may be kept for ever', async () => {
    for (const name of ['hearth.css', 'hearth.js', 'supported.js', 'favicon.svg']) {
      assert.match(assetPath(name), /^\/assets\/\w+-[0-9a-f]{10}\.\w+$/)
      assert.ok((await file(name)).length > 0)
    }
  })

  test('the styles have no GDS Transport, no crown and no royal arms', () => {
    assert.doesNotMatch(css, /GDS Transport|crown|crest|royal/i)
  })

  test('every font that the styles name is there', async () => {
    const fonts = [...css.matchAll(/url\("?(fonts\/[^")]+)"?\)/g)].map(([, path]) => path ?? '')
    assert.ok(fonts.length > 0)
    for (const font of fonts) assert.ok((await stat(join(directory, font))).size > 0)
  })

  test('nothing is fetched from elsewhere', () => {
    assert.doesNotMatch(css, /url\(["']?(https?:)?\/\//)
  })

  test('a council’s own colour takes the place of ours', () => {
    assert.match(css, /--govuk-brand-colour:#123456\}$/)
  })

  test('a second start builds nothing and finds the same', async () => {
    const names = await readdir(directory)
    const times = () => Promise.all(names.map(async (name) => (await stat(join(directory, name))).mtimeMs))
    const first = await times()
    const built = await buildAssets(directory, { colour: '#123456' })
    assert.deepEqual(await times(), first)
    assert.deepEqual(await loadAssets(directory), built)
  })

  test('a colour that is no colour is refused', async () => {
    await assert.rejects(buildAssets(directory, { colour: 'red;}' }), /brand colour must be written like/)
  })

  test('nothing built says so', async () => {
    await assert.rejects(loadAssets(join(directory, 'nowhere')), /No assets have been built/)
  })
})
