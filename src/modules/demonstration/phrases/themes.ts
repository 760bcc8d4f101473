/**
 * What audits find, theme by theme. Every word is invented. A theme has a strength and a worry, so that the months of
 * the demonstration show both; the action and its impact belong to the worry.
 */
export type Theme = {
  section: 'cyp1' | 'cyp2' | 'cyp3' | 'cyp4' | 'safe' | 'wfc1' | 'wfc2' | 'wfc3' | 'rec'
  strengths: readonly string[]
  worries: readonly string[]
  actions: readonly string[]
  impacts: readonly string[]
  /** It makes sense only where a child of this age lives. */
  fromAge?: number
  /** Who the action is for, and who carries it out. */
  forWhom: 'child' | 'carer' | 'worker' | 'team' | 'service' | 'partner'
  owner: 'worker' | 'team_manager'
}

export const themes = {
  child_voice: {
    section: 'cyp4',
    fromAge: 5,
    strengths: [
      'The children chose how the bedrooms were shared after a family meeting, and the record shows that it was their idea.',
      'A child asked for longer with a brother on Sundays, was listened to, and now has it.',
      'What the children say is quoted word for word, and each time somebody wrote down what was done about it.',
    ],
    worries: [
      'The children’s views are written down faithfully, but it is hard to see what changed because of them.',
      'We hear about the child from adults; their own words are missing for most of the year.',
    ],
    actions: [
      'Ask each child what they would change, and write back to them with what we did about it',
      'Agree with the child’s social worker who tells the child why a wish could not be met, and record the answer',
    ],
    impacts: [
      'The child asked for a lock on the bathroom door and has one; they told us that it made the house feel like theirs.',
      'The child knows why the move of school was refused, and says that being told was better than waiting.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  safer_caring: {
    section: 'safe',
    strengths: [
      'The safer care plan is written for each child and was changed within a week of the baby arriving.',
      'Visitors, pets and bath time are in it, and everyone in the house has read it.',
    ],
    worries: [
      'The safer care plan is the one that was written before the younger child came.',
      'One plan covers all the children, so it says little about what each of them needs to be safe.',
    ],
    actions: [
      'Rewrite the safer care plan with the carers, one part for each child, and go through it with those who are old enough',
      'Review the safer care plan on the next visit and after every change in the household',
    ],
    impacts: [
      'The carers use the plan: bedtime is calmer, and everyone knocks.',
      'Grandparents who visit have seen the plan, and the carers say that it made a hard conversation easier.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  risk_assessment: {
    section: 'safe',
    fromAge: 11,
    strengths: [
      'The carers and the worker spotted new friendships early, told the right people, and the child did not lose their freedom over it.',
      'Risk is talked about calmly and often; the teenager rings home when plans change.',
    ],
    worries: [
      'The worry about the child’s phone use is known to everybody and written down nowhere.',
      'The risk assessment names the risk, but not what the carers are to do on an evening when it happens.',
    ],
    actions: [
      'Bring the carers, the child’s social worker and school together to write one risk plan that says who does what',
      'Record the present risk, what keeps the child safe, and when it will be looked at again',
    ],
    impacts: [
      'There have been two late evenings since, and each time the carers knew what to do; the child came home with them.',
      'The child helped to write the plan and says that it is fair.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  health: {
    section: 'cyp2',
    fromAge: 4,
    strengths: [
      'A child who would not open their mouth for a dentist had two fillings done this year, holding the carer’s hand.',
      'Health appointments are all in date, and the carers noticed the hearing loss that others had missed.',
    ],
    worries: [
      'The dental check is overdue, and it is not clear who was to book it.',
      'The yearly health assessment came late, and what it recommended has not been followed up.',
    ],
    actions: [
      'Book the dental and optician’s checks with the carers and put the dates on the record',
      'Go through the health plan with the carers and the nurse and agree who does each thing',
    ],
    impacts: [
      'New glasses: the child reads aloud at bedtime for the first time.',
      'The health plan is up to date, and the asthma clinic has changed the inhaler.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  education: {
    section: 'cyp2',
    fromAge: 5,
    strengths: [
      'Attendance rose from 71 to 96 per cent; the carers walk in with the child and stay until the bell.',
      'The carers argued for the right college course, and the young person has a place on it.',
    ],
    worries: [
      'The child has been on a part-time timetable since the spring, and nobody has challenged it.',
      'The education plan has no targets that the carers could help with.',
    ],
    actions: [
      'Ask the virtual school to call a meeting about the part-time timetable, with the carers there',
      'Go with the carers to the next education plan meeting and agree one target for home',
    ],
    impacts: [
      'The child is back at school every day and has joined the choir.',
      'The carers know what the school is working on, and reading has moved up two levels.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  identity: {
    section: 'cyp2',
    fromAge: 5,
    strengths: [
      'The carers learned to care for the child’s hair, found a barber that his uncle uses, and cook his grandmother’s recipes on Fridays.',
      'The young person came out this year and says that home was the easiest place to do it.',
    ],
    worries: [
      'The child’s heritage is a line on a form; we could not see it in everyday life.',
      'Nobody has asked the child about faith since the move.',
    ],
    actions: [
      'Find out with the child and family what matters to them in food, faith, language and hair, and plan it in',
      'Link the carers with the mentoring group for families who care across cultures',
    ],
    impacts: [
      'The child goes to a Saturday class and is teaching the family to say good night in two languages.',
      'The carers say that they had been afraid of getting it wrong, and are not any more.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  family_time: {
    section: 'cyp2',
    fromAge: 4,
    strengths: [
      'Family time happens in the carers’ garden now; the children’s mother bakes with them, and goodbyes are easier.',
      'The carers keep a book of photographs that goes back and forth between the brothers.',
    ],
    worries: [
      'Family time is arranged round travel, not round what the children can manage.',
      'The children have not seen their older sister since the summer, and no one has said why.',
    ],
    actions: [
      'Ask for a review of family time with the children’s views in it',
      'Arrange time with the sister before the holidays and tell the children when it will be',
    ],
    impacts: [
      'The sisters meet every other Saturday; the younger one sleeps better after it.',
      'Family time is shorter and more often, and the children come home settled.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  life_story: {
    section: 'cyp2',
    fromAge: 5,
    strengths: [
      'The child can tell their own story, kindly and in order, because the carers did the book with them a page at a time.',
      'A memory box went with the child to their adopters, with a letter from each person in the house.',
    ],
    worries: [
      'Life story work has been promised at three reviews and has not begun.',
      'The child asks why they live here, and the carers do not know what they may say.',
    ],
    actions: [
      'Start the life story book with the carers, beginning with this year’s photographs',
      'Agree with the child’s social worker the words that everyone will use for why the child lives here',
    ],
    impacts: [
      'The book has eleven pages, and the child shows it to visitors.',
      'The child has an answer that they can use at school, and uses it.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  matching: {
    section: 'cyp3',
    fromAge: 3,
    strengths: [
      'The match was thought through with everyone in the house, the dog included, and the gap in experience was filled with training before the move.',
      'The carers were told plainly what would be hard, and said yes with their eyes open.',
    ],
    worries: [
      'The child came as an emergency, and the matching was never looked at again.',
      'The effect on the child who already lived there is not weighed anywhere.',
    ],
    actions: [
      'Complete the matching record now that we know the child, and plan how to fill the gaps',
      'Talk with the child who was there first about how it has been, and act on what they say',
    ],
    impacts: [
      'The carers have had the training that they lacked, and bedtime takes half an hour, not two.',
      'The first child asked for one evening a week with the carer alone and has it.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  information_sharing: {
    section: 'cyp3',
    fromAge: 4,
    strengths: [
      'The carers had the child’s health and school papers on the day, and a note from the last carer about what helps at night.',
    ],
    worries: [
      'The carers learned about the allergy from the child.',
      'The placement information came eleven days after the child did.',
    ],
    actions: [
      'Get the missing placement information from the child’s social worker and give it to the carers in writing',
      'Use the information checklist before every move, and record what is still to come',
    ],
    impacts: [
      'The carers have the full picture, and the school has the care plan for the allergy.',
      'The last two children came with everything on the checklist.',
    ],
    forWhom: 'carer',
    owner: 'worker',
  },
  placement_plan: {
    section: 'cyp1',
    strengths: ['The placement plan was made round the kitchen table, and the carers can say what it asks of them.'],
    worries: [
      'The placement plan on file is for the last home.',
      'The care plan says that the child will stay; the carers have heard something else.',
    ],
    actions: [
      'Ask for an up-to-date placement plan and go through it with the carers',
      'Bring the difference between the plan and what the carers were told to the child’s Independent Reviewing Officer',
    ],
    impacts: [
      'Everyone has the same plan, and the child has been told that they are staying.',
      'The carers know what the plan asks of them, and the worry of not knowing has gone.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  delegated_authority: {
    section: 'wfc2',
    fromAge: 6,
    strengths: [
      'The carers decide about haircuts, sleepovers and school trips, and the children notice that they need not wait.',
    ],
    worries: [
      'A school trip was missed because nobody knew who could sign.',
      'The delegated authority form is three years old and was written for a much younger child.',
    ],
    actions: [
      'Agree delegated authority again for each child and give the carers a copy',
      'Settle with the child’s social worker that the carers may agree to sleepovers and trips',
    ],
    impacts: [
      'The child went on the residential trip and came back muddy and happy.',
      'Two sleepovers since, each agreed by the carers on the day.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  stability: {
    section: 'cyp3',
    strengths: [
      'When the home wobbled in the spring, help came within two days, and the children are still there.',
      'Stability meetings are short, kind and end with something done.',
    ],
    worries: [
      'The carers said in March that they were struggling; the stability meeting was in June.',
      'Support came after notice had been given, when it could no longer help.',
    ],
    actions: [
      'Hold a stability meeting within five working days whenever a carer says that they are struggling',
      'Put together a support plan with breaks and therapeutic advice, and look at it every month',
    ],
    impacts: [
      'The carers have taken back their notice, and the child knows that they are staying.',
      'A planned break and a monthly call have made the summer manageable.',
    ],
    forWhom: 'child',
    owner: 'team_manager',
  },
  moves_endings: {
    section: 'cyp3',
    fromAge: 4,
    strengths: ['The goodbye was planned with the child: a party, a photograph book, and a visit back a month later.'],
    worries: [
      'The child left with an hour’s notice, and there was no meeting to learn from it.',
      'The carers have not been asked how the ending was for them.',
    ],
    actions: [
      'Hold the disruption meeting and share what was learned with the team',
      'Arrange a goodbye visit for the child and the carers',
    ],
    impacts: [
      'The child came back for tea; both sides say that it helped.',
      'The learning changed how we plan first weeks in this team.',
    ],
    forWhom: 'child',
    owner: 'team_manager',
  },
  permanence: {
    section: 'cyp1',
    fromAge: 4,
    strengths: ['The long-term match went to panel within six months, and the child chose the cake.'],
    worries: [
      'Everyone says that the child will stay for good, and the match has still not been to panel.',
      'The special guardianship assessment has been waiting for a worker since the spring.',
    ],
    actions: [
      'Set the date for the long-term match at panel and write the report',
      'Agree with the child’s team when the assessment will be finished, and tell the carers',
    ],
    impacts: [
      'The match was agreed, and the child has put their name on the bedroom door.',
      'The court date is set, and the carers can plan.',
    ],
    forWhom: 'child',
    owner: 'team_manager',
  },
  leaving_care: {
    section: 'wfc2',
    fromAge: 16,
    strengths: ['Staying put was talked about at sixteen, so nobody has been lying awake about eighteen.'],
    worries: ['The young person is seventeen and a half and does not know whether they can stay.'],
    actions: [
      'Bring carers, young person and personal adviser together to settle staying put and write it into the pathway plan',
    ],
    impacts: ['The young person is staying, has a college place, and pays a little board like everybody else.'],
    forWhom: 'child',
    owner: 'worker',
  },
  supervision_quality: {
    section: 'wfc1',
    strengths: [
      'Supervision thinks: each record asks what the child might be feeling, and what the carers will try next.',
      'The worker holds the carers kindly and says hard things early.',
    ],
    worries: [
      'Visits happen, but the records tell us what was said and not what was thought.',
      'The children are hard to see in supervision; it is mostly about arrangements.',
    ],
    actions: [
      'Use the reflective supervision guide for the next three visits, with each child as a heading',
      'Read two supervision records together in the worker’s own supervision and agree what better looks like',
    ],
    impacts: [
      'The last records read differently: each child is there, and the carers say that they leave with something to try.',
      'The worker says that writing has become quicker now that it is about the children.',
    ],
    forWhom: 'worker',
    owner: 'worker',
  },
  unannounced_visits: {
    section: 'wfc1',
    fromAge: 4,
    strengths: ['The unannounced visit found the house as it always is: noisy, warm and in the middle of tea.'],
    worries: [
      'The unannounced visit was made after the children had gone to school, so nobody saw them.',
      'The yearly unannounced visit came thirteen months after the last.',
    ],
    actions: [
      'Make an unannounced visit when the children are at home',
      'Plan the year’s unannounced visits for the whole team, and check each month that they happened',
    ],
    impacts: [
      'The visit took place at breakfast; the children were proud to show the guinea pigs.',
      'Every household in the team has been visited within the year.',
    ],
    forWhom: 'child',
    owner: 'worker',
  },
  carer_support: {
    section: 'wfc1',
    strengths: [
      'The carers ring their worker before things are difficult, because the worker rings back.',
      'The kinship group has become a lifeline: three grandmothers, one biscuit tin.',
    ],
    worries: [
      'The carers asked for help with night waking three times before it came.',
      'Support is there for the asking, and these carers do not ask.',
    ],
    actions: [
      'Arrange six sessions of therapeutic advice for the carers',
      'Agree a weekly call until the end of term, and look again then',
    ],
    impacts: [
      'The nights are better: four in seven without waking, and everyone is kinder in the morning.',
      'The carers say that they feel thought about.',
    ],
    forWhom: 'carer',
    owner: 'worker',
  },
  breaks: {
    section: 'wfc1',
    strengths: ['Breaks are with the same family each time, and the child packs for it as for a holiday.'],
    worries: ['The carers have not had a break for fourteen months and no longer expect one.'],
    actions: ['Find one family for regular breaks and introduce the child to them slowly'],
    impacts: ['The child has had two weekends with the new family and asks when the next one is.'],
    forWhom: 'carer',
    owner: 'team_manager',
  },
  training_tsd: {
    section: 'wfc1',
    strengths: ['You can see the training at work: the carer names what is behind an outburst, and waits.'],
    worries: [
      'The second carer has not completed the training standards, eighteen months after approval.',
      'The development plan lists courses, and none of them is about these children.',
    ],
    actions: [
      'Sit with the second carer to finish the training standards, two evenings are enough',
      'Write a development plan that begins with what these children need',
    ],
    impacts: [
      'The standards are complete, and the carer has signed up for a course on sleep.',
      'The carer uses what they learned about sensory needs; the school has copied it.',
    ],
    forWhom: 'carer',
    owner: 'worker',
  },
  checks: {
    section: 'safe',
    strengths: ['Checks on every adult are in date, grandparents who visit at weekends included.'],
    worries: [
      'A check on one adult lapsed for six weeks before it was renewed; a decision about the risk was recorded.',
      'The grown-up son has moved back in, and his check had to be chased.',
    ],
    actions: [
      'Renew the check, and record the decision about the meantime',
      'Look every month for checks that fall due in the next three, and begin them',
    ],
    impacts: [
      'All checks are current, and the reminder now comes three months before.',
      'The check is back and clear.',
    ],
    forWhom: 'service',
    owner: 'worker',
  },
  records_quality: {
    section: 'rec',
    strengths: [
      'The record is written to the child: they could read it at twenty and feel loved.',
      'Entries are short and kind, and they tell fact from feeling.',
    ],
    worries: [
      'Some entries use words that we would not want the child to read.',
      'The record is long, and what mattered is hard to find in it.',
    ],
    actions: [
      'Rewrite the summary in words that the child could read, and use it as the pattern',
      'Share the guide to writing for the child with the whole team',
    ],
    impacts: [
      'The summary is a page, and the young person has read it and corrected one date.',
      'The last month’s entries are warm and clear.',
    ],
    forWhom: 'worker',
    owner: 'worker',
  },
  chronology: {
    section: 'rec',
    strengths: ['The chronology is used: it showed that each difficult week came after a cancelled visit.'],
    worries: [
      'The chronology stops in the spring.',
      'Three small worries in a year are on three different pages, and nobody put them side by side.',
    ],
    actions: ['Bring the chronology up to date and talk about what it shows in supervision'],
    impacts: ['Seeing the year on one page changed the plan: family time moved to Saturdays.'],
    forWhom: 'worker',
    owner: 'worker',
  },
  management_oversight: {
    section: 'rec',
    strengths: ['The manager’s notes ask a question each time, and the next note has the answer.'],
    worries: [
      'The manager signs, but we cannot see what they thought or asked for.',
      'Decisions from supervision are not on the household’s record.',
    ],
    actions: [
      'Record decisions about this household after each supervision, with the reason and who does what',
      'Look at this household again in six weeks and record what has moved',
    ],
    impacts: ['Six weeks on, each decision has a name and a date beside it, and all but one are done.'],
    forWhom: 'team',
    owner: 'team_manager',
  },
  kinship: {
    section: 'wfc1',
    strengths: [
      'The assessment understood that an aunt is an aunt first, and the help fits a family that did not plan this.',
    ],
    worries: [
      'The full assessment was late, and the grandparents did not know where they stood.',
      'The carers were given the handbook for mainstream carers; half of it does not fit.',
    ],
    actions: [
      'Go through with the grandparents what they are entitled to, money included, and put it in writing',
      'Invite the carers to the kinship group and go with them the first time',
    ],
    impacts: [
      'The grandparents have the right allowance, back-paid, and a cot that does not wobble.',
      'The carers go every month and have made two friends there.',
    ],
    forWhom: 'carer',
    owner: 'worker',
  },
  partnership: {
    section: 'wfc3',
    strengths: [
      'The child’s social worker, the school and the carers finish each other’s sentences, and the child notices.',
    ],
    worries: [
      'We did not have the view of the child’s social worker, although we asked twice.',
      'Last year the carers said that meetings clash with work; they still do.',
    ],
    actions: [
      'Agree with the child’s team how their view will reach each review',
      'Hold meetings about this child after four o’clock, and say so in the invitation',
    ],
    impacts: [
      'Both carers were at the last two meetings.',
      'The child’s social worker wrote, and it changed what we recommended.',
    ],
    forWhom: 'partner',
    owner: 'team_manager',
  },
} as const satisfies Record<string, Theme>

export type ThemeKey = keyof typeof themes

export const themeKeys = Object.keys(themes) as ThemeKey[]
