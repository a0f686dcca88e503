/** A program that outlives the tests would hold ports and memory on the next run. */
import { expect, it } from 'vitest'
import { spawnTied } from './tied.ts'

const COUNTING = 'echo begun; while :; do sleep 0.1; done'

it.runIf(process.platform !== 'win32')('hears what a program says, and ends it', async () => {
  const program = spawnTied('/bin/sh', ['-c', COUNTING])

  const [word] = await program.says(/begun/)
  await program.stop()

  expect(word).toBe('begun')
  expect(program.process.exitCode ?? program.process.signalCode).not.toBeNull()
})

it.runIf(process.platform !== 'win32')(
  'tells what a program said when it ends too soon',
  async () => {
    const program = spawnTied('/bin/sh', ['-c', 'echo no room; exit 3'])

    await expect(program.says(/ready/)).rejects.toThrow('no room')
  },
)
