import type { Grade } from '#framework/a2-audit-tool/types.ts'

type Bank = Record<Grade, readonly string[]>

/** Why a section got its grade: the difference made first, the process after it. */
export const sectionReasons: Record<string, Bank> = {
  cyp1: {
    outstanding: [
      'The child lives the plan: they can say what happens next and why, and the carers saw what was needed before the meeting did.',
      'Because the carers and the worker pushed, the plan changed in time for the child to stay at the same school.',
    ],
    good: [
      'Care follows the plan, and the child knows that they are staying. Drift in the summer was challenged and mended.',
      'The plan is current, and the carers work to it. The child’s review decisions were acted on within the month.',
      'The child’s days look like the plan says that they should, and what was late was chased.',
    ],
    requires_improvement: [
      'The child is well cared for, but the plan is vague, and the carers have filled the gaps themselves.',
      'The plan is six months old, and the child’s life has moved on since.',
      'Care is warm. What will happen next has not been settled, and the child feels that.',
    ],
    inadequate: [
      'There is no plan that the carers could follow, and the child has waited a year to hear where they will live.',
      'What happens day to day is not what the plan says, and nobody has asked why.',
    ],
  },
  cyp2: {
    outstanding: [
      'A child who did not speak at school a year ago read a poem in assembly in June.',
      'From three exclusions to none: the carers understood what lay behind each one, and the child feels it.',
    ],
    good: [
      'Clear progress from where the child began: sleeping, eating, and reading for fun.',
      'School is going well, health is up to date, and there is football on Saturdays.',
      'The child has friends, laughs a lot, and is catching up in maths.',
    ],
    requires_improvement: [
      'Some things are going well. Health checks are late, and we cannot show how far the child has come.',
      'The child is happy at home and unhappy at school; help with school has been slow.',
      'Progress is likely, but the record does not show a starting point.',
    ],
    inadequate: [
      'The child is out of school, and nobody is pressing for a place.',
      'The child has become more withdrawn over the year, and we see no response to it.',
    ],
  },
  cyp3: {
    outstanding: [
      'Creative help at the right moment kept this home together; the child says that they nearly lost it.',
      'Matching was careful and honest, and the extra training came before the child did.',
    ],
    good: [
      'The match was thought through, and the gaps were filled. When things got hard, help came.',
      'Worker and child’s social worker visit together, and the child sees one team.',
      'The move in was planned and kind: two teas, a sleepover, and the old blanket came too.',
    ],
    requires_improvement: [
      'Help came, but only when the carers had asked more than once.',
      'Information reached the carers late, and they had to learn the hard way.',
      'The child came in an emergency, and the matching was not looked at again.',
    ],
    inadequate: ['The match did not work from the first week, and nothing was done about it until notice was given.'],
  },
  cyp4: {
    outstanding: [
      'What this child said about Sundays changed family time for their brothers as well.',
      'The child spoke at the training day for new carers, by their own choice, and was thanked by name.',
    ],
    good: [
      'The child is seen alone, says what they think, and hears back. The later bedtime was their idea.',
      'The child’s views were in the review, and one of them changed the plan.',
      'They were asked, they answered, and somebody told them what would happen.',
    ],
    requires_improvement: [
      'The child’s views are written down, and we cannot see that anything came of them.',
      'The child was seen, though mostly with others in the room.',
    ],
    inadequate: ['We could not find the child’s own words anywhere this year.'],
  },
  safe: {
    outstanding: [
      'Two years ago the child went missing weekly; through patient work it has not happened since Easter.',
    ],
    good: [
      'The children are safe here. Risks are known, talked about, and smaller than they were.',
      'The home is safe, the checks are in date, and the safer care plan is used.',
      'When a worry came, it was shared the same day and followed through.',
    ],
    requires_improvement: [
      'No child is at risk now. The safer care plan is out of date, and follow-through has been uneven.',
      'The carers keep the children safe by instinct; what they are to do is not written down.',
      'Worries were passed on, and it is not clear what became of two of them.',
    ],
    inadequate: ['A risk that several people knew about was left for weeks without a plan.'],
  },
  wfc1: {
    outstanding: ['You can watch these carers grow: what was learned in March is what they do in September.'],
    good: [
      'Supervision is regular and thoughtful, and the carers say that it helps them to think.',
      'Support came when it was needed, and the review was honest and useful.',
      'The carers are well prepared, and the training shows in what they do at bedtime.',
    ],
    requires_improvement: [
      'Visits take place. Supervision describes more than it thinks, and some things were mended late.',
      'The carers are committed. The training standards and the development plan have waited too long.',
      'Good support in parts; when the worker changed, six weeks went by.',
    ],
    inadequate: ['There were three visits in a year, and the carers stopped ringing.'],
  },
  wfc2: {
    outstanding: ['The carers led the part of the plan about school, because they know most about it.'],
    good: [
      'The carers are in the room, are listened to, and decide what parents decide.',
      'Delegated authority is clear, and the children gain from it.',
      'They were asked about the move home, and the pace was changed because of what they said.',
    ],
    requires_improvement: [
      'The carers hear about decisions after they are made.',
      'Delegated authority is out of date, and the child missed a trip because of it.',
    ],
    inadequate: ['The carers were not told of the meeting that decided the child’s future.'],
  },
  wfc3: {
    outstanding: ['The carers’ idea for a first-week pack is now used across the service.'],
    good: [
      'Both carers were asked, and last year’s request for evening training was met.',
      'Carers, school and the child’s social worker were all heard, and the review answers them.',
      'The carers say that they would recommend us, and why.',
    ],
    requires_improvement: [
      'One carer was asked and the other was not.',
      'We asked; we have not told the carers what we did with last year’s answer.',
    ],
    inadequate: ['Nobody asked these carers anything this year.'],
  },
  rec: {
    outstanding: ['A record that the child will treasure: it is full of them.'],
    good: [
      'The record is current and kind, and the manager’s questions move things on.',
      'Clear, up to date, and written so that the child could read it.',
      'What mattered this year can be found on one page.',
    ],
    requires_improvement: [
      'Entries come late, and the chronology stops in the spring.',
      'The manager’s oversight is there, but it is hard to see what it changed.',
      'There is a lot of record and not much child in it.',
    ],
    inadequate: ['Four months of the year are missing, so the record cannot be relied on.'],
  },
}

