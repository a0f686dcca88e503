import { afterEach, describe, expect, it } from 'vitest'
import { setNameShown, setOwnCode } from '../contract.ts'
import { disposeModels, refuse, setUp, whenKnown } from '../model.fixture.ts'

afterEach(disposeModels)

describe('a code and a name of one’s own', () => {
  it('become those of the home', async () => {
    const { model, askedOf } = await whenKnown(setUp())

    const isTaken = await model.setCode('ANA-BAKES')

    expect(isTaken).toBe(true)
    expect(askedOf(setOwnCode)).toEqual([{ body: { code: 'ANA-BAKES' } }])
    expect(model.home.value?.code).toBe('ANA-BAKES')
  })

  it('are refused with the reason', async () => {
    const { model } = await whenKnown(setUp({ answers: [[setOwnCode, refuse('code_taken', 409)]] }))

    expect(await model.setCode('ANA')).toBe(false)
    expect(model.doings.all.value.get('code')).toMatchObject({
      status: 'refused',
      code: 'code_taken',
    })
  })

  it('switch at once, and back when the server will not', async () => {
    let fail: (reason: Error) => void = () => undefined
    const pending = () => new Promise((_, reject) => (fail = reject))
    const { model } = await whenKnown(setUp({ answers: [[setNameShown, pending]] }))

    const done = model.setNameShown(true)
    expect(model.isNameShown.value).toBe(true)
    fail(new Error('down'))
    await done

    expect(model.isNameShown.value).toBe(false)
    expect(model.doings.all.value.get('name')?.status).toBe('refused')
  })
})
