// What was sealed on this server is brought to everybody as soon as it can be kept: once, whoever tries and however often.
import { join } from 'node:path'
import { withLockFolder } from '#core/ground/lock-folder.mjs'
import type { Asker } from '#core/guard/asker.ts'
import type { Purpose } from '#core/language/protection.ts'
import type { AuditedDesk } from '#core/ledger/audit.ts'
import { isKeptAlready, raiseAlarm } from './raise-alarm.ts'
import { openAlarm, removeSealed, type SealedFolder, sealedAlarms } from './seal-alarm.ts'

export type DeskFor = (asker: Asker, purpose: Purpose) => AuditedDesk

export type Reconciled = { readonly kept: number; readonly left: number }

/** INVARIANT: the file goes only after the alarm is durable elsewhere; broken off in between, the next try finds it kept. */
const bringOne = async (folder: SealedFolder, deskFor: DeskFor, id: Parameters<typeof openAlarm>[1]): Promise<void> => {
  const alarm = openAlarm(folder, id)
  const desk = deskFor(alarm.by, alarm.purpose)
  if (!(await isKeptAlready(desk, alarm))) await raiseAlarm(desk, alarm)
  removeSealed(folder, id)
}

export type OnFault = (fault: unknown) => void

const bringAll = async (folder: SealedFolder, deskFor: DeskFor, onFault: OnFault): Promise<Reconciled> => {
  let [kept, left] = [0, 0]
  for (const id of sealedAlarms(folder))
    try {
      await bringOne(folder, deskFor, id)
      kept++
    } catch (fault) {
      // One that cannot be kept, or cannot be read, keeps no other from being brought.
      left++
      onFault(fault)
    }
  return { kept, left }
}

/** Brings what is sealed here; several processes may share the folder, and one at a time does it. */
export const reconcileAlarms = (
  folder: SealedFolder,
  deskFor: DeskFor,
  onFault: OnFault = () => {},
): Promise<Reconciled> =>
  sealedAlarms(folder).length === 0
    ? Promise.resolve({ kept: 0, left: 0 })
    : withLockFolder(join(folder.folder, '.reconciling'), () => bringAll(folder, deskFor, onFault))

const everyFewSeconds = 5_000

/** Tries at once and every few seconds until it is ended. */
export const keepReconciling = (folder: SealedFolder, deskFor: DeskFor, onFault: OnFault): (() => Promise<void>) => {
  let trying: Promise<unknown> = Promise.resolve()
  let isBusy = false
  const tryNow = () => {
    if (isBusy) return
    isBusy = true
    trying = reconcileAlarms(folder, deskFor, onFault)
      .catch(onFault)
      .finally(() => {
        isBusy = false
      })
  }
  tryNow()
  const timer = setInterval(tryNow, everyFewSeconds)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await trying
  }
}
