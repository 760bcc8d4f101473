import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { faultsOf } from './rules.ts'
import { readTree, shorten } from './tree.ts'

const sound = `- main:
  - heading "Audits" [level=1]
  - table "Audits by day":
    - caption: Audits by day
    - rowgroup:
      - row "Audit By when":
        - columnheader "Audit"
        - columnheader "By when"
    - rowgroup:
      - row "A-1001 Thu":
        - rowheader "A-1001":
          - link "A-1001":
            - /url: /audits/A-1001
        - cell "2":
          - link "2":
            - /url: /actions?audit=1
      - row "A-1002 Fri":
        - rowheader "A-1002":
          - link "A-1002":
            - /url: /audits/A-1002
        - cell "2":
          - link "2":
            - /url: /actions?audit=2
  - heading "More" [level=2]
  - group "Which child?":
    - checkbox "AB"
  - group "Which carer?":
    - checkbox "AB"
  - 'button "Save: all"'`

const faultsWith = (from: string, to: string): string[] => faultsOf(readTree(sound.replace(from, to)))

describe('the rules of a page as it is read aloud', () => {
  test('find nothing on a sound page: numbers in cells are read with the headers of their row', () =>
    assert.deepEqual(faultsOf(readTree(sound)), []))

  for (const [what, from, to, says] of [
    ['a heading that jumps', '"More" [level=2]', '"More" [level=3]', /“More” jumps to level 3/],
    ['a page of two first headings', '"More" [level=2]', '"More" [level=1]', /2 headings of level 1/],
    ['links of one name to different places', 'link "A-1002"', 'link "A-1001"', /2 links heard as “A-1001”/],
    ['a link without a name', 'link "2"', 'link', /has no name/],
    ['a table without a caption', 'table "Audits by day"', 'table', /a table has no caption/],
    ['a row without a header', 'rowheader "A-1001"', 'cell "A-1001"', /1 rows without a header/],
    [
      'fields of one name in one group',
      'checkbox "AB"\n  - group "Which carer?":',
      'checkbox "AB"',
      /2 times: checkbox “AB” in > Which child\?/,
    ],
    ['a button without a name', `'button "Save: all"'`, 'button', /a button has no name/],
  ] as const)
    test(`find ${what}`, () => assert.match(faultsWith(from, to).join('\n'), says))
})

test('A tree is kept short: no addresses, no numbers of references, of long lists the beginning', () => {
  const rows = [1, 2, 3, 4, 5].map((at) => `  - listitem:\n    - link "A-100${at}":\n      - /url: /audits/A-100${at}`)
  assert.equal(
    shorten(['- list:', ...rows, '- paragraph: The end'].join('\n')),
    ['- list', ...[1, 2, 3].map(() => '  - listitem\n    - link "A-…"'), '  - … 2 more', '- paragraph: The end'].join(
      '\n',
    ),
  )
})

for (const token of [
  '-sC2a3ZkQw1rT8yBv6Lm4xE',
  'sC2a3ZkQw1rT8yBv6Lm4xE-',
  'sC2a3ZkQw1-T8yBv6Lm4x_E',
  '_C2a3ZkQw1rT8yBv6Lm4xE',
])
  test(`says nothing of a secret that is drawn, wherever a dash stands in it: ${token}`, () =>
    assert.equal(shorten(`- link "Open /say/${token}"`), '- link "Open /say/…"'))