/** The same for children under five, who show more than they say. */
export const littleOnes: Record<string, Bank> = {
  cyp1: {
    outstanding: [
      'The plan and the child’s days fit together hour by hour, and the carers saw what was needed before the meeting did.',
    ],
    good: [
      'Care follows the plan: sleep, family time and health as agreed, and what was late was chased.',
      'The plan is current, and the carers work to it.',
    ],
    requires_improvement: [
      'The little one is well cared for; where they will grow up has waited too long for an answer.',
      'The plan is vague about family time, and the carers have filled the gap themselves.',
    ],
    inadequate: ['There is no plan that the carers could follow, and the child has waited most of a life for one.'],
  },
  cyp2: {
    outstanding: [
      'Came silent and stiff; now babbles, reaches and laughs, and has put on all the weight that was missing.',
    ],
    good: [
      'Growing, sleeping and curious, with every check in date and a favourite song.',
      'Playgroup twice a week, new words every day, and arms that go up to be carried.',
    ],
    requires_improvement: [
      'Happy at home. Two health checks are late, and we cannot show how far the little one has come.',
    ],
    inadequate: ['The child is quieter than in the spring, and we see no response to it.'],
  },
  cyp3: {
    outstanding: ['Help came creatively and at once in the worst month, and the little one never had to move.'],
    good: [
      'The match was thought through, and the move in was slow and kind: three visits and the same blanket.',
      'The carers and both workers act as one; the child is handed from lap to lap in peace.',
    ],
    requires_improvement: [
      'Help came when the carers had asked more than once.',
      'The child came at two hours’ notice, and the matching was not looked at again.',
    ],
    inadequate: ['The match did not work from the first week, and nothing was done about it until notice was given.'],
  },
  cyp4: {
    outstanding: [
      'Too young for words, and understood all the same: the routine follows what the child shows, and other carers have learned from it.',
    ],
    good: [
      'What the child shows is noticed and followed; naps, food and visitors have all been changed because of it.',
      'Watched at play and at rest by two people who know the child, and both tell us the same.',
    ],
    requires_improvement: ['We know how the child is from the carers; nobody else has sat and watched.'],
    inadequate: ['Nothing this year shows the day from the child’s side.'],
  },
}

