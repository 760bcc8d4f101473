import { themes } from './a2-audit-tool/index.ts'
import type { Option } from './forms/types.ts'

/** The themes under which evidence is gathered: those of audits, and those of which other sources speak. */
export const evidenceThemes: readonly Option[] = [
  ...themes,
  { value: 'escalation_drift', text: 'Escalations that drift' },
  { value: 'communication', text: 'Communication' },
  { value: 'payments', text: 'Payments' },
  { value: 'standards_of_care', text: 'Standards of care' },
  { value: 'fair_process', text: 'How carers are treated when there is a concern' },
  { value: 'decision_making', text: 'Decisions' },
  { value: 'panel_quality', text: 'How well the panel works' },
  { value: 'caseload', text: 'Caseloads' },
  { value: 'staff_wellbeing', text: 'Staff’s wellbeing' },
  { value: 'retention', text: 'Carers and staff who stay' },
  { value: 'leadership', text: 'Leadership' },
  { value: 'complaint_handling', text: 'How complaints are handled' },
  { value: 'data_quality', text: 'Quality of data' },
]
