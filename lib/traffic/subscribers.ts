/** Those who listen to one thing. One that throws is reported and keeps nobody else from hearing. */
export class Subscribers<T> {
  private readonly listeners = new Set<(value: T) => void>();

  constructor(private readonly failed: (error: unknown) => void) {}

  add(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  tell(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.failed(error);
      }
    }
  }
}
