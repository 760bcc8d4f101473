/** What fostering social workers write before a review. Every word is invented. */
export const reflections: Record<string, readonly string[]> = {
  'cyp2.other_children': [
    'They bicker over the tablet and make it up by supper. The carers’ daughter walks with them to school.',
    'The youngest follows the eldest everywhere, and is mostly let.',
    'Quietly. Each has a place of their own, and they meet over the dog.',
  ],
  'edi.bias': [
    'I saw none, and I looked for it.',
    'A note from the spring calls the child “streetwise”. We talked about what that hides, and it was put right.',
    'None that I saw. The carers asked us whether we had.',
  ],
  'wfc2.request_waited': [
    'A school trip: nine days for a signature.',
    'A haircut before a wedding: the answer came after it.',
  ],
  'refl.proud': [
    'We kept this home together through a very hard spring. I visited weekly, and I told them when I was worried instead of hoping.',
    'The children’s mother and the carers now talk to each other. I was in the kitchen for the first three cups of tea.',
    'I found the right school, and I did not take no for an answer.',
    'I wrote the supervision notes to the child for the first time. It changed what I noticed.',
  ],
  'refl.relationship': [
    'Honest. They rang me when they had shouted, before anyone else could.',
    'Warm, and sometimes too polite: I am learning to ask twice.',
    'It took a year. They now tell me what they are afraid of.',
  ],
  'refl.child_day': [
    'Up early, porridge, the dog, a walk to school with a friend. I have been there at breakfast and at bedtime.',
    'Noisy and full. The younger one needs quiet after school and gets it in the shed with the rabbits.',
    'A baby’s day: sleep, bottle, being carried. I have watched the carers read every small sign.',
  ],
  'refl.difference': [
    'The child sleeps through the night. A year ago it was an hour at a time.',
    'They are still brothers: the same home, the same school, the same bus.',
    'The young person has a place to come back to at Christmas, and knows it.',
    'The child eats with the family and no longer hides food.',
    'The carers know what lies behind the anger, so the child is no longer afraid of it.',
  ],
  'refl.hardest': [
    'Saying that the move could not wait. I learned to say it sooner.',
    'Not having an answer about school for so long.',
    'Holding two households’ worries in the same week.',
  ],
  'refl.differently': [
    'I would ask for the stability meeting at the first sign.',
    'I would see the children on their own earlier in the visit.',
    'I would write less, and sooner.',
  ],
  'refl.support_needed': [
    'An hour a month with somebody who knows about trauma and sleep.',
    'Time to write on the day of the visit.',
    'A colleague to come with me to the next family meeting.',
  ],
  'refl.wellbeing': ['', '', 'I have carried two extra households since the summer, and I feel it.'],
  'swr.summary': [
    'A steady year with one very hard month. The carers asked for help in time, and the children stayed.',
    'A year of firsts: first holiday, first school report, first tooth.',
    'A year of change: one child went home, another came. The carers managed both with care.',
    'Quiet and good. The household has grown into itself.',
    'A demanding year; the carers are tired and still kind.',
  ],
  'swr.children': [
    'Each child has moved on: sleep, school, and a friend each. Routine and humour did most of it.',
    'The older one is doing well at college; the younger needs help to make friends, and has started at Cubs.',
    'Settled, curious, and beginning to trust. What helped was that nothing was rushed.',
    'School is still hard. Home is not, and that is what makes the rest possible.',
  ],
  'swr.strengths': [
    'They notice. They wait. They say sorry when they are wrong.',
    'They make room for the children’s families.',
    'They stand up for the children, politely and without stopping.',
  ],
  'swr.concerns': [
    'Nothing that is not already in hand.',
    'The training standards need finishing; we have a date.',
    'They do not ask for breaks. I have begun to offer.',
  ],
  'swr.supervision_log': [
    'Eleven planned visits, one unannounced, and a call most weeks. The children were seen each time, alone at least once a term.',
    'Nine visits and one unannounced at breakfast. I saw each child alone twice.',
  ],
  'swr.training': [
    'First aid, safer care, and a course on sleep that has changed bedtime.',
    'Therapeutic parenting: you can hear it in how they speak to the children.',
  ],
  'swr.household_changes': [
    'None.',
    'Their daughter has moved out to study, and the bedroom has been painted yellow.',
    'One carer has gone down to four days’ work.',
  ],
  'swr.allegations_complaints': [
    'None. One compliment from the school.',
    'None this year.',
    'A concern about language was raised, looked into fairly, and closed with some advice.',
  ],
  'swr.events': [
    'One broken wrist from a trampoline, recorded and reported the same day.',
    'None.',
    'The young person was late home twice; the carers followed the plan.',
  ],
  'swr.delegated': [
    'Hair, sleepovers, trips in this country: the carers. Passports and holidays abroad: the authority.',
    'Everything that a parent would decide in a day.',
  ],
  'swr.last_recs': ['All four done.', 'Three of four done; the development plan is half written.'],
  'swr.quality_of_work': [
    'Good. I have been there when it mattered, and my notes show it.',
    'Mixed: strong on visits, weaker on writing. I want the next year’s record to have more of the children in it.',
    'I think that the work has helped this child. We were slow about school.',
    'Better than last year. Supervision helped me to stop and think.',
  ],
  'swr.manager_comment': [
    'I agree with this report. The work has been thoughtful.',
    'Good work in a hard year. We will talk about breaks.',
    '',
  ],
  'fro.present': [
    'Both carers, the fostering social worker and I. The young person came for the last part and brought biscuits.',
    'The carer, the fostering social worker, the child’s social worker by phone, and I.',
  ],
  'fro.carer_views': [
    'They feel listened to, and would like training in the evening.',
    'It has been a hard year, and they would do it again.',
    'They would like to hear sooner what is decided about family time.',
  ],
  'fro.analysis': [
    'These carers give the children a home that fits them. The two things to mend are small and clear.',
    'Love and patience have carried this household. It now needs a plan for breaks.',
    'Strong care. The service has to be quicker about what only the service can do.',
  ],
  'fro.recommendations': [
    'Continue. Finish the training standards by the summer; a break plan within a month.',
    'Continue with the same terms. Delegated authority to be agreed again within six weeks.',
    'Continue. Life story work to begin, with dates.',
  ],
}

export const caseSummaries: readonly string[] = [
  'Two carers, a dog, and children who fill the house. There is a rota on the fridge that everybody ignores and a table that everybody comes to.',
  'A small house near the school. The carer has fostered for many years and knows when to say nothing.',
  'Grandparents who had planned a quiet retirement and have a trampoline instead.',
  'A busy home with a garden, hens and strong opinions about pancakes.',
  'A calm flat above a shop. The child has a window seat and a library card.',
  'A farmhouse where the children feed the lambs before school.',
]
