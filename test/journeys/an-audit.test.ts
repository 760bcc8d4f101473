// An audit at a carer's review, from the day Hearth plans it until Quality Assurance and Partnerships closes it: each
// step by the person whose step it is, in a browser, on the pages that they would use.
import { fromReviewToClosure } from './audit-story.ts'
import { journey, setStage } from './stage.ts'

const stage = await setStage()

journey(
  'A.1 A.2 4.13 4.15 6.1 6.2 7.1 7.2 7.3 7.4 7.7 7.8 7.9 2.1 4.6 An audit goes from review to closure through every role',
  async () => {
    await fromReviewToClosure(stage, { javascript: true })
  },
)
