/** Finds the rooms: every folder here with a `routes.ts`. A new room is a new folder. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SchemaFolder } from './migrate.ts'
import type { Room } from './room.ts'

const ROOT = import.meta.dirname

export const ROOM_FOLDERS: readonly SchemaFolder[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, entry.name, 'routes.ts')))
  .map(({ name }) => ({ room: name, folder: join(ROOT, name) }))
  .sort((a, b) => a.room.localeCompare(b.room))

export const ROOMS: readonly Room[] = await Promise.all(ROOM_FOLDERS.map(loadRoom))

async function loadRoom({ folder }: SchemaFolder): Promise<Room> {
  const path = join(folder, 'routes.ts')
  const { room } = (await import(pathToFileURL(path).href)) as { room?: Room }
  if (!room) throw new Error(`${path} exports no "room".`)
  return room
}
