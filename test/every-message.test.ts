import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type MessageKind, sentencesOf } from '#platform/room.ts'
import { rooms } from '#src/rooms.ts'
import { play, type Scene, scenes } from './every-message/scenes.ts'
import type { Told } from './every-message/stage.ts'

/*
 * RV-1: no kind of message exists that nothing sends. For each kind the table names the scene, of real moves and jobs, in which it
 * is sent, and to whom; a kind without a line does not compile. Whoever is told can open what the link leads to.
 */

/** `to`: who is told at least; whoever else may be told is for the test of the room to say. */
type Line = { in: Scene; to: readonly string[] }

const table: Record<MessageKind, Line> = {
  invitation: { in: 'settingUp', to: ['fsw-3@council.example'] },
  'safety alert raised': { in: 'worries', to: ['tm-1', 'sm-1'] },
  'safety alert told again': { in: 'worries', to: ['tm-1', 'sm-1'] },
  'safety alert climbed': { in: 'worries', to: ['hos-1'] },
  'safety alert out of hours': { in: 'worries', to: ['duty@council.example'] },
  'safety alert decided': { in: 'worries', to: ['fsw-1', 'tm-1'] },
  'look today': { in: 'worries', to: ['iro-1', 'qa-1', 'qa-head'] },
  'words opened': { in: 'worries', to: ['iro-1', 'qa-1', 'qa-head'] },
  'fostering limit passed': { in: 'settingUp', to: ['sm-1', 'hos-1'] },
  'audit scheduled': { in: 'wholeWay', to: ['fro-2'] },
  'review moved': { in: 'wholeWay', to: ['fro-1', 'fsw-1', 'tm-1', 'iro-1'] },
  'audit date corrected': { in: 'wholeWay', to: ['fsw-1', 'tm-1'] },
  'auditor changed': { in: 'wholeWay', to: ['fro-1'] },
  'audit passed on': { in: 'settingUp', to: ['fsw-3'] },
  'report wanted': { in: 'wholeWay', to: ['fsw-1'] },
  'report due': { in: 'nobodyActs', to: ['fsw-1'] },
  'report overdue': { in: 'nobodyActs', to: ['fsw-1'] },
  'voices wanted': { in: 'wholeWay', to: ['iro-1'] },
  'voices due': { in: 'nobodyActs', to: ['iro-1'] },
  'voices overdue': { in: 'nobodyActs', to: ['iro-1'] },
  'voice goes on': { in: 'worries', to: ['qa-1', 'qa-head'] },
  'voice received': { in: 'worries', to: ['qa-1', 'qa-head'] },
  'audit begun': { in: 'wholeWay', to: ['fsw-1'] },
  'audit submitted': { in: 'wholeWay', to: ['qa-1', 'qa-head', 'tm-1', 'sm-1', 'fsw-1'] },
  'audit returned': { in: 'wholeWay', to: ['fro-1', 'fsw-1'] },
  'moderation assigned': { in: 'wholeWay', to: ['iro-2'] },
  'moderator changed': { in: 'wholeWay', to: ['iro-2'] },
  'leave given': { in: 'wholeWay', to: ['fro-1', 'fsw-1'] },
  'moderation discussed': { in: 'wholeWay', to: ['fro-1'] },
  'disagreement raised': { in: 'wholeWay', to: ['qa-head'] },
  'disagreement settled': { in: 'wholeWay', to: ['qa-head'] },
  'audit graded': { in: 'wholeWay', to: ['fro-1', 'fsw-1'] },
  'response wanted': { in: 'wholeWay', to: ['tm-1'] },
  'response given': { in: 'wholeWay', to: ['fro-1', 'fsw-1', 'iro-2'] },
  'response returned': { in: 'wholeWay', to: ['tm-1'] },
  'sign-off wanted': { in: 'wholeWay', to: ['sm-1'] },
  'response signed off': { in: 'wholeWay', to: ['tm-1', 'fro-1', 'fsw-1'] },
  'actions returned': { in: 'wholeWay', to: ['tm-1', 'fsw-1'] },
  're-audit planned': { in: 'wholeWay', to: ['fro-1', 'fsw-1', 'tm-1'] },
  'audit closed': { in: 'toTheEnd', to: ['fro-1', 'fsw-1', 'iro-2', 'tm-1'] },
  'audit cancelled': { in: 'wholeWay', to: ['fro-1', 'fsw-1', 'tm-1'] },
  'audit due': { in: 'nobodyActs', to: ['fro-1'] },
  'audit overdue': { in: 'nobodyActs', to: ['fro-1'] },
  'taken back': { in: 'tooSoon', to: ['fro-1', 'fsw-1'] },
  'piece corrected': { in: 'toTheEnd', to: ['fro-1', 'fsw-1', 'iro-2', 'tm-1'] },
  'piece reopened': { in: 'toTheEnd', to: ['fro-1', 'fsw-1', 'iro-2', 'tm-1'] },
  'observation planned': { in: 'observed', to: ['fsw-1'] },
  'observation changed': { in: 'observed', to: ['sm-1', 'fsw-2'] },
  'observation shared': { in: 'observed', to: ['fsw-1'] },
  'observation answered': { in: 'observed', to: ['sm-1', 'tm-1'] },
  'observation went on': { in: 'observed', to: ['fsw-1'] },
  'part handed over': { in: 'observed', to: ['sm-1', 'fsw-2'] },
  'part taken over': { in: 'observed', to: ['om-1'] },
  'childs words heard': { in: 'observed', to: ['iro-1', 'qa-1', 'qa-head'] },
  'observer away twice': { in: 'observed', to: ['hos-1'] },
  'observation due': { in: 'observed', to: ['fsw-2', 'sm-1'] },
  'observation overdue': { in: 'observed', to: ['fsw-2', 'sm-1'] },
  'leader visit agreed': { in: 'leaders', to: ['ce-1', 'sm-1'] },
  'leader visit changed': { in: 'leaders', to: ['ce-1', 'sm-1'] },
  'leader visit excused': { in: 'leaders', to: ['ed-1'] },
  'leader visit due': { in: 'leaders', to: ['ce-1'] },
  'leader visit overdue': { in: 'leaders', to: ['ce-1'] },
  'complaint received': { in: 'complained', to: ['tm-1'] },
  'complaint went on': { in: 'complained', to: ['complaints-1'] },
  'complaint due': { in: 'complained', to: ['tm-1'] },
  'complaint overdue': { in: 'complained', to: ['tm-1'] },
  'escalation to answer': { in: 'escalated', to: ['tm-1', 'sm-1'] },
  'escalation went on': { in: 'escalated', to: ['iro-1', 'tm-1'] },
  'escalation due': { in: 'escalated', to: ['iro-1', 'tm-1'] },
  'escalation overdue': { in: 'escalated', to: ['iro-1', 'tm-1'] },
  'good practice noted': { in: 'escalated', to: ['tm-1', 'fsw-1'] },
  'exemption begun': { in: 'beyond', to: ['sm-1', 'cd-1', 'ed-1', 'fsw-1'] },
  'exemption went on': { in: 'beyond', to: ['tm-1', 'fsw-1'] },
  'exemption over time': { in: 'beyond', to: ['tm-1', 'fsw-1', 'sm-1', 'hos-1'] },
  'exemption due': { in: 'beyond', to: ['tm-1'] },
  'exemption overdue': { in: 'beyond', to: ['tm-1'] },
  'brought in': { in: 'beyond', to: ['tm-1'] },
  'monthly return signed': { in: 'beyond', to: ['sm-1', 'cd-1', 'ed-1', 'qa-1', 'qa-head'] },
  'report on allegations signed': { in: 'beyond', to: ['qa-1', 'qa-head', 'ed-1'] },
  'year proposed': { in: 'agreedYear', to: ['qa-head', 'sm-1'] },
  'year given back': { in: 'agreedYear', to: ['qa-1', 'qa-head'] },
  'year agreed': { in: 'agreedYear', to: ['tm-1', 'ce-1', 'qa-1'] },
  'change of the year asked': { in: 'agreedYear', to: ['qa-head', 'sm-1'] },
  'change of the year answered': { in: 'agreedYear', to: ['tm-1', 'qa-1'] },
  'action set': { in: 'wholeWay', to: ['fsw-1'] },
  'action due': { in: 'nobodyActs', to: ['fsw-1'] },
  'action overdue': { in: 'nobodyActs', to: ['fsw-1'] },
  'action escalated': { in: 'nobodyActs', to: ['tm-1', 'sm-1'] },
  'action taken back': { in: 'tooSoon', to: ['tm-1'] },
  'action unsettled': { in: 'tooSoon', to: ['fsw-1'] },
  'action done': { in: 'wholeWay', to: ['tm-1'] },
  'action returned': { in: 'wholeWay', to: ['fsw-1'] },
  'action verified': { in: 'wholeWay', to: ['fsw-1'] },
  'action ended': { in: 'wholeWay', to: ['fsw-1'] },
  'sample drawn': { in: 'settingUp', to: ['tm-1', 'tm-2'] },
  'cover set': { in: 'settingUp', to: ['fsw-2'] },
  'cover ended': { in: 'settingUp', to: ['fsw-1'] },
  'absence set': { in: 'accessChanges', to: ['fsw-3'] },
  'access change waits': { in: 'accessChanges', to: ['qa-head'] },
  'access change asked': { in: 'accessChanges', to: ['fro-1@before.example'] },
  'access change answered': { in: 'accessChanges', to: ['admin-1'] },
  'access change denied': { in: 'accessChanges', to: ['qa-head'] },
  'access changed': { in: 'accessChanges', to: ['iro-1'] },
  'access changed on the server': { in: 'accessChanges', to: ['qa-head', 'admin-1'] },
  'sign-in guarded': { in: 'strangers', to: ['guarded'] },
  'account guarded': { in: 'strangers', to: ['admin-1'] },
  'sign-ins failed': { in: 'strangers', to: ['admin-1'] },
  'access refused often': { in: 'strangers', to: ['admin-1'] },
  'correction wanted': { in: 'worries', to: ['qa-1', 'qa-head'] },
  'correction decided': { in: 'worries', to: ['iro-1'] },
  'look again': { in: 'worries', to: ['fro-1'] },
  'put right': { in: 'worries', to: ['iro-2', 'qa-head', 'sm-1'] },
  'something needs you': { in: 'restricted', to: ['fro-1'] },
}
const lines = Object.entries(table) as [MessageKind, Line][]

