import type { Answered } from '#framework/forms/answered.ts'

/** One answer: it stands alone, with who gave it and which version of it this is. */
export type Answer = Answered & {
  id: number
  version: number
  savedById: number | null
  savedBy: string | null
  savedAt: Temporal.Instant
}

/** What was saved while somebody wrote: by another, or by themselves in another tab, which accuses nobody. */
export type Meanwhile = Answer & { own: boolean }

/** One answer as a page or a script hands it in. */
export type Given = {
  question: string
  childId: number | null
  value: string | readonly string[]
  explanation: string
  evidence: string
  /** The version that the person had before them: 0 when there was none. */
  version: number
  /** An earlier save of this person's, of which they heard nothing, may have made the next version: this one follows it. */
  followsOwn?: boolean
  /** Both texts were shown, and these words were chosen to stand. */
  settles?: boolean
  /** “This is right” was ticked by mistake and is ticked no more: what was brought forward waits again. */
  waitsAgain?: boolean
  /** The odd date that the person has said is right. */
  right?: string
}
