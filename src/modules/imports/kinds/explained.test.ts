import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readFile } from '../file.ts'
import { exampleFile, exampleOf } from '../routes/of-kind.ts'
import { explained } from './explained.ts'
import { kinds } from './index.ts'

describe('UM-D15: of each file that can be brought in', () => {
  for (const kind of kinds)
    test(`${kind.name}: each column is explained, and the example and the template are read as that file`, () => {
      assert.deepEqual(Object.keys(explained[kind.name].columns), Object.keys(kind.columns))
      for (const [name, { means }] of Object.entries(explained[kind.name].columns)) assert.ok(means.length > 5, name)
      const read = (text: string) => readFile({ name: 'a.csv', bytes: new TextEncoder().encode(text) })
      const example = read(exampleFile(kind, [exampleOf(kind)]))
      assert.deepEqual([example.kind?.name, example.count, example.errors, example.warnings], [kind.name, 1, [], []])
      const template = read(exampleFile(kind, []))
      assert.deepEqual([template.kind?.name, template.count, template.errors], [kind.name, 0, []])
    })
})
