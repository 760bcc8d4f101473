import type { Fold } from '../forms/choices.ts'
import type { Option } from './types.ts'

/** The themes that audits, actions and learning are gathered under. Codes stay; a council may change the words. */
export const themes: readonly Option[] = [
  { value: 'child_voice', text: 'Children’s voices' },
  { value: 'seen_alone', text: 'Children seen alone' },
  { value: 'safer_caring', text: 'Safer care' },
  { value: 'risk_assessment', text: 'Understanding risk' },
  { value: 'allegations', text: 'Allegations' },
  { value: 'missing', text: 'Children missing' },
  { value: 'health', text: 'Health' },
  { value: 'education', text: 'Learning and school' },
  { value: 'identity', text: 'Identity' },
  { value: 'family_time', text: 'Family time' },
  { value: 'life_story', text: 'Life story' },
  { value: 'matching', text: 'Matching' },
  { value: 'information_sharing', text: 'Sharing information' },
  { value: 'placement_plan', text: 'Placement plans' },
  { value: 'delegated_authority', text: 'Delegated authority' },
  { value: 'stability', text: 'Stability' },
  { value: 'moves_endings', text: 'Moves and endings' },
  { value: 'permanence', text: 'Permanence' },
  { value: 'leaving_care', text: 'Leaving care' },
  { value: 'supervision_frequency', text: 'How often carers are supervised' },
  { value: 'supervision_quality', text: 'How well carers are supervised' },
  { value: 'unannounced_visits', text: 'Unannounced visits' },
  { value: 'carer_support', text: 'Support for carers' },
  { value: 'out_of_hours', text: 'Help out of hours' },
  { value: 'breaks', text: 'Breaks for carers' },
  { value: 'training_tsd', text: 'Carers’ training and standards' },
  { value: 'carer_wellbeing', text: 'Carers’ wellbeing' },
  { value: 'kinship', text: 'Kinship fostering' },
  { value: 'assessment_quality', text: 'Assessments' },
  { value: 'reviews_timeliness', text: 'Carer reviews on time' },
  { value: 'reviews_quality', text: 'Quality of carer reviews' },
  { value: 'panel', text: 'Panel and decision' },
  { value: 'checks', text: 'Checks on adults' },
  { value: 'records_currency', text: 'Records up to date' },
  { value: 'records_quality', text: 'Quality of records' },
  { value: 'chronology', text: 'Chronologies' },
  { value: 'management_oversight', text: 'Management oversight' },
  { value: 'partnership', text: 'Working with partners' },
  { value: 'edi', text: 'Equality and inclusion' },
  { value: 'terms_limits', text: 'Terms of approval and limits' },
  { value: 'resources', text: 'Resources' },
  { value: 'online_safety', text: 'Safety online' },
  { value: 'exploitation', text: 'Exploitation' },
  { value: 'home_safety', text: 'A safe home' },
  { value: 'medicines', text: 'Medicines' },
  { value: 'money_savings', text: 'Money and savings' },
  { value: 'siblings', text: 'Brothers and sisters' },
  { value: 'other_children', text: 'Other children in the home' },
  { value: 'carers_recording', text: 'What carers write down' },
  { value: 'payments', text: 'Payments to carers' },
  { value: 'young_asylum_seekers', text: 'Young people seeking asylum' },
  { value: 'short_breaks', text: 'Short breaks' },
  { value: 'parent_and_child', text: 'Parent and child' },
  { value: 'anti_racism', text: 'Working against racism' },
]

/** Where each theme is looked for: fifty and more in one column are read by nobody. What a council adds stands after them. */
export const themeFolds: readonly Fold[] = [
  {
    title: 'Being heard, and who children are',
    values: ['child_voice', 'seen_alone', 'identity', 'edi', 'anti_racism'],
  },
  {
    title: 'Safety',
    values: [
      ...['safer_caring', 'risk_assessment', 'allegations', 'missing', 'online_safety', 'exploitation', 'home_safety'],
      ...['medicines', 'checks'],
    ],
  },
  {
    title: 'Growing up well',
    values: [
      ...['health', 'education', 'family_time', 'siblings', 'other_children', 'life_story', 'money_savings'],
      'leaving_care',
    ],
  },
  {
    title: 'Plans, matching and moves',
    values: [
      ...['matching', 'information_sharing', 'placement_plan', 'delegated_authority', 'stability', 'moves_endings'],
      'permanence',
    ],
  },
  { title: 'Kinds of fostering', values: ['kinship', 'short_breaks', 'parent_and_child', 'young_asylum_seekers'] },
  {
    title: 'Support for carers',
    values: [
      ...['carer_support', 'supervision_frequency', 'supervision_quality', 'unannounced_visits', 'out_of_hours'],
      ...['breaks', 'training_tsd', 'carer_wellbeing', 'payments', 'resources'],
    ],
  },
  {
    title: 'Approval and reviews',
    values: ['assessment_quality', 'terms_limits', 'reviews_timeliness', 'reviews_quality', 'panel'],
  },
  {
    title: 'Records, oversight and partners',
    values: [
      ...['records_currency', 'records_quality', 'chronology', 'carers_recording', 'management_oversight'],
      'partnership',
    ],
  },
]
