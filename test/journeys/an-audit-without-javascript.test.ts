// The same audit once more where no script runs: pages, forms and links are enough for every person's part.
import { fromReviewToClosure } from './audit-story.ts'
import { journey, setStage } from './stage.ts'

const stage = await setStage()

journey('An audit goes from review to closure through every role without JavaScript', async () => {
  await fromReviewToClosure(stage, { javascript: false })
})
