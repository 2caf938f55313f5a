// What lock-folder.mjs offers, for the type check.
export type HeldLock = {
  /** Names a further process whose life keeps the lock held, so that an orphan is waited for. */
  readonly alsoHeldBy: (pid: number) => void
}

export declare const withLockFolder: <Result>(
  lock: string,
  act: (lock: HeldLock) => Promise<Result>,
  onWait?: (pid: number | undefined) => void,
) => Promise<Result>
