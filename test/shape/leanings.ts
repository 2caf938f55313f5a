// Who leans on whom: every import of the source, and which of them the order of the work forbids.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { coreParts, rooms } from '#rooms'

export type Leaning = { readonly file: string; readonly door: string }

const roomNames: readonly string[] = rooms.map(({ name }) => name)
const parts: readonly string[] = coreParts

// identifiers is pure: it knows the words, and neither the ground nor who may see what.
const onlyOn: Readonly<Record<string, readonly string[]>> = { language: [], ground: [], identifiers: ['language'] }

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g

const leaningsOf = (root: string, file: string): readonly Leaning[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(found => ({ file, door: found[1] ?? '' }))

/** The place a file is in: a room, a part of core, or the composition above them all. */
type Home = { readonly kind: 'room' | 'core' | 'above'; readonly name: string; readonly folder: string }

const homeOf = (file: string): Home => {
  const [first = '', second = ''] = file.split(sep)
  if (first === 'core') return { kind: 'core', name: second, folder: join('core', second) }
  if (roomNames.includes(first)) return { kind: 'room', name: first, folder: first }
  return { kind: 'above', name: first, folder: '' }
}

/** `../` may climb inside a room or a part of core, not out of it. A test may open the whole house and its fixtures. */
const leavesByTheWindow = (file: string, door: string): boolean => {
  const { kind, folder } = homeOf(file)
  const target = join(dirname(file), door)
  const leadsAbove = homeOf(target).kind === 'above'
  if (kind === 'above') return !leadsAbove
  if (file.endsWith('.test.ts') && leadsAbove) return false
  return !`${target}${sep}`.startsWith(folder + sep)
}

const mayLeanOnPart = (home: Home, part: string): boolean => {
  if (home.kind !== 'core') return true
  if (home.name === part) return true
  const allowed = onlyOn[home.name] ?? parts.slice(0, Math.max(0, parts.indexOf(home.name)))
  return allowed.includes(part)
}

const mayLeanOnRoom = (home: Home, room: string): boolean =>
  home.kind === 'above' || (home.kind === 'room' && roomNames.indexOf(room) < roomNames.indexOf(home.name))

const isAllowed = ({ file, door }: Leaning): boolean => {
  if (door.startsWith('.')) return !leavesByTheWindow(file, door)
  if (!door.startsWith('#')) return true
  const [name = '', part = ''] = door.slice(1).split('/')
  if (name === 'core') return mayLeanOnPart(homeOf(file), part)
  // A front door has no rooms behind it: `#collect`, never `#collect/store.ts`.
  return roomNames.includes(name) ? door === `#${name}` && mayLeanOnRoom(homeOf(file), name) : true
}

export const breaches = (root: string): readonly string[] =>
  globSync('**/*.ts', { cwd: root })
    .sort()
    .flatMap(file => leaningsOf(root, file))
    .filter(leaning => !isAllowed(leaning))
    .map(({ file, door }) => `${file} leans on ${door}`)

const machinePaths = /(?:^|[\s'"`(=])\/(?:home|root|Users|work|opt|mnt)\//

/** Files that name a folder of somebody's machine. */
export const machineBound = (root: string, folder: string): readonly string[] =>
  globSync(`${folder}/**/*.{ts,mjs,js,njk,sql,scss,sh,md,json,yaml}`, { cwd: root })
    .filter(file => machinePaths.test(readFileSync(join(root, file), 'utf8')))
    .map(file => relative('.', file))
