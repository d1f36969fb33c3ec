/** What is being answered, so that an end can wait for it. */
export class UnderWay {
  readonly #all = new Set<Promise<unknown>>();

  /** Gives back what it is given. */
  add<T>(one: Promise<T>): Promise<T> {
    const forget = () => void this.#all.delete(one);
    this.#all.add(one);
    one.then(forget, forget);
    return one;
  }

  /** Resolves when there is nothing, and nothing has come meanwhile. */
  async settled(): Promise<void> {
    while (this.#all.size > 0) await Promise.allSettled(this.#all);
  }
}
