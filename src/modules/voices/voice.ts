import { waysToTell } from '#framework/forms/write.ts'
import type { Actor } from '#platform/actor.ts'
import type { Language } from './languages.ts'

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

/** Reasons that are offered. Rows of before may hold `age`, which said two things at once. */
export const reasons = ['too_young', 'no_way_yet', 'declined', 'not_safe', 'not_contactable', 'other'] as const
export type Reason = (typeof reasons)[number] | 'age'

/** Why somebody's words are missing (clause 6.1: the voices, or the reason for a missing one). */
export const reasonNames: Record<Reason, string> = {
  age: 'Too young, or not able, to say',
  too_young: 'Too young to say',
  no_way_yet: 'We have not found a way yet',
  declined: 'They did not want to',
  not_safe: 'It would not have been safe to ask',
  not_contactable: 'We could not reach them',
  other: 'Another reason',
}

/** Ways in which somebody tells what they think; each is as good as another. */
export const ways = Object.keys(waysToTell) as readonly (keyof typeof waysToTell)[]
export type Way = (typeof ways)[number]

export const methods = ['link', ...ways, 'observation'] as const
export type Method = (typeof methods)[number]

export const methodNames: Record<Method, string> = {
  link: 'By their own link',
  ...waysToTell,
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
  pieceId: number | null
  childId: number | null
  carerId: number | null
  gathererId: number | null
  /** Who asks them, by name. */
  gatherer: string | null
  state: VoiceState
  askedAt: Temporal.Instant | null
  /** They were given a link, and it opens no more: because it ended with what they were asked for, ran out or was withdrawn. */
  linkEnded: boolean
  dueOn: Temporal.PlainDate | null
  /** How they will tell, where that was chosen before they were asked. */
  way: Way | null
  /** In which language their words are. */
  language: Language
  /** What a child calls whoever looks after them; empty where nobody wrote it down. */
  carersName: string
  /** Somebody chose this form; else it is the form of the child's age on the day. */
  formChosen: boolean
  /** An observation stands beside this voice of the child, and never in its place. */
  besideId: number | null
  /** The other foster carer of the home, with whom they are asked in one conversation, or were. */
  togetherWith: number | null
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
  toReadToday: boolean
  /** Handed in, or a sign in it is read before that: until then nobody reads it but whoever writes it (decision 64). */
  isReadable: boolean
  toldWords: string
  toldAt: Temporal.Instant | null
  version: number
}

/** Somebody's words are in, or it is known why not. */
export function isAnswered({ state }: Pick<Voice, 'state'>): boolean {
  return state === 'given' || state === 'not_given'
}

/** Whether it is theirs to say who reads their words: whoever lives in the home. Kept by may_read_words in the database too. */
export function choosesReaders({ kind }: Pick<Voice, 'kind'>): boolean {
  return kind === 'child' || kind === 'household_member'
}

/** Whether everyone who sees what it was asked for may read it: a child let the carers know, or was asked first and agreed. */
export function isOpenToAll(voice: Pick<Voice, 'kind' | 'share' | 'shareAgreedAt'>): boolean {
  if (voice.kind === 'worker') return false
  return (
    !choosesReaders(voice) || voice.share === 'carers' || (voice.share === 'ask_first' && voice.shareAgreedAt !== null)
  )
}

/** Whether this person gathers this voice: the IRO their child's, a reviewing officer the carers' and others', a worker
 * their own (clauses 4.6, 7.4), and Quality Assurance and Partnerships any. What a child says goes by cover to nobody: whoever
 * stands in for their IRO asks them once they have been handed over by name. */
export function mayGather(
  voice: Pick<Voice, 'kind' | 'gathererId' | 'mayRead'>,
  actor: Pick<Actor, 'id' | 'duties' | 'actsFor'>,
): boolean {
  if (holdsVoice(voice, actor)) return true
  if (voice.kind === 'child') return voice.gathererId === actor.id && actor.duties.has('gather_child_voices')
  if (voice.kind === 'worker') return voice.gathererId !== null && actor.actsFor.includes(voice.gathererId)
  return actor.duties.has('gather_carer_voices')
}

/** Quality Assurance and Partnerships holds every voice; whoever borrows that by cover, those whose words they may read. */
export function holdsVoice(voice: Pick<Voice, 'mayRead'>, actor: Pick<Actor, 'duties'>): boolean {
  return actor.duties.has('hold_voices') && voice.mayRead
}

/** Whether this person stands in for the child's IRO, who alone, with Quality Assurance and Partnerships, reads the words. */
export function coversForIro(voice: Pick<Voice, 'kind' | 'gathererId'>, actor: Pick<Actor, 'id' | 'actsFor'>): boolean {
  const { kind, gathererId } = voice
  return kind === 'child' && gathererId !== null && gathererId !== actor.id && actor.actsFor.includes(gathererId)
}

/** When and how somebody said who may read their words. */
export type Told = { on: Temporal.PlainDate; how: string }

/** How many people a choice lets read: a wider one needs that the child said so. */
const breadth: Record<Share, number> = { iro_and_quality: 0, ask_first: 1, carers: 2 }

/** Whether this choice lets more people read than the one that holds now. */
export function isWider(to: Share, from: Pick<Voice, 'share' | 'shareAgreedAt'>): boolean {
  const agreed = from.share === 'ask_first' && from.shareAgreedAt !== null
  return breadth[to] > (agreed ? breadth.carers : breadth[from.share])
}

/** Whether this person may ask more people than the children and carers who are asked by themselves (clause 7.4). */
export function mayAskMore(actor: Pick<Actor, 'duties'>): boolean {
  return actor.duties.has('gather_carer_voices')
}
