import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countInWords, listCount, listPages } from './list-pages.ts'

const list = { count: 60, more: false, page: 1, asked: { page: 1 } }
const hrefs = (of: Partial<typeof list> & { next?: number; asked?: { page: number; after?: number } }) =>
  [
    ...String(listPages({ path: '/leaves', chosen: { show: 'dry', of: '' }, list: { ...list, ...of } })).matchAll(
      /href="([^"]*)"/g,
    ),
  ].map(([, href]) => href!.replaceAll('&amp;', '&'))

test('how long a list is, in words', () => {
  assert.equal(countInWords({ ...list, count: 1 }, 'leaf', 'leaves'), '1 leaf')
  assert.equal(countInWords({ ...list, count: 1044 }, 'leaf', 'leaves'), '1,044 leaves')
  assert.equal(countInWords({ ...list, count: 500, more: true }, 'leaf', 'leaves'), 'More than 500 leaves')
  assert.equal(
    countInWords({ ...list, count: 30, asked: { page: 1, after: 7 } }, 'leaf', 'leaves'),
    '30 further leaves',
  )
})

test('a page that does not exist is said to be none', () => {
  assert.match(
    String(listCount({ ...list, page: 3, asked: { page: 99 } }, 'leaf', 'leaves')),
    /60 leaves\. There is no page 99: this is the last, page 3</,
  )
  assert.doesNotMatch(String(listCount(list, 'leaf', 'leaves')), /no page/)
})

test('the pages of a list keep what it is narrowed to', () => {
  assert.deepEqual(hrefs({ page: 2, asked: { page: 2 } }), [
    '/leaves?show=dry',
    '/leaves?show=dry',
    '/leaves?show=dry&page=2',
    '/leaves?show=dry&page=3',
    '/leaves?show=dry&page=3',
  ])
  assert.deepEqual(hrefs({ count: 25 }), [])
})

test('UM-D30: what comes after the end of a list is led to, and the way back', () => {
  const end = { count: 500, more: true, page: 20, next: 77, asked: { page: 20 } }
  assert.equal(hrefs(end).at(-1), '/leaves?show=dry&after=77')
  assert.deepEqual(hrefs({ count: 12, asked: { page: 1, after: 77 } }), ['/leaves?show=dry'])
  assert.ok(hrefs({ asked: { page: 1, after: 77 } }).includes('/leaves?show=dry&after=77&page=2'))
})
