// Further threads. What they run takes half a second to load, so for large files they are begun while this thread reads.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Share, ShareDone } from '../score/predict.ts'
import type { TasksToDo, TaskTold } from '../score/prepare.ts'

/** What a thread can be asked for, and what it answers. */
export type Jobs = {
  readonly prepare: { readonly work: TasksToDo; readonly done: readonly TaskTold[] }
  readonly score: { readonly work: Share; readonly done: ShareDone }
}
export type Asked = { readonly [K in keyof Jobs]: { readonly job: K; readonly work: Jobs[K]['work'] } }[keyof Jobs]

const answerOf = (worker: Worker): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = (code: number) =>
      over(() => reject(new Error(`A thread ended with ${code} before its work was done.`)))
    const over = (tell: () => void) => {
      worker.off('message', told).off('error', failed).off('exit', ended)
      tell()
    }
    const told = (done: unknown) => over(() => resolve(done))
    const failed = (fault: Error) => over(() => reject(fault))
    worker.on('message', told).on('error', failed).on('exit', ended)
  })

/** INVARIANT: a thread is asked for one job at a time. */
export class Threads {
  private readonly workers: Worker[] = []
  private readonly count: number

  /** @param all how many there are to be with this one */
  constructor(all: number = availableParallelism()) {
    this.count = Math.max(0, all - 1)
  }

  /** How many there are besides this one. */
  get others(): number {
    return this.count
  }

  begin(): void {
    while (this.workers.length < this.count)
      this.workers.push(new Worker(new URL('./thread.worker.ts', import.meta.url)))
  }

  /** Asks each of the first `most` to take part in a work that they share. @returns what each of them did */
  async share<K extends keyof Jobs>(
    job: K,
    work: Jobs[K]['work'],
    most = this.count,
  ): Promise<readonly Jobs[K]['done'][]> {
    if (most > 0) this.begin()
    const asked = this.workers.slice(0, Math.max(0, most))
    const answers = asked.map(answerOf)
    for (const worker of asked) worker.postMessage({ job, work })
    return (await Promise.all(answers)) as Jobs[K]['done'][]
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.splice(0).map(worker => worker.terminate()))
  }
}

/** With threads that end when the work does, however it ends. */
export const withThreads = async <T>(all: number | undefined, act: (threads: Threads) => Promise<T>): Promise<T> => {
  const threads = new Threads(all)
  try {
    return await act(threads)
  } finally {
    await threads.close()
  }
}
