import { afterEach, describe, expect, it, vi } from 'vitest'
import { createContextStage, disposeModels } from '../../../src/model/context.fixture.ts'
import { CHATWOOT_ABILITIES } from './abilities.ts'
import type { ChatBackend, Follower } from './backend.ts'
import { chooseBackend, type CreateBackend } from './choose.ts'

afterEach(disposeModels)

const record = { kind: 'chatwoot', url: 'https://chat.example', inbox: 'inbox-1' }
const follower: Follower = {
  onChange: async () => true,
  onSignal: () => undefined,
  onLink: vi.fn(),
  onBack: () => undefined,
  interest: () => 'none',
}

function choose(options: Record<string, unknown>) {
  const { context } = createContextStage({ options })
  return { context, backend: chooseBackend(context) }
}

/** As the file beside the script would give it. */
function createOther() {
  const stop = vi.fn()
  const other = {
    can: CHATWOOT_ABILITIES,
    isKnown: vi.fn(async () => true),
    follow: vi.fn((_follower: Follower) => stop),
    dispose: vi.fn(),
  }
  // Safe: no more of it is asked for here.
  const create = vi.fn<CreateBackend>(() => other as unknown as ChatBackend)
  return { other, stop, create, chatwoot: vi.fn(() => create) }
}

describe('the backend', () => {
  it('is that of everything else where nothing is said', () => {
    expect(choose({}).backend.can.replies).toBe(true)
  })

  it('is what the page’s own code has made', () => {
    const { create, other } = createOther()

    const { backend, context } = choose({ backend: create })

    expect(backend).toBe(other)
    expect(create).toHaveBeenCalledWith(
      context,
      expect.objectContaining({ facts: expect.any(Function) }),
    )
  })

  it('is loaded from beside the script when it is first asked, with what the config says', async () => {
    const { chatwoot, other } = createOther()
    const loadFile = vi.fn(async () => ({ chatwoot }))
    const { backend } = choose({ backend: record, loadFile })
    expect(backend.can).toEqual(CHATWOOT_ABILITIES)
    expect(backend.hasGaps).toBe(true)
    expect(loadFile).not.toHaveBeenCalled()

    await Promise.all([backend.isKnown(), backend.isKnown()])

    expect(loadFile).toHaveBeenCalledExactlyOnceWith('chatwoot.js')
    expect(chatwoot).toHaveBeenCalledWith(record)
    expect(other.isKnown).toHaveBeenCalledTimes(2)
  })

  it('is loaded again after it could not be', async () => {
    const { chatwoot } = createOther()
    const loadFile = vi.fn(async () => ({ chatwoot })).mockRejectedValueOnce(new Error('offline'))
    const { backend } = choose({ backend: record, loadFile })
    await expect(backend.isKnown()).rejects.toThrow('offline')

    expect(await backend.isKnown()).toBe(true)
  })

  it('is not loaded from where a server says: only the page’s own code can', async () => {
    const { backend } = choose({ backend: record, loadFile: 'https://evil.example/' })

    await expect(backend.isKnown()).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('regulars/chatwoot'),
    })
  })

  it('follows once it is there, unless nobody wants to any more', async () => {
    const { chatwoot, other, stop } = createOther()
    const { backend } = choose({ backend: record, loadFile: async () => ({ chatwoot }) })
    backend.follow(follower)()
    const leave = backend.follow(follower)
    await backend.isKnown()
    await vi.waitFor(() => expect(other.follow).toHaveBeenCalledOnce())

    leave()

    expect(stop).toHaveBeenCalledOnce()
  })

  it('is disposed of even where it comes too late', async () => {
    const { chatwoot, other } = createOther()
    const { backend } = choose({ backend: record, loadFile: async () => ({ chatwoot }) })
    const asked = backend.isKnown()

    backend.dispose()
    await asked

    expect(other.dispose).toHaveBeenCalledOnce()
  })
})
