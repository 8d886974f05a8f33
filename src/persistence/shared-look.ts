/**
 * Questions that are asked while the same one is under way share the next answer: each gets one that was looked for after it was
 * asked, and many at once cost two.
 */
export class SharedLook<T> {
  private running: Promise<T> | undefined;
  private next: Promise<T> | undefined;

  constructor(private readonly look: () => Promise<T>) {}

  take(): Promise<T> {
    if (this.running === undefined) return this.begin();
    this.next ??= this.running.then(this.beginNext, this.beginNext);
    return this.next;
  }

  private begin(): Promise<T> {
    const running = this.look();
    this.running = running;
    const isOver = () => {
      if (this.running === running) this.running = undefined;
    };
    running.then(isOver, isOver);
    return running;
  }

  private readonly beginNext = (): Promise<T> => {
    this.next = undefined;
    return this.begin();
  };
}
