import type { Job } from '#platform/jobs/index.ts'

export const jobs: readonly Job[] = []
