/** What the Local Authority Designated Officer writes beside the numbers of a month in the invented service. */

export const children = [
  'Each child is safe where they live tonight. Those who moved said goodbye, and their belongings came along. Two would like to be told sooner what happens next.',
  'All were seen on the day. Most would rather have heard first from somebody they know; we say so to those who lead.',
  'Nobody moved this month. The brothers and sisters in these homes were asked as well, and have somebody of their own to talk to.',
] as const

export const numbers = ['', '', 'One matter waits for a court, and is older than the others for that.'] as const

export const learned = [
  'Where carers knew within a day whom they may ask, fewer of them said that they were left alone.',
  'What is written to carers is easier to read since it fits one page.',
  'Children are told how it ended more often than before, and still not always by somebody whom they chose.',
] as const

export const asked = [
  'Nothing this month.',
  'To look at who offers independent support at weekends.',
  'To agree who tells a child the outcome, before the last meeting and not after it.',
] as const