/** Something in the record to point to, for grades that need it. */
export const evidence: readonly string[] = [
  'Supervision record of the spring visit, second page',
  'Chronology, entries for the last two terms',
  'Minutes of the child’s review and the letter that followed',
  'Unannounced visit form and the note of the call next day',
  'Education plan and the school’s letter of thanks',
  'Case note after the stability meeting',
]

/** Words under a single answer that calls for them. */
export const itemReasons: Record<string, readonly string[]> = {
  'cyp1.care_matches': [
    'Mostly yes; the plan asks for time with grandparents, which has not happened since the summer.',
    'The plan says swimming and tuition; neither has started.',
  ],
  'cyp1.carer_has_plan': ['The carers’ copy is the one from before the last review.'],
  'cyp1.knows_future': ['The child asks whether they are staying, and the adults do not yet know.'],
  'cyp1.visits': ['One visit was seven weeks after the one before; it was chased.'],
  'cyp2.life_story': ['The photographs are on a phone; the box is not begun.'],
  'cyp2.savings': ['The account is opened, and the child does not yet know of it.'],
  'cyp4.advocate': ['Nobody has offered one this year.'],
  'wfc2.at_review': ['They were not told of the day, and sent no report.'],
  'cyp2.learning': [
    'Attendance is good; work is not yet at the right level.',
    'A part-time timetable since the spring holds the child back.',
  ],
  'cyp2.health': ['The dental check is overdue.', 'The health assessment is late; the carers have chased it twice.'],
  'cyp2.emotional': ['The child is on a waiting list, and the carers are managing alone.'],
  'cyp2.social': ['The child has no friends near by yet.'],
  'cyp2.identity': ['We know the child’s heritage and have not yet done much with it.'],
  'cyp3.matching': ['The child came at two hours’ notice, and the form was filled in afterwards.'],
  'cyp3.information': ['The school report came a month after the child.'],
  'cyp3.stability': ['The stability meeting was held ten weeks after the carers first asked.'],
  'cyp3.team_work': ['Two joint visits were planned, and neither took place.'],
  'cyp4.guide_given': ['The child has the guide; the names in it are those of two years ago.'],
  'safe.risk': ['The risk is understood; the plan does not say what to do at eleven at night.'],
  'safe.safer_care': ['It was written before the youngest came.'],
  'safe.medicals': ['The second carer’s is four months late; the doctor has been asked.'],
  'safe.bedrooms': ['Two brothers share, and nobody has written down that it was agreed.'],
  'wfc1.assessment': ['A careful assessment that came six weeks late.'],
  'wfc1.supervision_quality': ['The records describe the visit; the thinking is missing.'],
  'wfc1.support': ['Help with sleep was asked for three times before it came.'],
  'wfc1.review_quality': ['The review lists; it does not weigh.'],
  'wfc1.pdp': ['Only the first carer has a plan.'],
  'wfc1.tsd': ['The second carer has two units left; a date is agreed.'],
  'wfc1.last_recs': ['Two of five are still to do.'],
  'wfc2.respect': ['The tone of some e-mails suggests that the carers are asked last.'],
  'cyp1.delegated': ['Haircuts and sleepovers are settled; nothing is said of the school trip abroad.'],
  'wfc3.asked': ['One carer works away and was not reached in time.'],
  'rec.up_to_date': ['The last five weeks are still in the worker’s notebook.'],
  'rec.helpful_to_child': ['Two entries use words that would hurt to read.'],
  'rec.oversight': ['Signed each month, without a question.'],
  'rec.chronology_current': ['It stops in the spring.'],
  'fro.qa_report_quality': ['The report came on the morning of the review and did not mention the children’s views.'],
}
