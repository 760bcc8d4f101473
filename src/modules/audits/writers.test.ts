import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type State, states } from './steps.ts'
import { mayWrite, mayWriteIn } from './writers.ts'
import {
  type Name,
  differences,
  framework,
  keys,
  lineFor,
  lines,
  names,
  questions,
  tool,
  wanted,
  writerOf,
} from './writers.testing.ts'

describe('Who may write which answer', () => {
  test('7.1 7.2 7.7 7.8 7.9 7.10: every state, every person, every question, as the framework has it', () => {
    const parts = new Map(
      names.map((name) => {
        return [name, writerOf(name)]
      }),
    )
    const sectionOf = new Map(questions.map(({ section, question }) => [question.key, section]))
    const may = (state: State, name: Name, key: string) =>
      mayWrite(sectionOf.get(key)!, { key }, { state }, parts.get(name)!)
    assert.deepEqual(differences(lines(may), lines(wanted)), { tooMuch: [], tooLittle: [] })
  })

  test('every question of the tool has its line in the table, and every line its questions', () => {
    assert.deepEqual(
      keys.filter((key) => lineFor(key) === undefined),
      [],
    )
    for (const line of framework)
      assert.ok(
        keys.some((key) => lineFor(key) === line),
        line.clause,
      )
  })

  test('a section is somebody’s to write when one of its questions is', () => {
    for (const state of states) {
      for (const name of names) {
        const writer = writerOf(name)
        for (const section of tool.sections)
          assert.equal(
            mayWriteIn(section, { state }, writer),
            section.questions.some(({ key }) => wanted(state, name, key)),
            `${state}: ${name}: ${section.key}`,
          )
      }
    }
  })
})
