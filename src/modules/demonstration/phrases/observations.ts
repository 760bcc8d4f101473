import type { Domain } from '#framework/a2-observation-form/index.ts'

/** What observers, workers, carers and children say of a visit that was watched. Every word is invented; none of it names anybody. */

export const aims: readonly string[] = [
  'To see how we talk about family time without the child feeling that they must choose.',
  'The worker would like to be watched asking hard things, and hear whether it lands.',
  'How the carer is helped to stay calm when mornings go wrong.',
  'To look at how the child is included, and not talked about.',
  'The plan says school first: does the visit get there before the paperwork does?',
  'How safer caring is talked through now that an older child has moved in.',
  'To see whether what we agreed in supervision can be seen in the room.',
  'How the support group helps a carer who speaks least.',
  'How life story work is kept going between the big days.',
  'The worker wants to be slower. We look at who speaks, and for how long.',
]
export const wentWell: readonly string[] = [
  'The worker sat on the floor and waited. The child came over by themselves.',
  'Hard things were said plainly and kindly, and nobody was surprised by them.',
  'The carer was asked what they had tried first, and it was written down as they said it.',
  'The child’s drawing from the last visit was remembered, and asked after.',
  'Silence was let be. The carer said the most important thing after it.',
  'The visit began with the child and ended with them.',
  'The worker said what they did not know, and by when they would.',
  'Humour was used well, and never about the child.',
  'Each promise of the last visit was named, with what had become of it.',
]
export const evenBetter: readonly string[] = [
  'Leave the laptop in the bag for the first half hour.',
  'Say at the start how long there is, so that the carer can choose what comes first.',
  'Ask the question again when the answer was about somebody else.',
  'Walk through the bedroom with the child, and not with the carer.',
  'End with who does what, said aloud by both.',
  'Come when everybody is at home: half of this family was at school.',
  'Give praise its own moment; it was gone before the carer had heard it.',
]
export const carersSaid: readonly string[] = [
  'She rings when she says she will. That is most of it.',
  'I was nervous with two of you. It was all right once you said why you came.',
  'He does not tell me what to do, he asks me until I know.',
  'More notice when a meeting moves. I work as well.',
  'I could tell her that I was tired, and she did not write me off.',
  'What would help more is somebody at the school who answers.',
  'It is good that managers see a kitchen now and then.',
  'We would like the sleepover thing settled. It is four months.',
]
/** What children said on visits, and what each was told came of it. */
export const childrenTold: Readonly<Record<string, string>> = {
  'She is nice and she knows my hamster’s name.':
    'Thank you for saying so. She heard it from me, and asks after Biscuit.',
  'He asks me what I want to do first. Then we do the boring bit.':
    'You said you like to choose first. We told him, and he will keep it like that.',
  'I like it when we go out with the dog to talk.':
    'You said you talk better outside, so that is how it will be, when it does not pour.',
  'She wrote it down how I said it.': 'You said it was written as you said it. We told the others to do it like that.',
  'It was funny with two. You did not say much.':
    'You said two were odd. Next time we ask you first, and you may say no.',
  'I told about my room and it will get a blind.':
    'You told about your room. The blind is ordered and comes before the holidays.',
  'I want the same one to keep coming.':
    'You want her to stay. We cannot promise for ever; she stays this year, and will tell you herself if that changes.',
  'He does not make it weird.': 'We told him. He was glad, and laughed.',
  'I asked about my brother and she is finding out.':
    'You asked about your brother. You see him at half-term, and ring each other on Sundays.',
}
export const childrenSaid: readonly string[] = Object.keys(childrenTold)
export const littleOnes: readonly string[] = [
  'Asleep on the carer’s shoulder, and easy when put down; woke and looked for the carer, who was there at once.',
  'Crawled to the worker and back to the carer, to and fro; laughs, and lets herself be comforted.',
  'Builds towers beside the carer’s chair. Shows each one to her, and not to us.',
  'Shy at first, behind the carer’s legs. After ten minutes the picture book was on the worker’s lap.',
]

