import type { Form } from '../forms/types.ts'
import { formWriter, one } from '../forms/write.ts'

/**
 * The form of the senior leaders' programme (clause 4.16), short enough to be filled in on a telephone: what a leader saw, what stands in
 * people's way that they can move, and what staff were told came of it. The promise itself is an action, whose owner is the leader.
 */

export type LeadersPart = 'seen' | 'told'

const { ask, must, when, section } = formWriter<LeadersPart>('ldr', ['4.16'])

/** Each of the three things that a leader saw is a sentence or two. */
export const longestSight = 200
export const sights = ['ldr.saw_1', 'ldr.saw_2', 'ldr.saw_3'] as const

/** Whether something stands in people's way that the leader can move; asked by its key. */
export const barrierAsked = 'ldr.barrier_is'

export const leadersForm: Form<LeadersPart> = {
  title: 'Leaders’ programme',
  sections: [
    section(
      ['leader', 'seen', 'What I saw', 'What did you see, and what does it mean for children?'],
      [
        must('saw_1', 'text', 'Three things I saw: the first', {
          prompts: 'No names: everybody who works here reads this. At most 200 characters.',
        }),
        must('saw_2', 'text', 'The second'),
        must('saw_3', 'text', 'The third'),
        must('impact', 'text', 'What does it mean for the children?', {
          prompts: 'What is better or harder for them because of it. “Not yet known” is an answer.',
        }),
        must('child_heard', 'choice', 'Did you hear from a child, alone?', {
          options: [
            one('alone', 'Yes, alone'),
            one('with_others', 'Yes, with others there'),
            one('not_heard', 'A child was there, and I did not'),
            one('no_child', 'No child was there'),
          ],
        }),
        ask('surprised', 'text', 'What surprised me'),
        must('barrier_is', 'choice', 'Does something stand in people’s way that you can move?', {
          prompts: 'Not what is with the worker: what only somebody who holds money and rules can move.',
          options: [one('yes', 'Yes'), one('none', 'Nothing')],
        }),
        must('barrier', 'text', 'What is it?', { onlyWhen: when('barrier_is', 'yes') }),
        must('barrier_none', 'text', 'Say in a sentence why there is nothing', {
          onlyWhen: when('barrier_is', 'none'),
        }),
      ],
      { practiceQuestion: 'wfc4' },
    ),
    section(
      ['came_of', 'told', 'What came of it', 'What were staff told, and what will change?'],
      [
        must('told_what', 'text', 'What were staff told: what was heard, and what will change?', {
          prompts: 'Where you met carers or children: what were they told?',
        }),
      ],
      { practiceQuestion: 'wfc5' },
    ),
  ],
}
