/** The audit tool (Appendix 2) in the language of every form: its parts, and the rules that limit its grades. */
import type { Form, Section as SectionOf } from '../forms/types.ts'

export {
  type AnswerType,
  type Grade,
  type UsualGrade,
  gradeNames,
  grades,
  type Option,
  type Question,
} from '../forms/types.ts'

export type RuleKey = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'L7' | 'L8' | 'L9'

/** Which part of the job a section belongs to; who may write it follows from the part and the audit's state. */
export type Part = 'preparation' | 'audit' | 'moderation' | 'response' | 'sign_off' | 'closing'

export type Section = SectionOf<Part>
export type Tool = Form<Part>
