/** Brings a bare Debian machine to where every suite can run; anywhere else says what to install. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findMachine, type Machine } from './machine.ts'

const PACKAGES: Readonly<Record<keyof Machine, readonly string[]>> = {
  chromium: ['chromium', 'fonts-dejavu'],
  firefox: ['firefox-esr', 'fonts-dejavu'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'fonts-dejavu'],
  postgres: ['postgresql'],
}

const ADVICE: Readonly<Record<keyof Machine, string>> = {
  chromium: 'install Google Chrome, or run: npx playwright-core install --with-deps chromium',
  firefox: 'install Firefox',
  webkit: 'install WebKitWebDriver, WebKitGTK’s MiniBrowser and Xvfb (Linux only)',
  postgres: 'install PostgreSQL',
}

const APT_ENVIRONMENT = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

export interface Installation {
  readonly machine: Machine
  /** One line for each thing that is still missing. */
  readonly missing: ReadonlyMap<keyof Machine, string>
}

export function installWhatIsMissing(): Installation {
  const wanted = missingFrom(findMachine())
  if (wanted.length > 0 && canInstall()) install(wanted.flatMap((name) => PACKAGES[name]))
  const machine = findMachine()
  return {
    machine,
    missing: new Map(missingFrom(machine).map((name) => [name, `No ${name}: ${ADVICE[name]}.`])),
  }
}

function missingFrom(machine: Machine): (keyof Machine)[] {
  const names: (keyof Machine)[] = ['chromium', 'firefox', 'webkit', 'postgres']
  return names.filter((name) => !machine[name])
}

function canInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

function install(packages: readonly string[]): void {
  const names = [...new Set(packages)]
  console.log(`Installing ${names.join(' ')}`)
  apt('update')
  // One by one: on Ubuntu, say, firefox-esr does not exist, and must not keep the others away.
  if (!apt('install', ...names)) for (const name of names) apt('install', name)
}

function apt(...words: readonly string[]): boolean {
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'Acquire::Retries=3']
  const { status, stderr } = spawnSync('apt-get', [...options, ...words], {
    env: APT_ENVIRONMENT,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) console.log(stderr.trim())
  return status === 0
}
