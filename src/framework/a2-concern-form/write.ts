import { formWriter } from '../forms/write.ts'

/** Who writes it, and when: modules/allegations/writers.ts. */
export type ConcernPart =
  | 'first'
  | 'threshold'
  | 'process'
  | 'outcome'
  | 'after'
  | 'learning'
  | 'looked'
  | 'decision'
  | 'settled'

export const { ask, must, when, section } = formWriter<ConcernPart>('alg', ['4.9', '4.10'])
