/** Files: sent before the message that carries them, so that a message never waits half-sent. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Uuid } from '../../../src/contract/scalars.ts'
import { Attachment } from './message.ts'

const FileParams = z.object({ fileId: Uuid })
const FileQuery = z.object({ name: z.string().check(z.minLength(1), z.maxLength(200)) })

export const uploadFile = defineEndpoint({
  id: 'chat.upload',
  method: 'PUT',
  path: '/v1/chat/files/{fileId}',
  access: 'shopper',
  summary:
    'Takes the bytes of a file; its type is what the bytes say. The same id with the same bytes is answered as the first time. Dropped after a day without a message.',
  params: FileParams,
  query: FileQuery,
  bytes: true,
  response: Attachment,
  problems: ['payload_too_large', 'file_type_refused', 'cid_conflict', 'limit_reached'],
})

export const uploadAgentFile = defineEndpoint({
  id: 'chat.console.upload',
  method: 'PUT',
  path: '/v1/merchant/chat/files/{fileId}',
  access: 'merchant',
  summary: 'The same for the shop’s side.',
  params: FileParams,
  query: FileQuery,
  bytes: true,
  response: Attachment,
  problems: ['payload_too_large', 'file_type_refused', 'cid_conflict'],
})

export const readFile = defineEndpoint({
  id: 'chat.file',
  method: 'GET',
  path: '/v1/chat/files/{token}',
  access: 'open',
  summary:
    'The bytes of a file, by the unguessable name its attachment’s `url` ends with. Never as a page: `nosniff`, `sandbox`, anything but a picture, film or sound as a download.',
  params: z.object({ token: Id }),
  response: z.unknown(),
  problems: ['not_found'],
})
