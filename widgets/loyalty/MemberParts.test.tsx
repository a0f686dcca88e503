import { cleanup, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from './model.fixture.ts'
import { showAll } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

describe('a level reached', () => {
  it('is thanked for once', async () => {
    const stage = await showAll({ stored: { level: 0 } })
    expect(await screen.findByText('You have reached Fern. Thank you!')).toBeTruthy()
    expect(stage.context.track).toHaveBeenCalledWith('loyalty.tier_reached', { tierId: 'fern' })
    cleanup()
    disposeModels()

    await showAll({ store: stage.stored })

    await screen.findByText('Rewards')
    expect(screen.queryByText(/Thank you/)).toBeNull()
  })

  it('is no news to a browser that sees its shopper for the first time', async () => {
    const { stored, context } = await showAll()
    await vi.waitFor(() => expect(stored.get('level')).toBe(200))
    expect(screen.queryByText(/Thank you/)).toBeNull()
    const told = context.track.mock.calls.map(([name]) => name)
    expect(told).not.toContain('loyalty.tier_reached')
  })
})

describe('an element that shows the balance', () => {
  it('leaves out everything around the wallet', async () => {
    await showAll({}, { show: 'balance' })
    expect(await screen.findByText('1,240')).toBeTruthy()
    expect(screen.queryByText('Rewards')).toBeNull()
    expect(screen.queryByText('History')).toBeNull()
  })
})
