import type { Direction, Theme } from '#framework/engagement-notes.ts'

/** What children tell their reviewing officers in the invented service, none with a name. `wish`: where there is one, what they were told of it. */
export const toldToOfficers: readonly {
  themes: Partial<Record<Theme, Direction>>
  words: string
  wish?: string
  answer?: string
}[] = [
  { themes: { home: 'good', heard: 'good' }, words: 'They ask me before they decide things.' },
  { themes: { home: 'good', school: 'so_so' }, words: 'Home is fine. School is long.' },
  { themes: { school: 'wrong', friends: 'good' }, words: 'Maths moves too fast, and nobody waits.' },
  {
    themes: { family_time: 'wrong' },
    words: 'It was cancelled twice and nobody said why.',
    wish: 'To know the day before when it is cancelled',
    answer: 'You said nobody tells you, so your social worker rings you the day before, whatever happens.',
  },
  {
    themes: { siblings: 'so_so', family_time: 'good' },
    words: 'I like it when we are all together.',
    wish: 'To see my brother without a worker in the room',
    answer: 'You said you want time alone with him, so you go swimming together once a month.',
  },
  { themes: { workers: 'wrong', heard: 'so_so' }, words: 'This is my fourth. I told it all again.' },
  {
    themes: { money: 'so_so', online: 'wrong' },
    words: 'Everybody else may have their phone upstairs.',
    wish: 'To have my phone until nine',
    answer: 'You asked for nine. It is half past eight on school days, and nine at weekends; we told you why.',
  },
  { themes: { privacy: 'wrong', home: 'so_so' }, words: 'My door has no lock and the little ones come in.' },
  { themes: { friends: 'wrong', school: 'so_so' }, words: 'They are friends with each other now.' },
  { themes: { health: 'good', future: 'good' }, words: 'I want to be a nurse. I am not joking.' },
  { themes: { identity: 'so_so', heard: 'good' }, words: 'Nobody here does my hair right, but they try.' },
  { themes: { home: 'good', safety: 'good' }, words: 'I sleep.' },
]

/** One thing that the sheet of a month asks of the service. */
export const askedOfService = [
  'That a child hears the day before when time with family is cancelled, and why.',
  'That a new worker reads before the first visit what the child has told already.',
  'That carers and children agree about telephones in writing, and look at it again each year.',
  'That schools are asked what they do for a child who cannot keep up.',
]
