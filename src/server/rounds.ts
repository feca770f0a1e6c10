/** Work that a server comes back to by itself: looks one after another, never two at a time, each saying when the next is due. */
export class Rounds {
  private readonly look: () => Promise<number>
  private timer: NodeJS.Timeout | null = null
  /** When the timer goes off, by the clock that never jumps, milliseconds. */
  private dueAt = 0
  private working: Promise<void> | null = null
  /** Woken while looking: how long after its end to look again. */
  private again: number | null = null
  private running = false

  /** `look` does what is due, never throws, and answers in how many milliseconds to look again. */
  constructor(look: () => Promise<number>) {
    this.look = look
  }

  start(after: number): void {
    this.running = true
    this.arm(after)
  }
  /** Something happened: looks in `after` milliseconds at the latest, or so long after the look that goes on. */
  wake(after: number): void {
    if (!this.running) return
    if (this.working !== null) this.again = Math.min(this.again ?? after, after)
    else if (performance.now() + after < this.dueAt) this.arm(after)
  }
  /** Waits for the look that goes on: what came of it must be written down. */
  async stop(): Promise<void> {
    this.running = false
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    await this.working
  }
  /** Ends with `signal`. */
  until(signal: AbortSignal): this {
    signal.addEventListener('abort', () => void this.stop(), { once: true })
    return this
  }

  private arm(after: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (!this.running) return
    this.dueAt = performance.now() + after
    this.timer = setTimeout(() => {
      this.working = this.round()
    }, after)
    this.timer.unref()
  }
  private async round(): Promise<void> {
    const next = await this.look()
    this.working = null
    const after = Math.min(next, this.again ?? next)
    this.again = null
    this.arm(after)
  }
}
