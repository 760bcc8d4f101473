import type { FormQuestion, SomeoneToTell } from './types.ts'
import { ask } from './ask.ts'

/** Numbers and hours as both services gave them in November 2026; a council adds its own advocacy service. */
const helpAtHand: SomeoneToTell = {
  who: 'Help at Hand, from the Children’s Commissioner',
  how: 'Call 0800 528 0731, Monday to Friday, 9 to 5. It is free.',
}
const childline: SomeoneToTell = { who: 'Childline', how: 'Call 0800 1111, any time, day or night. It is free.' }

export const tellForYoungest: readonly SomeoneToTell[] = [
  { who: 'A grown-up you trust', how: 'You can say: “I want to tell you something.”' },
  { who: 'Your reviewing officer', how: 'The person who comes to your meetings. Ask someone to call them for you.' },
  { who: 'Your advocate', how: 'Someone whose job is to speak up for you. Ask any grown-up to find you one.' },
  childline,
  helpAtHand,
]

export const tellForOlder: readonly SomeoneToTell[] = [
  {
    who: 'Your Independent Reviewing Officer',
    how: 'They run your reviews. Call, message, or ask anyone to get hold of them.',
  },
  { who: 'An advocate', how: 'They speak up for you and only you. Ask any worker for one, or ask Help at Hand.' },
  childline,
  helpAtHand,
  { who: 'If you are in danger now', how: 'Call 999.' },
]

export const tellForYoungAdults: readonly SomeoneToTell[] = [
  { who: 'Your personal adviser', how: 'Call, message, or ask anyone at the council to get hold of them.' },
  { who: 'An advocate', how: 'They speak up for you and only you. Ask any worker for one, or ask Help at Hand.' },
  helpAtHand,
  { who: 'If you or somebody else is in danger now', how: 'Call 999.' },
]

export const tellForAdults: readonly SomeoneToTell[] = [
  { who: 'If a child is in danger now', how: 'Call 999.' },
  {
    who: 'If a child may be at risk',
    how: 'Call the council’s children’s services today, at any hour. Do not wait for a reply to this form.',
  },
]

export const sharing = (form: string): FormQuestion =>
  ask(`${form}.share`, 'share', 'Who can see what you said?', { hint: 'You can change your mind later. Just tell us.' })

export const sayMoreIfNot = {
  when: ['not_really', 'no'],
  words: 'What would make it better? You can leave this blank.',
} as const

/** Every form that an adult fills in has it: a yes raises a safety alert. */
export const safetyWorry = (form: string): FormQuestion =>
  ask(`${form}.safety_worry`, 'yes_no', 'Are you worried that a child is not safe?', {
    hint: 'A yes tells the people whose job is to keep children safe, today. In danger now? Ring 999.',
    alertOn: ['yes'],
    sayMore: { when: ['yes'], words: 'What is the worry, and who have you told?' },
  })
