import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFolderMailer, createSmtpMailer, type Mail } from './mailer.ts'

const MAIL: Mail = {
  id: '0190a000-0000-7000-8000-000000000001',
  to: 'ana@home.example',
  fromName: 'Fern & Ember',
  replyTo: 'help@shop.example',
  subject: 'Răspunsul nostru',
  text: 'Bună, Ana!\n',
  html: '<p>Bună, Ana!</p>',
}

let folder: string
let server: Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-mail-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
})

function headersOf(mail: string): Record<string, string> {
  const [head = ''] = mail.split(/\r?\n\r?\n/)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
}

/** Speaks as little SMTP as there is; `answerTo` may refuse a command. */
async function mailServer(
  answerTo: (command: string) => string | undefined,
): Promise<{ url: string; taken: string[] }> {
  const taken: string[] = []
  server = createServer((socket: Socket) => {
    let isData = false
    let buffer = ''
    socket.setEncoding('utf8').write('220 here\r\n')
    socket.on('data', (chunk) => {
      buffer += String(chunk)
      for (;;) {
        const end = isData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
        if (end < 0) return
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (isData) taken.push(line)
        socket.write(`${answerTo(line) ?? (line === 'DATA' ? '354 go on' : '250 fine')}\r\n`)
        isData = line === 'DATA'
      }
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  // Safe: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, taken }
}

test('a folder holds one file for each mail, as a mail program opens it', async () => {
  await createFolderMailer(folder).send(MAIL)

  const [file = '', ...others] = readdirSync(folder)
  const mail = readFileSync(join(folder, file), 'utf8')
  expect(others).toEqual([])
  expect(file).toMatch(/^\d{4}-.*\.eml$/)
  expect(headersOf(mail)).toMatchObject({
    From: '"Fern & Ember" <chat@localhost.invalid>',
    To: 'ana@home.example',
    'Reply-To': '"Fern & Ember" <help@shop.example>',
    'Auto-Submitted': 'auto-generated',
    'Message-ID': `<${MAIL.id}@localhost.invalid>`,
  })
  expect(mail).toContain('text/plain')
  expect(mail).toContain('text/html')
})

test('a line break in a name or a subject begins no header', async () => {
  const nasty = 'Shop\r\nBcc: eve@evil.example\r\n\r\n<h1>'

  await createFolderMailer(folder).send({ ...MAIL, fromName: nasty, subject: nasty })

  const mail = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')
  expect(mail).not.toMatch(/^Bcc:/m)
  expect(headersOf(mail)['Subject']).toBe('Shop Bcc: eve@evil.example <h1>')
})

test('a text that looks like a path or an address is sent as it is', async () => {
  await createFolderMailer(folder).send({ ...MAIL, text: '/etc/passwd https://evil.example' })

  const mail = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')
  expect(mail).toContain('/etc/passwd https://evil.example')
})

test('a server takes it for the one it is to', async () => {
  const said: string[] = []
  const { url, taken } = await mailServer((line) => void said.push(line))

  await createSmtpMailer(url, 'chat@shop.example').send(MAIL)

  expect(said).toEqual(
    expect.arrayContaining(['MAIL FROM:<chat@shop.example>', 'RCPT TO:<ana@home.example>']),
  )
  expect(headersOf(taken[0] ?? '')).toMatchObject({ From: '"Fern & Ember" <chat@shop.example>' })
})

test('a mailbox that is not there is told apart from a server that is busy', async () => {
  const { url } = await mailServer((line) =>
    line.startsWith('RCPT') ? '550 nobody of that name' : undefined,
  )

  await expect(createSmtpMailer(url, 'chat@shop.example').send(MAIL)).rejects.toMatchObject({
    code: 'EENVELOPE',
    responseCode: 550,
  })
})