describe('Every kind of message is really sent', () => {
  test('every kind has its line, and every scene its kinds', () => {
    assert.deepEqual(Object.keys(table).toSorted(), [...sentencesOf(rooms).keys()].toSorted())
    assert.deepEqual([...new Set(lines.map(([, line]) => line.in))].toSorted(), Object.keys(scenes).toSorted())
  })

  for (const scene of Object.keys(scenes) as Scene[]) {
    test(`in the scene “${scene}”, each once, and each opens what it leads to`, async () => {
      const { told, visits } = await play(scene)
      const said = await told()
      for (const [kind, line] of lines.filter(([, one]) => one.in === scene)) {
        const to = new Set(said.filter((one) => one.kind === kind).map((one) => one.to))
        const are = [...to].join(', ') || 'nobody'
        const mend = 'let a move or a job of that scene say it (every-message/scenes.ts), or mend the line'
        for (const one of line.to)
          assert.ok(to.has(one), `${one} is to be told “${kind}”; told is: ${are}. Mend: ${mend}`)
      }
      const twice = said.filter((one, at) => said.findIndex((other) => same(one, other)) !== at)
      assert.deepEqual(twice, [], 'nobody is told the same twice')
      for (const { to, kind, path } of said.filter(({ to: key }) => !key.includes('@') && key !== 'fsw-2')) {
        const reply = await (await visits.as(to)).get(path)
        assert.ok(reply.status === 200, `${to} is told “${kind}” and opens ${path}: ${reply.status}`)
      }
      assert.deepEqual(visits.problems, [])
      await visits.close()
    })
  }
})

/** A reminder that is said again would be a second row only once the first has gone: here nothing goes. */
const same = (one: Told, other: Told) => one.to === other.to && one.kind === other.kind && one.path === other.path
