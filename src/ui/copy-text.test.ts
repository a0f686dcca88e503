import { afterEach, expect, it, vi } from 'vitest'
import { copyText } from './copy-text.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function showCode(): HTMLElement {
  const code = document.createElement('p')
  code.textContent = 'FERN-7K2P'
  document.body.append(code)
  return code
}

it('puts the text on the clipboard', async () => {
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })

  expect(await copyText('FERN-7K2P', showCode())).toBe(true)

  expect(writeText).toHaveBeenCalledExactlyOnceWith('FERN-7K2P')
})

it('selects the text where there is no clipboard', async () => {
  vi.stubGlobal('navigator', {})

  expect(await copyText('FERN-7K2P', showCode())).toBe(false)

  expect(String(getSelection())).toBe('FERN-7K2P')
})