type Judged = { well: readonly string[]; less: readonly string[] }

/** One thing that was seen or heard, for what was done well and for what could be better. */
export const judged: Readonly<Record<Domain, Judged>> = {
  purpose: {
    well: [
      '“I am here for two things”, said at the door to carer and child, and both were done.',
      'The child could tell me why the worker comes.',
      'The aim was taken from the plan, and the carer had it in front of them.',
    ],
    less: ['The carer asked after half an hour what today was for.', 'Three aims, and time for one.'],
  },
  relationship: {
    well: [
      'The carer disagreed twice, and the talk was better for it.',
      'Warm, and not a friend: when it mattered the worker said no.',
      'The child took the worker by the sleeve to show the garden.',
    ],
    less: ['Two interruptions at the point where the carer had begun to cry.', 'Kind words, mostly to the screen.'],
  },
  child_focus: {
    well: [
      'Every third sentence led back to what the child would notice of it.',
      'The worker knew what the child is proud of this week.',
      '“What would he say, if he sat here?” was asked, and answered.',
    ],
    less: [
      'The child was spoken of for an hour and with for four minutes.',
      'The child’s wish was heard, and had no place in what was agreed.',
    ],
  },
  support_challenge: {
    well: [
      'The raised voice of last week was asked about directly, after the praise and not inside it.',
      'The worker held out when the answer was “he is just like that”.',
      'Offered the break before the carer had to ask for it.',
    ],
    less: [
      'Plenty of support. The missed training was let go with a laugh.',
      'Said what was wrong, and not what would help.',
    ],
  },
  knowledge: {
    well: [
      'Explained in two sentences what a fright of years ago does at bedtime.',
      'Knew exactly what this carer may decide alone, and where that is written.',
      'Linked what we saw to the training of spring, without jargon.',
    ],
    less: [
      'Was not sure who may agree to the school trip, and did not say so.',
      'Attachment was named, and not what to do on Monday.',
    ],
  },
  safeguarding: {
    well: [
      'Noticed the new lock on the outside of a door, asked, and saw it taken off.',
      'The safer caring plan lay on the table and was changed with the carer’s own pen.',
      'Asked about phones at night in a way the young person could answer.',
    ],
    less: [
      'The safer caring plan is from before the new placement, and nobody mentioned it.',
      'A visitor in the house was greeted, and not asked about.',
    ],
  },
  edi: {
    well: [
      'Hair care was talked about as something to be good at, and the carer is.',
      'Asked which of the feasts the child would like to keep, and how.',
      'The child’s first language was used for the goodbye.',
    ],
    less: [
      'The child’s faith stands in the plan, and was not spoken of.',
      'Nobody asked what it is like to be the only one at school who looks as this child does.',
    ],
  },
  plan_next: {
    well: [
      'Three things, three names, three dates, read back by the carer.',
      'The next step was written down before we stood up.',
      'The child knows when the worker comes again, and what will have been done.',
    ],
    less: ['“I will look into it”, three times, without a day.', 'Agreed at the door, between coats.'],
  },
}

