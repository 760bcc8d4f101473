/** What children and carers say. Every word is invented; none of it names anybody. */

export const youngest = {
  best: [
    'The dog sleeps by my door.',
    'Pancakes.',
    'My bed has a ladder.',
    'We feed the hens and one is mine.',
    'She sings the bath song.',
    'Going on the bus to the sea.',
    'My rabbit. And the big sofa.',
    'There is always toast.',
  ],
  wish: [
    'A bigger trampoline.',
    'That my brother could come for tea more.',
    'To have a torch for the night.',
    'A cat as well.',
    'That it was Saturday.',
    'To see Nana at her house.',
    'Nothing. Maybe a pond.',
  ],
} as const

export const middle = {
  changed: [
    'I go to bed at half past eight now, because I said.',
    'I see my sister on Sundays.',
    'I moved to the room with the window.',
    'They told my teacher not to ask me about my mum in front of people.',
    'I can walk to school with my friend.',
  ],
  more: [
    'I like it here and I hope I can stay.',
    'Sometimes it is too loud, but they bought me headphones.',
    'I wish people would tell me things before they happen.',
    'My foster carer knows when I do not want to talk and makes tea instead.',
    'I want to do football and nobody has signed the form.',
    'I am not scared at night any more.',
    'Can I have a key?',
    'It is good. The stairs creak.',
  ],
  worried: ['I do not know who will read this.', 'It changes a lot who comes.', 'I only see her with everybody there.'],
} as const

export const oldest = {
  keep: [
    'They do not give up on me, even when I am being a nightmare.',
    'They ask before they come in.',
    'Food. Lifts. Not making a thing of it.',
    'They came to parents’ evening, both of them.',
    'They let me be quiet.',
    'They speak up for me in meetings and they tell me what they are going to say first.',
  ],
  change: [
    'Knock and wait, not knock and come in.',
    'Talk to me before they talk to my social worker.',
    'Trust me with the later bus.',
    'Less shouting up the stairs.',
    'Nothing really.',
    'Let me cook once a week.',
  ],
  council: [
    'Stop changing my social worker.',
    'Sort out my passport before the trip, not after.',
    'Answer e-mails.',
    'Tell me earlier if I can stay when I am eighteen.',
    'Let my carers decide about sleepovers, it takes ages.',
    'Nothing, they got me driving lessons.',
  ],
  changed: [
    'My review is at home now, and I chose who comes.',
    'I got to stay at my school.',
    'Family time is at the café now.',
    'I have a lock on my door.',
  ],
} as const

export const observed = {
  who: [
    'Nursery key worker; babbles, points and laughs.',
    'Health visitor since birth; very young, and tells us with the whole face.',
    'Portage worker; the child uses pictures and some signs.',
  ],
  content: [
    'Relaxed arms, long looks at the carer’s face, sings in the cot.',
    'Laughs when the carer comes in, and settles on a shoulder.',
    'Hums while playing, brings toys to show.',
  ],
  upset: [
    'Cries hard, arches, and stops within a minute of being picked up.',
    'Goes quiet and turns away; the carer sits near and waits.',
    'Pulls at an ear; the carer knew that it was an infection before anyone.',
  ],
  attachment: [
    'The first carer, without a doubt; looks round for them in a new room.',
    'Both carers, and the grandmother upstairs.',
  ],
  choice: [
    'Chooses between two cups, two books, two hats, and the choice stands.',
    'Reaches for what is wanted; the carers offer and wait.',
  ],
  good_day: [
    'A walk to the ducks, a long sleep, a bath, the same song.',
    'Playgroup, sand, soup, and the cat allowed on the bed.',
  ],
} as const

export const carers = {
  year: [
    'The best was the day they called it home. The hardest was the week when nobody could tell us about school.',
    'A good year. We laughed a lot. The nights in February were long.',
    'Hard, and worth it. The best was the school play; the hardest was the goodbye in June.',
    'Quiet, which is what this child needed.',
    'Our first year. We learned more than we taught.',
    'We are tired. The children are doing well, and that is why we are still here.',
  ],
  keep: [
    'Ring back. It means more than you think.',
    'The kinship group. It keeps us going.',
    'Telling us the truth about what will be hard.',
    'The same worker, year after year.',
    'The training on sleep: more like that.',
  ],
  change: [
    'Ask us before you book meetings, not after.',
    'Answer about family time more quickly.',
    'Put training on in the evening.',
    'Give us the information before the child, not with the child.',
    'Help us find breaks that do not upset the children.',
    'Nothing at the moment.',
  ],
  private: ['', '', '', 'Money is tighter than we have said.', 'I sometimes wonder whether we are too old for this.'],
} as const

/** What a child hears back from Quality Assurance and Partnerships. */
export const toldToCarers: readonly string[] = [
  'Thank you for telling us. We have spoken with the team manager, without your name, and will ring you in March.',
  'We read what you wrote to us alone. It stays with us, and we have asked for what you need.',
  'Thank you. Nobody else has read it; the reviewing officer knows only that you would like to talk.',
]

export const told: readonly string[] = [
  'Thank you for telling us. We asked your carers about the later bus, and from next week it is fine.',
  'Thank you. We read what you said about Sundays, and your social worker is arranging it.',
  'You asked who reads this. We do, two people, and we have written down what we did about it.',
  'Thank you for your wish. The pond will have to wait; the torch is on its way.',
  'You said that you want to know things before they happen. Your reviewing officer will ring you before every meeting.',
  'We were glad to read that you like it there. We have asked about the football form, and it is signed.',
]

/** What a carer says, in a sentence, for the audit. */
export const carerQuotes: readonly string[] = [
  'We are asked what we think, and then something happens.',
  'Our worker knows the children’s jokes.',
  'I rang on a Sunday night and somebody came.',
  'We felt on our own in the spring. It is better now.',
  'I would do it again, and I would tell my sister to.',
  'I want to be told sooner. That is all.',
  'Nobody told us how much we would love them.',
]

export const partnerQuotes: readonly string[] = [
  'School: arrives on time, fed, and with a story to tell.',
  'Child’s social worker: the carers tell me early, and they tell me everything.',
  'Health visitor: the baby is thriving, and the carers ask good questions.',
  'Reviewing officer: this is the home that the plan hoped for.',
  'School: we would like to hear sooner when family time changes.',
]

export const householdViews: readonly string[] = [
  'Their daughter says that the house is louder and better.',
  'Their son would like to be asked before each new child comes.',
  'The grandmother upstairs loves the company.',
  'No other children live here.',
]
