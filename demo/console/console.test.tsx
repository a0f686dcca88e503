/** Signing in and out of the console, and what it hands a merchant to copy. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { Merchant } from '../../src/contract/merchant.ts'
import { callApi } from './api.ts'
import { Console } from './Console.tsx'
import { createModel, type ConsoleModel } from './model.ts'

const MERCHANT: Merchant = {
  email: 'owner@fern.example',
  shop: { id: 'fern', name: 'Fern & Ember', publicKey: 'pk_demo' },
}

type Answer = () => Response | Promise<Response>

const ok = (body: unknown): Response => Response.json(body)

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: 'about:blank', title: code, status, code, retryable: false }
  return Response.json(body, { status, headers })
}

/** Answers by method; an array is answered in turn. */
function open(answers: Readonly<Record<string, readonly Answer[]>>): ConsoleModel {
  const left = new Map(Object.entries(answers).map(([method, list]) => [method, [...list]]))
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const next = left.get(init.method ?? '')?.shift()
    if (path !== '/v1/merchant/session' || !next) throw new TypeError(`${init.method} ${path}`)
    return next()
  })
  const model = createModel(callApi)
  void model.load()
  render(<Console model={model} origin="https://shop.test" />)
  return model
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function signIn(): Promise<void> {
  fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: MERCHANT.email } })
  fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'secret' } })
  fireEvent.submit(screen.getByRole('button', { name: 'Sign in' }).closest('form') as HTMLElement)
}

const signedOut: Answer = () => problem(401, 'session_expired')

test('a merchant who is signed in sees the shop, its key and the tag with both', async () => {
  open({ GET: [() => ok(MERCHANT)] })

  await screen.findByRole('heading', { name: 'Fern & Ember' })

  expect(screen.getByText('pk_demo')).toBeTruthy()
  expect(screen.getByLabelText('Put the tag into your shop').textContent).toBe(
    `<script async src="https://shop.test/loader.js"
  data-shop="pk_demo"
  data-endpoint="https://shop.test"></script>`,
  )
})

test('a merchant who is not is asked to sign in, without a word of complaint', async () => {
  open({ GET: [signedOut] })

  await screen.findByRole('heading', { name: 'Sign in' })

  expect(screen.queryByRole('alert')).toBeNull()
})

test('signing in shows the shop, signing out the form', async () => {
  open({
    GET: [signedOut],
    POST: [() => ok(MERCHANT)],
    DELETE: [() => ok({ signedOut: true })],
  })
  await signIn()

  fireEvent.click(await screen.findByRole('button', { name: 'Sign out' }))

  await screen.findByRole('heading', { name: 'Sign in' })
})

test('a wrong password is said with the field, and the field is wrong until it is put right', async () => {
  open({ GET: [signedOut], POST: [() => problem(401, 'sign_in_failed'), () => ok(MERCHANT)] })
  await signIn()

  const alert = await screen.findByRole('alert')
  const field = screen.getByLabelText('Password')

  expect(alert.textContent).toBe('Unknown address or wrong password.')
  expect(field.getAttribute('aria-describedby')).toBe(alert.id)
  expect(field.getAttribute('aria-invalid')).toBe('true')
  await signIn()
  await screen.findByRole('heading', { name: 'Fern & Ember' })
})

test.each([
  ['45', 'Too many attempts. Try again in 45 seconds.'],
  ['1', 'Too many attempts. Try again in 1 second.'],
  ['840', 'Too many attempts. Try again in 14 minutes.'],
  [undefined, 'Too many attempts. Try again in a while.'],
])('after too many attempts the wait of %s s is said', async (seconds, text) => {
  const headers: Record<string, string> = seconds ? { 'retry-after': seconds } : {}
  open({ GET: [signedOut], POST: [() => problem(429, 'rate_limited', headers)] })
  await signIn()

  expect((await screen.findByRole('alert')).textContent).toBe(text)
  expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('false')
})

test.each([
  ['is away', () => Promise.reject(new TypeError('fetch failed'))],
  ['answers a proxy’s page', () => new Response('<h1>502</h1>', { status: 502 })],
  ['answers something else', () => ok({ hello: 'world' })],
] as const)('a server that %s is said to be out of reach', async (_, answer) => {
  open({ GET: [signedOut], POST: [answer] })
  await signIn()

  expect((await screen.findByRole('alert')).textContent).toBe(
    'The server cannot be reached. Check that it runs, and try again.',
  )
})

test('a refusal this console does not know is shown by its code', async () => {
  open({ GET: [signedOut], POST: [() => problem(503, 'on_holiday')] })
  await signIn()

  expect((await screen.findByRole('alert')).textContent).toBe(
    'The server refused (on_holiday). Try again.',
  )
})

test('a form sent twice asks once', async () => {
  let asked = 0
  const count: Answer = () => {
    asked += 1
    return ok(MERCHANT)
  }
  const model = open({ GET: [signedOut], POST: [count, count] })
  await screen.findByRole('heading', { name: 'Sign in' })

  await Promise.all([model.signIn('a@b.example', 'x'), model.signIn('a@b.example', 'x')])

  expect(asked).toBe(1)
})

test('the password can be shown', async () => {
  open({ GET: [signedOut] })
  const password = await screen.findByLabelText('Password')

  fireEvent.click(screen.getByLabelText('Show password'))

  await waitFor(() => expect(password.getAttribute('type')).toBe('text'))
})

test.each([
  ['Copied', false],
  ['Select the text and copy it by hand.', true],
])('copying ends with “%s”', async (text, isDenied) => {
  const write = vi.fn(async (_code: string): Promise<void> => {
    if (isDenied) throw new Error('denied')
  })
  vi.stubGlobal('navigator', { clipboard: { writeText: write } })
  open({ GET: [() => ok(MERCHANT)] })

  fireEvent.click(await screen.findByRole('button', { name: 'Copy: Put the tag into your shop' }))

  await screen.findByText(text)
  expect(write).toHaveBeenCalledWith(expect.stringContaining('data-shop="pk_demo"'))
})