export const serviceLearned: readonly string[] = [
  'Who may agree to sleepovers is still a riddle in most kitchens. One page would do.',
  'Carers hear of changed meetings last. We could ask the meeting to ring them first.',
  'Visits at eleven on school days see a tidy house and no child.',
  'Workers carry small promises in their heads. The form has no place for them.',
  'New carers do not know what the reviewing officer is for.',
  'Our plans speak of stability, and families of Tuesday. The good visits translate.',
  'The safer caring template is too long to be used at a table.',
  'What the training teaches about sleep is being used, and it works.',
]
export const teamLearning: readonly string[] = [
  'Begin with the last visit’s promises: show it at the team meeting.',
  'How to ask to see a child alone, so that no is easy to say.',
  'Two minutes of silence are not long.',
  'How to write a visit so that the young person may read it.',
]
export const reflections: readonly string[] = [
  'I was nervous and forgot about it after the tea. I had not noticed how much I talk.',
  'It was good to hear what I do well. I will leave the laptop in the bag.',
  'What was said about the child’s wish is right, and I have rung the school since.',
  'I would like to be watched again when it is less calm than this.',
  'I took the hard question further than I would have alone. It helps to know that it showed.',
  'I had hoped for more on what to do next time, and we made up for it in supervision.',
]
export const partlyFair: readonly string[] = [
  'Mostly. The quarter of an hour before you came belongs to it, and you could not see it.',
  'Yes for the talk with the carer. With the child I was slower because of the day before.',
  'The judgement on safety is right; that the plan was on my desk to be signed should stand beside it.',
]
export const notFair: readonly string[] = [
  'I see it differently. The carer and I had agreed beforehand not to speak of it in front of the child, and it looks as if I had missed it.',
  'The child was not left out: he had asked me to talk while he finished his game. I would like that to stand here.',
]
export const recordPartly: readonly string[] = [
  'What was agreed is there; how the child was, in their own words, is not.',
  'All of it, three weeks’ worth in one entry. The day of the visit cannot be told from it.',
  'The visit is there. That the child was asked alone, and said no, is missing.',
]
export const recordNo: readonly string[] = [
  'The record says that the child was seen alone. They were not: the carer was in the room throughout.',
  'No record of the visit yet. We wrote it together today.',
  'The record has the plan’s sentences, and nothing of what was said in the kitchen.',
]
export const noAnswer: readonly string[] = [
  'The worker has been on leave at short notice. We have talked, and they may add their words by a note.',
  'Two weeks without an answer, and a talk about why. We go on with what we agreed that day.',
]
export const nothingMore: readonly string[] = [
  'Nothing to put right. What went well is shared at the team meeting.',
  'Everything that was to be done was done before we wrote it down.',
  'Steady, good practice. I come again next year.',
  'What there is to learn is the service’s, and goes to the quarterly report.',
  'Talked through in supervision; no action is needed beside it.',
]
export const afterActions: readonly string[] = [
  'Done and checked. The carer has noticed, and said so.',
  'Done, and seen at the next visit.',
  'Done. We look at it once more in supervision.',
]

type Follows = { says: string; evidence: string }

/** What follows where something could be better: for the worker, agreed with them. */
export const followsFrom: Readonly<Record<Domain, Follows>> = {
  purpose: {
    says: 'Agree the aim of the next three visits with the carer, in writing.',
    evidence: 'The three aims are in the visit records, agreed by message.',
  },
  relationship: {
    says: 'Talk with the carer about what helps them to say hard things.',
    evidence: 'Talked on the visit after; the carer’s answer is in the record.',
  },
  child_focus: {
    says: 'Plan the next visit around time with the child, and write what they say.',
    evidence: 'Half the visit was with the child; their words are in the record.',
  },
  support_challenge: {
    says: 'Book the missed training with the carer, and say why it matters.',
    evidence: 'Booked and attended; the certificate is on file.',
  },
  knowledge: {
    says: 'Read the delegated authority policy and go through it with this carer.',
    evidence: 'Gone through together, page by page; the signed sheet is on file.',
  },
  safeguarding: {
    says: 'Bring the safer caring plan up to date with everybody who lives there.',
    evidence: 'New plan signed by all, with the children’s own page.',
  },
  edi: {
    says: 'Ask the child and the carer about faith, language and who they look up to; add it to the plan.',
    evidence: 'Asked and added; a mentor has been found.',
  },
  plan_next: {
    says: 'End each visit with who does what by when, and send it to the carer that day.',
    evidence: 'Four messages to the carer, each from the day of the visit.',
  },
}

export const worries = {
  what: [
    'The child said on the walk that the bedroom door is held shut when they shout at night.',
    'A grown-up whom nobody has checked was sleeping in the room beside the child’s.',
    'The child has a bruise on the upper arm, and two different stories for it.',
  ],
  acting: 'The worker stays until the team manager has rung. I have told the carer that we are asking.',
  decided:
    'Seen the same day by the child’s social worker; the plan for the night is agreed with the carer and was looked at again a week later.',
} as const
