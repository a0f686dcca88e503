/** The files room: pictures and documents of the chat, from both sides. */
import { readFile, uploadAgentFile, uploadFile } from '../../../widgets/chat/contract/files.ts'
import { FILE_LIMIT } from '../../../widgets/chat/contract/message.ts'
import { readBytes } from '../http/body.ts'
import type { Room } from '../room.ts'
import { forAnyone, forMerchant, forShopper } from '../route.ts'
import type { Services } from '../services.ts'
import { dropFiles, moveFiles, SHOP_SIDE } from './files.ts'
import { exportFiles } from './person.ts'
import { serveFile } from './serve-file.ts'
import { keepFile } from './upload.ts'

const HOUR_MS = 3_600_000
const KEPT_UNSENT_MS = 24 * HOUR_MS

export const room: Room = {
  onExport: exportFiles,
  onErase: dropFiles,
  onJoin: (sql, { shopId, guestId, memberId }) =>
    moveFiles(sql, { shopId, from: guestId, to: memberId }),
  jobs: [{ name: 'chat files', everyMs: HOUR_MS, run: dropUnsent }],
  routes: [
    forShopper(uploadFile, async ({ shop, memberId, params, query, services, now, http }) => {
      const content = await readBytes(http, FILE_LIMIT)
      const { fileId } = params
      const file = { shopId: shop.id, memberId, fileId, name: query.name, content, now }
      return keepFile(services.database, file)
    }),
    forMerchant(uploadAgentFile, async ({ shop, params, query, services, now, http }) => {
      const content = await readBytes(http, FILE_LIMIT)
      const { fileId } = params
      const file = { shopId: shop.id, memberId: SHOP_SIDE, fileId, name: query.name, content, now }
      return keepFile(services.database, file)
    }),
    forAnyone(
      readFile,
      ({ params, services, http }) => serveFile(http, services.database, params.token),
      { countedAs: 'public' },
    ),
  ],
}

async function dropUnsent({ database, now }: Services): Promise<void> {
  await database.query(
    'delete from chat_files where conversation_id is null and uploaded_at <= $1',
    [new Date(now().getTime() - KEPT_UNSENT_MS)],
  )
}
