/** What this machine has: browsers, PostgreSQL and the tools to drive them. */
import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface Machine {
  readonly chromium?: string
  readonly firefox?: string
  readonly webkit?: WebKitPrograms
  readonly postgres?: string
}

export interface WebKitPrograms {
  readonly driver: string
  readonly browser: string
  readonly display: string
}

const PLAYWRIGHT_BROWSERS = [
  process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? '',
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
  join(homedir(), 'AppData/Local/ms-playwright'),
].filter(Boolean)

const CHROMIUM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  ...PLAYWRIGHT_BROWSERS.flatMap((folder) => [
    `${folder}/chromium-*/chrome-linux*/chrome`,
    `${folder}/chromium-*/chrome-mac*/*.app/Contents/MacOS/*`,
    `${folder}/chromium-*/chrome-win*/chrome.exe`,
  ]),
]

const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
]

const MINI_BROWSERS = [
  '/usr/lib/*/webkit2gtk-4.[01]/MiniBrowser',
  '/usr/lib/*/webkitgtk-*/MiniBrowser',
  '/usr/libexec/webkit2gtk-4.[01]/MiniBrowser',
  '/usr/lib/webkit2gtk-4.[01]/MiniBrowser',
]

const POSTGRES_FOLDERS = [
  '/usr/lib/postgresql/*/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
]

/** Looks anew each time, so that it sees what was installed in between. */
export function findMachine(): Machine {
  const chromium =
    onPath('chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser') ??
    firstOf(CHROMIUM_PLACES)
  const firefox = onPath('firefox-esr', 'firefox') ?? firstOf(FIREFOX_PLACES)
  const webkit = findWebKit()
  const postgres = findPostgres()
  return {
    ...(chromium && { chromium }),
    ...(firefox && { firefox }),
    ...(webkit && { webkit }),
    ...(postgres && { postgres }),
  }
}

function findWebKit(): WebKitPrograms | undefined {
  const driver = onPath('WebKitWebDriver')
  const browser = firstOf(MINI_BROWSERS)
  const display = onPath('Xvfb')
  return driver && browser && display ? { driver, browser, display } : undefined
}

/** The folder of `initdb` and `postgres`. */
function findPostgres(): string | undefined {
  const initdb = firstOf(POSTGRES_FOLDERS.map((folder) => `${folder}/initdb`)) ?? onPath('initdb')
  return initdb?.replace(/[/\\]initdb$/, '')
}

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

function firstOf(patterns: readonly string[]): string | undefined {
  return patterns.flatMap((pattern) => globSync(pattern)).find(existsSync)
}
