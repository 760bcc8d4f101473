import { inDepth } from './core.ts'
import { cyp1 } from './sections/cyp1-care-plan.ts'
import { cyp2 } from './sections/cyp2-progress.ts'
import { cyp3 } from './sections/cyp3-contribution.ts'
import { cyp4 } from './sections/cyp4-child-voice.ts'
import { edi } from './sections/edi.ts'
import { fro } from './sections/fro.ts'
import { hdr } from './sections/hdr.ts'
import { loop } from './sections/loop.ts'
import { mod } from './sections/mod.ts'
import { ovr } from './sections/ovr.ts'
import { rec } from './sections/rec.ts'
import { refl } from './sections/refl.ts'
import { safe } from './sections/safe.ts'
import { sm } from './sections/sm.ts'
import { swr } from './sections/swr.ts'
import { tm } from './sections/tm.ts'
import { wfc1 } from './sections/wfc1-support.ts'
import { wfc2 } from './sections/wfc2-involvement.ts'
import { wfc3 } from './sections/wfc3-carer-voice.ts'
import { wfc4, wfc5 } from './sections/wfc4-wfc5-service.ts'
import { questionOf as questionIn, sectionOf as sectionIn } from '../forms/form.ts'
import type { Form } from '../forms/types.ts'
import type { Question, Section, Tool } from './types.ts'

export { goodReasonsForNotAsking, reasonsThatNeedObserving } from './sections/cyp4-child-voice.ts'
export { core } from './core.ts'
export { themeFolds, themes } from './themes.ts'

/**
 * The audit tool as shipped (Appendix 2), in the order in which it is worked through. The document's own appendix was
 * never published; this one is built from its nine core questions, the regulations and the standards.
 */
export const auditTool: Tool = {
  title: 'Fostering audit tool',
  sections: [
    refl,
    swr,
    fro,
    hdr,
    cyp1,
    cyp2,
    cyp3,
    cyp4,
    safe,
    wfc1,
    wfc2,
    wfc3,
    wfc4,
    wfc5,
    rec,
    edi,
    ovr,
    mod,
    tm,
    sm,
    loop,
  ].map(inDepth),
}

/** The section with this key ("cyp1"), in this tool or the one as shipped. Undefined when there is none. */
export function sectionOf(key: string, tool: Tool = auditTool): Section | undefined {
  return sectionIn(key, tool)
}

/** The question with this key ("cyp1.grade"), in this tool or the one as shipped. Undefined when there is none. */
export function questionOf(key: string, tool: Form = auditTool): Question | undefined {
  return questionIn(key, tool)
}

/** The sections that end in a grade of their own, which the suggested overall grade is worked out from. */
export function gradedSections(tool: Tool = auditTool): readonly Section[] {
  return tool.sections.filter((section) => section.graded)
}

/** Those of them that are graded in the audit of a household. */
export const gradedOfHousehold = (tool: Tool): readonly Section[] =>
  gradedSections(tool).filter(({ key, questions }) =>
    questions.some((question) => question.key === `${key}.grade` && question.level !== 'service'),
  )
