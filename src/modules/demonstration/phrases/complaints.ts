/** What is written of complaints in the invented service, none with a name. */
export type Said = { about: string; point: string; effect: string; wanted: string; found: string; learned: string }

export const said: Readonly<Record<'child' | 'carer' | 'parent' | 'professional' | 'other', readonly Said[]>> = {
  child: [
    {
      ...{ about: 'contact', point: 'Nobody told me why I could not stay at my aunt’s at the weekend.' },
      ...{ effect: 'They waited by the door for an hour.', wanted: 'That somebody tells me before.' },
      found: 'The visit was called off in the morning, and nobody told the child until the evening.',
      learned: 'Whoever calls off time with family tells the child themselves, the same day.',
    },
    {
      ...{ about: 'move', point: 'I was moved on a school day and missed my trip.' },
      ...{ effect: 'They lost the trip that they had looked forward to.', wanted: 'That they ask me about the day.' },
      found: 'The day suited the transport. The child was not asked.',
      learned: 'The day of a planned move is chosen with the child.',
    },
  ],
  carer: [
    {
      ...{ about: 'information', point: 'We were not told about the allergy before the child came.' },
      ...{ effect: 'They were ill on the first evening.', wanted: 'The health summary before the first night.' },
      found: 'It was in the file, and it was not sent.',
      learned: 'The health summary goes with the referral, and a carer says that they have read it.',
    },
    {
      ...{ about: 'support', point: 'Three supervisory visits were called off in a row.' },
      ...{ effect: 'A worry about sleep waited for two months.', wanted: 'A visit each month, and a name to call.' },
      found: 'The worker was away and nobody stood in.',
      learned: 'A visit that is called off is given to a colleague in the same week.',
    },
    {
      ...{ about: 'payments', point: 'The mileage of the spring was paid in autumn.' },
      ...{ effect: 'Two journeys to a grandmother were put off.', wanted: 'To be paid within a month.' },
      found: 'The claim lay with somebody who had left.',
      learned: 'Claims go to a shared place that two people look at.',
    },
  ],
  parent: [
    {
      ...{ about: 'contact', point: 'I was told of the new home a week after the move.' },
      ...{ effect: 'They asked why we had not said goodbye.', wanted: 'To be told before.' },
      found: 'The letter was written and not posted.',
      learned: 'Parents are rung up on the day, and the letter follows.',
    },
  ],
  professional: [
    {
      ...{ about: 'delay', point: 'The school waited five weeks for an answer about trips.' },
      ...{ effect: 'They stayed behind on a trip.', wanted: 'An answer within a week.' },
      found: 'The carers could have said yes themselves.',
      learned: 'What carers decide by themselves is written down in the first week.',
    },
  ],
  other: [
    {
      ...{ about: 'other', point: 'The minibus stands across our drive every morning.' },
      ...{ effect: 'None that is known.', wanted: 'That it stops at the corner.' },
      found: 'The driver did not know.',
      learned: 'Nothing for children: an arrangement with the driver was enough.',
    },
  ],
}

export const why = 'It is about services to a child.'
export const content = 'They said that it was put right, and that they would say so again.'
