import type { Actor } from '#platform/sql/database.ts'

export const kinds = ['child', 'carer', 'household_member', 'parent', 'partner', 'worker'] as const
export type VoiceKind = (typeof kinds)[number]

/** Whom we asked, in words. */
export const kindNames: Record<VoiceKind, string> = {
  child: 'Child',
  carer: 'Foster carer',
  household_member: 'Son, daughter or other member of the household',
  parent: 'Parent or family member',
  partner: 'Partner',
  worker: 'Fostering social worker',
}

export type VoiceState = 'to_ask' | 'asked' | 'started' | 'given' | 'not_given'

export const stateNames: Record<VoiceState, string> = {
  to_ask: 'Not asked yet',
  asked: 'Asked',
  started: 'Started',
  given: 'Given',
  not_given: 'Not given',
}

export const reasons = ['age', 'declined', 'not_safe', 'not_contactable', 'other'] as const
export type Reason = (typeof reasons)[number]

/** Why somebody's words are missing (clause 6.1: the voices, or the reason for a missing one). */
export const reasonNames: Record<Reason, string> = {
  age: 'Too young, or not able, to say',
  declined: 'They did not want to',
  not_safe: 'It would not have been safe to ask',
  not_contactable: 'We could not reach them',
  other: 'Another reason',
}

export const methods = ['link', 'talking', 'writing', 'drawing', 'advocate', 'observation'] as const
export type Method = (typeof methods)[number]

export const methodNames: Record<Method, string> = {
  link: 'By their own link',
  talking: 'Talking together',
  writing: 'In writing',
  drawing: 'Drawing',
  advocate: 'Through an advocate',
  observation: 'Seen by someone who knows them well',
}

export const shares = ['carers', 'iro_and_quality', 'ask_first'] as const
export type Share = (typeof shares)[number]

/** Who may read a child's words, as the child chose. */
export const shareNames: Record<Share, string> = {
  carers: 'Their carers may know',
  iro_and_quality: 'Only their IRO and the quality team',
  ask_first: 'Ask the child first',
}

export type Voice = {
  id: number
  ref: string
  kind: VoiceKind
  /** Key of a form in framework/a2-feedback-forms. */
  form: string
  householdId: number
  auditId: number | null
  childId: number | null
  carerId: number | null
  gathererId: number | null
  state: VoiceState
  askedAt: Temporal.Instant | null
  dueOn: Temporal.PlainDate | null
  method: Method | null
  helper: string | null
  reason: Reason | null
  reasonWords: string
  givenAt: Temporal.Instant | null
  share: Share
  /** Whether they were asked who may read it, and chose; until then it is kept to as few as possible. */
  shareChosen: boolean
  shareAgreedAt: Temporal.Instant | null
  /** Whether this person may read what was said; then, and only then, the next three say anything. */
  mayRead: boolean
  safetyWorry: boolean
  toldWords: string
  toldAt: Temporal.Instant | null
  version: number
}

/** Somebody's words are in, or it is known why not. */
export function isAnswered({ state }: Pick<Voice, 'state'>): boolean {
  return state === 'given' || state === 'not_given'
}

/** Whether everyone who sees the audit may read it: a child let the carers know, or was asked first and agreed. */
export function isOpenToAll(voice: Pick<Voice, 'kind' | 'share' | 'shareAgreedAt'>): boolean {
  if (voice.kind === 'worker') return false
  const chooses = voice.kind === 'child' || voice.kind === 'household_member'
  return !chooses || voice.share === 'carers' || (voice.share === 'ask_first' && voice.shareAgreedAt !== null)
}

/** Whether this person gathers this voice: the IRO their child's, a reviewing officer the carers' and others', a worker
 * their own (clauses 4.6, 7.4), and Quality Assurance and Partnerships any. */
export function mayGather(
  voice: Pick<Voice, 'kind' | 'gathererId'>,
  actor: Pick<Actor, 'duties' | 'actsFor'>,
): boolean {
  if (actor.duties.has('hold_voices')) return true
  const theirs = voice.gathererId !== null && actor.actsFor.includes(voice.gathererId)
  if (voice.kind === 'child') return theirs && actor.duties.has('gather_child_voices')
  if (voice.kind === 'worker') return theirs
  return actor.duties.has('gather_carer_voices')
}

/** Whether this person may ask more people than the children and carers whom an audit asks by itself (clause 7.4). */
export function mayAskMore(actor: Pick<Actor, 'duties'>): boolean {
  return actor.duties.has('gather_carer_voices')
}
