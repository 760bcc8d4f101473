import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import type { SourceKey, TypedPlan } from '#modules/matrix/index.ts'

/** A plan of the invented service: begun so many days ago, to be done so many days after that. */
export type Planned = Pick<TypedPlan, 'aim' | 'shows'> & {
  question: PracticeQuestionKey
  source: SourceKey
  ledBy: string
  ago: number
  days: number
  /** What became of it, so many days after it began. */
  ended?: Pick<TypedPlan, 'stands' | 'worked' | 'cameOf'> & { after: number }
}

export const planned: readonly Planned[] = [
  {
    ...{ question: 'cyp4', source: 'voices', ledBy: 'qa-1', ago: 220, days: 120 },
    aim: 'Every child hears within three weeks what came of what they told us.',
    shows: 'Nine children in ten were told in time, three months in a row.',
    ended: {
      ...{ after: 110, stands: 'done', worked: 'partly' },
      cameOf:
        'Eight in ten hear in time now. Those who wait longest have moved in between; their new worker is told at once.',
    },
  },
  {
    ...{ question: 'wfc3', source: 'complaints', ledBy: 'sm-1', ago: 160, days: 90 },
    aim: 'Carers are paid on the day, so that no child goes without because of us.',
    shows: 'No late payment in two months, and none in what carers tell us at reviews.',
    ended: {
      ...{ after: 85, stands: 'done', worked: 'yes' },
      cameOf: 'None was late since September. Carers say that they buy shoes and pay for trips without waiting.',
    },
  },
  {
    ...{ question: 'cyp3', source: 'peer_reviews', ledBy: 'sm-1', ago: 230, days: 150 },
    aim: 'A child meets the family before they move in, also when it is urgent.',
    shows: 'A film or a call with the family before each unplanned move.',
    ended: {
      ...{ after: 140, stands: 'given_up', worked: '' },
      cameOf: 'A film of each home was too much for families. The welcome book with photographs does it instead.',
    },
  },
  {
    ...{ question: 'cyp2', source: 'inspections', ledBy: 'tm-1', ago: 120, days: 100 },
    aim: 'Children who come to us from another area see a dentist within six weeks.',
    shows: 'The weekly list of who waits is empty for a month.',
  },
  {
    ...{ question: 'wfc1', source: 'audits', ledBy: 'tm-2', ago: 70, days: 180 },
    aim: 'Each carer’s supervision says what changed for the child since the last one.',
    shows: 'Audits find it in nine records of ten, and children say that adults remember what they asked for.',
  },
  {
    ...{ question: 'cyp4', source: 'children_in_care_council', ledBy: 'qa-1', ago: 40, days: 200 },
    aim: 'Children in foster care help to choose who joins the fostering team.',
    shows: 'Two young people sit in each interview, and say afterwards that they were listened to.',
  },
]
