import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { auditTool, questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import { whyKept as ofTheTool } from '#framework/a2-audit-tool/kept.ts'
import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import { choicesOf } from '#framework/forms/choices.ts'
import {
  addLocal,
  bringBack,
  isLocal,
  type LocalQuestion,
  questionsOf,
  retire,
  reword,
  rewordSection,
} from './draft.ts'
import { changesOf, numbered } from './draft-changes.ts'
import { whyKept } from './draft-kept.ts'
import { place, placesOf } from './draft-order.ts'

const asked: LocalQuestion = {
  text: 'Has the carer met our fostering ambassador?',
  prompts: '',
  type: 'yes_no',
  required: false,
  options: [],
}
const keysOf = (tool: Tool) => questionsOf(tool).map((question) => question.key)
const mayGo = questionsOf(auditTool).filter((question) => whyKept(question, auditTool, ofTheTool) === null)

describe('the next version of the tool', () => {
  it('has other words under the same key, numbered one higher however often they were changed', () => {
    const words = { text: 'How is the child doing at school?', prompts: 'Ask the school.' }
    const once = reword(auditTool, 'cyp2.learning', { ...words, text: 'A first try' })
    const question = questionOf('cyp2.learning', numbered(reword(once, 'cyp2.learning', words), auditTool))
    assert.deepEqual([question?.text, question?.prompts, question?.version], [words.text, words.prompts, 3])
    assert.deepEqual(
      changesOf(once, auditTool).map((one) => one.kind),
      ['reworded'],
    )
  })

  it('changes nothing when the words are put back', () => {
    const { text, prompts = '' } = questionOf('cyp2.learning', auditTool)!
    const back = reword(reword(auditTool, 'cyp2.learning', { text: 'Else', prompts: '' }), 'cyp2.learning', {
      text,
      prompts,
    })
    assert.deepEqual(changesOf(back, auditTool), [])
    assert.equal(questionOf('cyp2.learning', numbered(back, auditTool))?.version, 2)
  })

  it('asks a council’s own question last in its section, before the grade', () => {
    const tool = addLocal(auditTool, 'safe', asked, keysOf(auditTool))
    assert.deepEqual(
      tool.sections
        .find((one) => one.key === 'safe')
        ?.questions.slice(-2)
        .map((one) => one.key),
      ['safe.local_1', 'safe.grade'],
    )
    assert.ok(isLocal(questionOf('safe.local_1', tool)!))
  })

  it('never gives a key twice, not even after its question was retired', () => {
    const first = addLocal(auditTool, 'safe', asked, keysOf(auditTool))
    const later = addLocal(retire(first, 'safe.local_1'), 'safe', asked, keysOf(first))
    assert.equal(questionOf('safe.local_1', later), undefined)
    assert.ok(questionOf('safe.local_2', later))
  })

  it('keeps the options of a question that asks for one of a list', () => {
    const tool = addLocal(auditTool, 'rec', { ...asked, type: 'choice', options: ['Paper', 'On screen'] }, [])
    assert.deepEqual(questionOf('rec.local_1', tool)?.options, [
      { value: 'option_1', text: 'Paper' },
      { value: 'option_2', text: 'On screen' },
    ])
  })

  it('is the same as before when a retired question is brought back', () => {
    fc.assert(
      fc.property(fc.subarray(mayGo as Question[], { minLength: 1, maxLength: 6 }), (some) => {
        const without = some.reduce((tool, question) => retire(tool, question.key), auditTool)
        assert.equal(changesOf(without, auditTool).filter((one) => one.kind === 'retired').length, some.length)
        const again = some.toReversed().reduce((tool, question) => bringBack(tool, question.key, auditTool), without)
        assert.deepEqual(again, auditTool)
      }),
    )
  })
})

describe('the words of answers', () => {
  const wordsOf = (key: string, tool: Tool = auditTool) => {
    const { text, prompts = '', ends, options = [] } = questionOf(key, tool)!
    const said = options.map(({ value, text: answer, hint = '' }) => [value, { text: answer, hint }] as const)
    return { text, prompts, ends, options: Object.fromEntries(said) }
  }

  it('of a question as shipped change, and their values never', () => {
    const words = wordsOf('cyp4.not_asked_reason')
    const tool = reword(auditTool, 'cyp4.not_asked_reason', {
      ...words,
      options: {
        ...words.options,
        declined: { text: 'The child chose not to', hint: '' },
        under_four: { text: 'Too young', hint: '' },
      },
      own: { required: false, retiredOptions: ['other'], newOptions: ['Made up'] },
    })
    const [before, now] = [auditTool, tool].map((one) => questionOf('cyp4.not_asked_reason', one)!)
    assert.deepEqual(
      now!.options?.map((option) => option.value),
      before!.options?.map((option) => option.value),
    )
    assert.equal(now!.required, true)
    assert.deepEqual(
      changesOf(tool, auditTool).flatMap((one) => ('differences' in one ? one.differences : [])),
      [
        { of: 'Answer', was: 'Under four, and too young to say', is: 'Too young' },
        {
          of: 'Hint under “Too young”',
          was: 'Someone who knows the child well records what they see instead: without that, this reason does not count.',
          is: '',
        },
        { of: 'Answer', was: 'The child did not want to', is: 'The child chose not to' },
      ],
    )
    assert.equal(questionOf('cyp4.not_asked_reason', numbered(tool, auditTool))?.version, 3)
  })

  it('for the ends of a scale change too', () => {
    const tool = reword(auditTool, 'ovr.impact_scale', {
      ...wordsOf('ovr.impact_scale'),
      ends: ['Worse', 'Far better'],
    })
    assert.deepEqual(questionOf('ovr.impact_scale', tool)?.ends, ['Worse', 'Far better'])
    assert.equal(changesOf(tool, auditTool).length, 1)
  })

  it('in a list of our own may grow and let go; a value is never given to another answer', () => {
    const first = addLocal(auditTool, 'rec', { ...asked, type: 'choice', options: ['Paper', 'On screen'] }, [])
    const own = (retiredOptions: string[], newOptions: string[]) => ({ required: false, retiredOptions, newOptions })
    const second = reword(first, 'rec.local_1', {
      ...wordsOf('rec.local_1', first),
      own: own(['option_2'], ['By phone']),
    })
    const third = reword(second, 'rec.local_1', { ...wordsOf('rec.local_1', second), own: own([], ['In person']) })
    const offered = (tool: Tool) => choicesOf(questionOf('rec.local_1', tool)!).map((one) => `${one.value} ${one.text}`)
    assert.deepEqual(offered(second), ['option_1 Paper', 'option_3 By phone'])
    assert.deepEqual(offered(third), [
      'option_1 Paper',
      'option_2 On screen',
      'option_3 By phone',
      'option_4 In person',
    ])
    const [change] = changesOf(second, first)
    assert.deepEqual(change?.kind === 'changed' && change.differences, [
      { of: 'Answer', was: 'On screen', is: '' },
      { of: 'Answer', was: '', is: 'By phone' },
    ])
  })
})

describe('the words of a section', () => {
  const safe = sectionOf('safe')!
  const { title, keyQuestion, descriptors } = safe

  it('change, and are told as was and will be; its key, part and rules stay', () => {
    const looks = { ...descriptors!, good: 'Risks are known, shared and made smaller.' }
    const tool = rewordSection(auditTool, 'safe', { title: 'Being safe', keyQuestion, descriptors: looks })
    assert.deepEqual(sectionOf('safe', tool), { ...safe, title: 'Being safe', descriptors: looks })
    const [change, ...others] = changesOf(tool, auditTool)
    assert.deepEqual(others, [])
    assert.deepEqual(change?.kind === 'section reworded' && change.differences.map((one) => [one.of, one.is]), [
      ['Title', 'Being safe'],
      ['Good', looks.good],
    ])
  })

  it('change nothing when they are put back', () => {
    const away = rewordSection(auditTool, 'safe', { title: 'Else', keyQuestion: 'Else?', descriptors })
    assert.deepEqual(rewordSection(away, 'safe', { title, keyQuestion, descriptors }), auditTool)
  })

  it('never give a grade’s looks to a section without grades', () =>
    assert.equal(
      sectionOf('edi', rewordSection(auditTool, 'edi', { title, keyQuestion, descriptors }))?.descriptors,
      undefined,
    ))
})

describe('a question is put where it belongs', () => {
  const orderOf = (tool: Tool, section: string) => sectionOf(section, tool)!.questions.map((one) => one.key)

  it('when it is added: first, behind another, or last before the grade', () => {
    for (const [after, at] of [
      ['', 0],
      ['safe.risk', 5],
      [undefined, -2],
      ['no.such', -2],
    ] as const) {
      const tool = addLocal(auditTool, 'safe', { ...asked, after }, [])
      assert.equal(orderOf(tool, 'safe').at(at), 'safe.local_1', String(after))
    }
  })

  it('takes along what is asked only after it, and is never put between the two', () => {
    const { down } = placesOf(sectionOf('cyp4')!, 'cyp4.asked')
    const moved = place(auditTool, 'cyp4.asked', down!)
    assert.deepEqual(orderOf(moved, 'cyp4').slice(0, 3), ['cyp4.words', 'cyp4.asked', 'cyp4.not_asked_reason'])
    const { up } = placesOf(sectionOf('cyp4')!, 'cyp4.words')
    assert.deepEqual(orderOf(place(auditTool, 'cyp4.words', up!), 'cyp4'), orderOf(moved, 'cyp4'))
    assert.deepEqual(placesOf(sectionOf('cyp4')!, 'cyp4.not_asked_reason').others, [])
  })

  it('never behind the grade that closes its section, nor that grade anywhere', () => {
    const section = sectionOf('safe')!
    assert.deepEqual(placesOf(section, 'safe.grade').others, [])
    for (const { key } of section.questions) assert.ok(!placesOf(section, key).others.includes('safe.grade'), key)
    assert.equal(
      place(auditTool, 'safe.home_seen_on', 'safe.grade').sections.flatMap((one) => one.questions).length,
      questionsOf(auditTool).length,
    )
    assert.deepEqual(place(auditTool, 'safe.home_seen_on', 'safe.grade'), auditTool)
  })

  it('and one step up or down is told as one move', () => {
    for (const section of auditTool.sections) {
      for (const { key } of section.questions) {
        const { up, down } = placesOf(section, key)
        for (const after of [up, down].filter((one) => one !== undefined)) {
          const kinds = changesOf(place(auditTool, key, after), auditTool).map((one) => one.kind)
          assert.ok(
            kinds.length >= 1 && kinds.length <= 2 && kinds.every((kind) => kind === 'moved'),
            `${key} ${after}`,
          )
        }
      }
    }
  })

  it('told as the move of our own question, where either could have moved', () => {
    const before = addLocal(auditTool, 'safe', asked, [])
    const { up } = placesOf(sectionOf('safe', before)!, 'safe.local_1')
    const [change, ...others] = changesOf(place(before, 'safe.local_1', up!), before)
    assert.deepEqual(others, [])
    assert.ok(change?.kind === 'moved' && change.question.key === 'safe.local_1')
  })
})

describe('a question that comes back after versions without it', () => {
  const one = addLocal(auditTool, 'safe', { ...asked, after: 'safe.risk' }, [])
  const two = retire(one, 'safe.local_1')
  const earlier = questionsOf(one)

  it('stands where it stood, is told as asked again, and keeps its number and its key', () => {
    const three = bringBack(two, 'safe.local_1', one)
    assert.deepEqual(three, one)
    assert.deepEqual(
      changesOf(three, two, earlier).map((change) => change.kind),
      ['returned'],
    )
    assert.equal(questionOf('safe.local_1', numbered(three, two, earlier))?.version, 1)
  })

  it('in other words gets the next number, so that no number ever stands for two wordings', () => {
    const three = reword(bringBack(two, 'safe.local_1', one), 'safe.local_1', { text: 'Other words?', prompts: '' })
    assert.deepEqual(
      changesOf(three, two, earlier).map((change) => change.kind),
      ['returned', 'reworded'],
    )
    assert.equal(questionOf('safe.local_1', numbered(three, two, earlier))?.version, 2)
  })
})
