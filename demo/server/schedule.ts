/** Runs the jobs of the rooms, each one at a time in this process; other processes may run the same at once. */
import type { Job } from './room.ts'
import type { Services } from './services.ts'

/** Until `services.signal` is aborted; resolves when the last run has ended. */
export async function runSchedule(services: Services): Promise<void> {
  const jobs = services.rooms.flatMap((room) => room.jobs ?? [])
  await Promise.all(jobs.map((job) => repeat(job, services)))
}

/** Each job once, for tests and for a scheduler from outside. */
export async function runJobs(services: Services): Promise<void> {
  for (const room of services.rooms) for (const job of room.jobs ?? []) await job.run(services)
}

async function repeat(job: Job, services: Services): Promise<void> {
  while (!services.signal.aborted) {
    try {
      await job.run(services)
    } catch (error) {
      services.log('error', 'job failed', { job: job.name, reason: String(error) })
    }
    await pause(job.everyMs, services.signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
