// Lets one process at a time do a thing (install, start the database): a folder that names who is inside.
// A folder left by a killed process is recognised. Plain JavaScript, because the installer runs it on whatever Node there is.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const HEARTBEAT = 2_000
const SILENCE = 90_000

const isAlive = pid => {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}

const readHolder = lock => {
  try {
    const holder = JSON.parse(readFileSync(join(lock, 'holder.json'), 'utf8'))
    return { ...holder, seen: statSync(join(lock, 'holder.json')).mtimeMs }
  } catch {
    return undefined
  }
}

/** A holder is gone when it and the npm it started are dead; from another machine only its silence can tell. */
const isGone = holder => {
  if (Date.now() - holder.seen > SILENCE) return true
  return holder.host === hostname() && !holder.pids.some(isAlive)
}

const tryTake = (lock, holder) => {
  const mine = `${lock}-${holder.token}`
  mkdirSync(mine)
  writeFileSync(join(mine, 'holder.json'), JSON.stringify(holder))
  try {
    // A folder that is not empty cannot be renamed over: the first one wins.
    renameSync(mine, lock)
    return true
  } catch (problem) {
    rmSync(mine, { recursive: true, force: true })
    const taken = ['ENOTEMPTY', 'EEXIST'].includes(problem.code) || existsSync(lock)
    if (!taken) throw problem
    return false
  }
}

/** Moves a dead holder's folder aside; if a live one took its place meanwhile, it is put back untouched. */
const clearStale = (lock, seen) => {
  const aside = `${lock}-${randomUUID()}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (readHolder(aside)?.token === seen.token) rmSync(aside, { recursive: true, force: true })
  else renameSync(aside, lock)
}

const take = async (lock, holder, onWait) => {
  for (let waited = 0; ; waited += 1) {
    if (tryTake(lock, holder)) return
    const other = readHolder(lock)
    if (other && isGone(other)) clearStale(lock, other)
    else if (waited === 0) onWait(other?.pids[0])
    await wait(200)
  }
}

/** @type {import('./lock-folder.d.mts').withLockFolder} */
export const withLockFolder = async (lock, act, onWait = () => {}) => {
  const holder = { token: randomUUID(), host: hostname(), pids: [process.pid] }
  const file = join(lock, 'holder.json')
  await take(lock, holder, onWait)
  const stillMine = () => readHolder(lock)?.token === holder.token
  const heartbeat = setInterval(() => stillMine() && utimesSync(file, new Date(), new Date()), HEARTBEAT)
  heartbeat.unref()
  const leave = () => stillMine() && rmSync(lock, { recursive: true, force: true })
  process.once('exit', leave)
  const alsoHeldBy = pid => {
    writeFileSync(`${file}.new`, JSON.stringify({ ...holder, pids: [process.pid, pid] }))
    renameSync(`${file}.new`, file)
  }
  try {
    return await act({ alsoHeldBy })
  } finally {
    clearInterval(heartbeat)
    process.removeListener('exit', leave)
    leave()
  }
}
