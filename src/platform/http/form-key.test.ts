import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { saidIn } from '#platform/html/form-asks.ts'
import { contentHash, isOfAnother, keyForAnother, pageKeyIn, takeKey, withKeys, withPageKey } from './form-key.ts'
import { inTurn } from './in-turn.ts'

const form = (action: string, inside = '') => `<form method="post" action="${action}" novalidate>${inside}</form>`
const keysIn = (markup: string): string[] =>
  [...markup.matchAll(/name="form-key" value="([^"]*)"/g)].map(([, key]) => key!)
const now = Temporal.Instant.from('2026-11-19T10:00:00Z')

describe('a form key', () => {
  test('is put into every form that is posted, each its own, and into no other', () => {
    const markup = `${form('/one')}${form('/one')}<form method="get" action="/find"></form><form id="x" class="a" method="post" action="/two" novalidate></form>`
    const keys = keysIn(withKeys(markup))
    assert.equal(new Set(keys).size, 3)
    assert.notDeepEqual(keysIn(withKeys(markup)), keys, 'and another each time that the page is shown')
    assert.ok(keys.every((key) => takeKey({ 'form-key': key }).key === key))
  })

  test('is kept by a form that is shown again, where one form of the page is that', () => {
    const key = 'k'.repeat(24)
    const posted = { url: '/one?a=1&b=2', key }
    assert.deepEqual(keysIn(withKeys(`${form('/two')}${form('/one?a=1&amp;b=2')}`, { posted }))[1], key)
    assert.ok(!keysIn(withKeys(`${form('/one?a=1&amp;b=2')}${form('/one?a=1&amp;b=2')}`, { posted })).includes(key))
  })

  test('that stands in a form already stays: words that were kept come back with the key that they were sent with', () => {
    const kept = form('/one', '<input type="hidden" name="form-key" value="the one of before, whatever it is">')
    assert.deepEqual(keysIn(withKeys(kept + form('/two')))[0], 'the one of before, whatever it is')
    assert.equal(keysIn(withKeys(kept + form('/two'))).length, 2)
  })

  test('goes with what the form asks, also where its fields stand elsewhere on the page and belong to it by its id', () => {
    const markup = `<form id="alert" method="post" action="/alert"></form>${form('/one', '<label for="a">Mine</label><input id="a" name="a"><label for="b">What is it?</label><textarea form="alert" id="b" name="b"></textarea>')}`
    const [alert, own] = [...withKeys(markup, { saysWhatItAsks: true }).matchAll(/name="form-asks" value="([^"]*)"/g)]
    const sent = { a: 'Some words', b: 'A bruise' }
    assert.deepEqual(
      saidIn(alert![1], sent)!.map(({ says, text }) => [says, text]),
      [['What is it?', 'A bruise']],
    )
    assert.deepEqual(
      saidIn(own![1], sent)!.map(({ says }) => says),
      ['Mine'],
    )
    assert.doesNotMatch(withKeys(markup), /form-asks/, 'nor to anybody who is not signed in')
  })

  test('of a page with a key in its address is the same when a browser comes back, whatever else stands there by then', () => {
    const url = withPageKey('/actions/new?household=H-1', now)
    const query = Object.fromEntries(new URLSearchParams(url.split('?')[1]))
    const pageKey = pageKeyIn(query, now.add({ hours: 11 }))
    assert.ok(pageKey)
    const [first] = keysIn(withKeys(form('/one'), { pageKey }))
    assert.equal(keysIn(withKeys(`${form('/other')}<p>Saved</p>${form('/one')}`, { pageKey }))[1], first)
    assert.equal(pageKeyIn(query, now.add({ hours: 13 })), undefined, 'a bookmark has another the next day')
    assert.equal(pageKeyIn(query, now.subtract({ hours: 1 })), undefined)
    assert.equal(new URLSearchParams(withPageKey(url, now).split('?')[1]).getAll('form-key').length, 1)
  })

  test('says for whom its form was shown: to that person it is theirs, to another it is not, and without that it is anybody’s', () => {
    const [key] = keysIn(withKeys(form('/one'), { shownTo: 7 }))
    assert.equal(takeKey({ 'form-key': key! }).key, key)
    assert.deepEqual([isOfAnother(key, 7), isOfAnother(key, 8)], [false, true])
    const [shown] = key!.split('.')
    for (const one of [undefined, shown, keyForAnother(key!, 'content'), 'k'.repeat(24)])
      assert.equal(isOfAnother(one, 8), false)
    assert.doesNotMatch(keysIn(withKeys(form('/one')))[0]!, /\./, 'nobody is signed in')
  })

  test('that is none of ours is none', () => {
    for (const given of ['', 'short', 'a'.repeat(65), '<b>'.repeat(10), ['a'.repeat(30), 'b'.repeat(30)]])
      assert.deepEqual(takeKey({ 'form-key': given, words: 'x' }), { key: undefined, asks: '', body: { words: 'x' } })
    fc.assert(fc.property(fc.string(), (text) => pageKeyIn({ 'form-key': text }, now) === undefined))
  })
})

test('what was sent is told apart by every field and every file, and by nothing else', () => {
  const key = 'k'.repeat(24)
  const file = { field: 'files', name: 'a.csv', size: 1, bytes: new Uint8Array([1]) }
  const of = (body: Record<string, string | string[]>, files = [file]) => contentHash(key, body, files)
  const own = of({ one: 'a\r\nb', two: ['x', 'y'] })
  assert.equal(of({ two: ['x', 'y'], one: 'a\nb' }), own, 'a line break is one, and the order of names does not matter')
  const others = [
    of({ one: 'a b', two: ['x', 'y'] }),
    of({ one: 'a\nb', two: ['y', 'x'] }),
    of({ one: 'a\nb', two: ['x', 'y'] }, []),
    of({ one: 'a\nb', two: ['x', 'y'] }, [{ ...file, bytes: new Uint8Array([2]) }]),
    of({ one: 'a\nb', two: ['x', 'y'] }, [{ ...file, name: 'b.csv' }]),
    contentHash('other'.repeat(5), { one: 'a\nb', two: ['x', 'y'] }, [file]),
  ]
  assert.equal(new Set([own, ...others]).size, others.length + 1)
  assert.equal(keyForAnother(key, own), keyForAnother(key, own))
  assert.notEqual(keyForAnother(key, own), keyForAnother(key, others[0]!))
})

test('work of one name is done one after the other, also when one fails; of other names at once', async () => {
  const log: string[] = []
  const work = (name: string, fails = false) =>
    inTurn(name, async () => {
      log.push(`${name} begins`)
      await new Promise(setImmediate)
      log.push(`${name} ends`)
      if (fails) throw new Error('It failed.')
    })
  const done = await Promise.allSettled([work('a', true), work('a'), work('a'), work('b')])
  assert.deepEqual(
    done.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  )
  const ofA = log.filter((one) => one.startsWith('a'))
  assert.deepEqual(ofA, ['a begins', 'a ends', 'a begins', 'a ends', 'a begins', 'a ends'])
  assert.ok(log.indexOf('b begins') < log.lastIndexOf('a begins'))
})
