/** What is written of escalations in the invented service, none with a name. `care`: as the form has it. */
export type Told = {
  theme: string
  care: 'care' | 'support' | 'both' | 'no'
  effect: string
  wants: string
  asked: string
  says: string
  answer: string
  result: string
}

export const escalated: readonly Told[] = [
  {
    ...{ theme: 'delegated', care: 'support', effect: 'They miss sleepovers: nobody says who may say yes.' },
    ...{ wants: 'To be asked like everybody else.', asked: 'What carers decide is written down within ten days.' },
    says: 'What carers may decide themselves is often not written down in the first weeks.',
    answer: 'The form is agreed with the parents and sent to the carers.',
    result: 'They stayed with a friend at half-term.',
  },
  {
    ...{
      theme: 'visits',
      care: 'no',
      effect: 'They have not been seen alone for ten weeks, and keep worries to themselves.',
    },
    ...{ wants: 'Somebody who comes when they said.', asked: 'A visit within five days, and then as the plan says.' },
    says: 'Visits lapse when a worker leaves and nobody is named at once.',
    answer: 'A worker is named and visits this week.',
    result: 'They told the new worker about school.',
  },
  {
    ...{ theme: 'carer_support', care: 'support', effect: 'The carers are worn out, and the child hears them say so.' },
    ...{ wants: 'To stay where they are.', asked: 'Short breaks are agreed with the carers within two weeks.' },
    says: 'Carers ask for breaks several times before they are offered.',
    answer: 'Two weekends a month, with people whom the child knows.',
    result: 'Home is calmer; they look forward to the weekends.',
  },
  {
    ...{
      theme: 'identity',
      care: 'both',
      effect: 'They ask where they come from, and nobody has begun their life story.',
    },
    ...{ wants: 'Photographs.', asked: 'Life story work begins this month.' },
    says: 'Life story work waits for the worker with the least time.',
    answer: 'The carers and the worker begin with a box of photographs.',
    result: 'They have a book to show.',
  },
  {
    ...{ theme: 'health', care: 'care', effect: 'The dentist was due in spring, and they have toothache.' },
    ...{ wants: 'That it stops hurting.', asked: 'An appointment within a week.' },
    says: 'Health appointments slip when a child moves between two surgeries.',
    answer: 'They are registered, and seen on Friday.',
    result: 'The tooth is mended, and they sleep.',
  },
  {
    ...{ theme: 'siblings', care: 'no', effect: 'They have not seen their sister since summer.' },
    ...{ wants: 'A day with her before winter.', asked: 'A plan for both, with dates, within two weeks.' },
    says: 'Time between brothers and sisters has no owner when they live in two homes.',
    answer: 'The two homes agreed on every second Saturday.',
    result: 'They met twice, and want it to stay so.',
  },
]

export const wellDone: readonly Pick<Told, 'theme' | 'care' | 'effect' | 'says'>[] = [
  {
    ...{
      theme: 'participation',
      care: 'care',
      effect: 'They led their own review, with cards that they made at home.',
    },
    says: 'Carers who prepare a review with the child make it the child’s own.',
  },
  {
    ...{
      theme: 'stability',
      care: 'support',
      effect: 'A move was avoided: their worker came each evening for a week.',
    },
    says: 'Support in the first days of a crisis keeps children where they are.',
  },
]

export const goesOn = 'Nothing has changed for the child since.'
