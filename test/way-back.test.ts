import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { moves as actions } from '#modules/actions/states.ts'
import { moves as allegations } from '#modules/allegations/states.ts'
import { moves as audits } from '#modules/audits/states.ts'
import { moveForms } from '#modules/audits/move-forms.ts'
import { moves as complaints } from '#modules/complaints/states.ts'
import { moves as escalations } from '#modules/escalations/states.ts'
import { moves as observations } from '#modules/observations/states.ts'
import { moves as exemptions } from '#modules/exemptions/states.ts'
import { moves as programme } from '#modules/programme/states.ts'
import { stepsBeside as parts } from '#modules/evidence/commands/hand-over.ts'
import { stepsBeside as years } from '#modules/calendar/steps-beside.ts'
import { yearMoves as calendar } from '#modules/calendar/year-moves.ts'
import { stepsBeside as plans } from '#modules/planning/steps-beside.ts'
import { moves as voices } from '#modules/voices/states.ts'
import type { Back, StepBeside } from '#platform/workflow.ts'

/*
 * Every move names its way back, or why there is none: a move without does not compile. A way back that is named exists, is open from where the
 * move leads, leads back to where it came from, and is somebody's to make.
 */

type Made = {
  from: readonly string[]
  to: unknown
  reaches?: readonly string[]
  back: Back
  by: string
  byHearth?: true
}
const rooms: Record<string, Readonly<Record<string, Made>>> = {
  audits,
  observations,
  complaints,
  escalations,
  programme,
  exemptions,
  allegations,
  voices,
  actions,
  calendar,
}
/** Where Hearth itself leads on in the same moment. */
const onward: Readonly<Record<string, string>> = { graded: 'with_team_manager' }

const reached = ({ to, reaches }: Made): string[] =>
  (typeof to === 'string' ? [to] : [...(reaches ?? [])]).map((state) => onward[state] ?? state)

for (const [room, moves] of Object.entries(rooms))
  describe(`every move of ${room} names its way back`, () => {
    for (const [name, move] of Object.entries(moves))
      test(name, () => {
        if ('none' in move.back) {
          assert.match(move.back.none, /^[A-Z].{20,}[.]$/, 'why there is none, in a sentence')
          return
        }
        assert.ok(move.back.by.length > 0)
        for (const way of move.back.by) {
          const back = moves[way]
          assert.ok(back, `there is no move “${way}”`)
          assert.notEqual(back.by, '')
          assert.ok(!back.byHearth, `${way} is made by nobody`)
          const open = reached(move).filter((state) => back.from.includes(state))
          assert.ok(open.length > 0, `${way} is not open from ${reached(move).join(', ')}`)
        }
        const leads = move.back.by.flatMap((way) => reached(moves[way]!))
        const stays = reached(move).every((state) => move.from.includes(state))
        const nearer = move.from.some((state) => leads.includes(onward[state] ?? state))
        assert.ok(
          nearer || stays || forwardAgain.has(`${room} ${name}`),
          `${leads.join(', ')} is not where it came from`,
        )
      })
  })

const beside: Readonly<Record<string, StepBeside>> = { ...plans, ...years, ...parts }
describe('what stands among the moves and moves nothing names its way back', () => {
  for (const [name, { back, by }] of Object.entries(beside))
    test(name, () => {
      assert.notEqual(by, '')
      if ('none' in back) assert.match(back.none, /^[A-Z].{20,}[.]$/, 'why there is none, in a sentence')
      else for (const way of back.by) assert.ok(beside[way], `there is no step “${way}”`)
    })
})

test('no move is kept under a name without a way back', () => {
  const named = new Set([...Object.values(rooms).flatMap((moves) => Object.keys(moves)), ...Object.keys(beside)])
  const sources = execFileSync('git', ['ls-files', 'src/modules/*.ts'], { encoding: 'utf8' }).split('\n')
  let found = 0
  for (const path of sources.filter((one) => one !== '' && !/test(ing)?[.]ts$|demonstration/.test(one))) {
    const text = readFileSync(path, 'utf8')
    const kept = [
      ...text.matchAll(/note(?:Move|Beside)\([^)]*? move: '(\w+)'/g),
      ...text.matchAll(/noteAnew\(tx, \w+, '(\w+)'/g),
      ...text.matchAll(/keepAndTell\([^)]*? move: '(\w+)'/g),
      ...text.matchAll(/insert into (?:voice_)?moves [^`]*?values \(\$\{\w+\}, '(\w+)'/g),
    ]
    found += kept.length
    for (const [, name] of kept) assert.ok(named.has(name!), `${path}: ${name}`)
  }
  assert.ok(found > 5, 'the names are found in the sources')
})

/** These lead on from what they did to the same place by another way: the one who is chosen again, the action that is sent again. */
const forwardAgain: ReadonlySet<string> = new Set(['actions finish'])

test('a move of an audit that is a way back has a page', () => {
  const ways = Object.values<Made>(audits).flatMap(({ back }) => ('by' in back ? back.by : []))
  for (const way of ways.filter((one) => one !== 'correct')) assert.ok(Object.hasOwn(moveForms, way), way)
})
