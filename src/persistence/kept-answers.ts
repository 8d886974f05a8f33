interface KeptAnswer<T> {
  readonly state: string;
  readonly answer: T;
}

/** The answers to the last questions, each for as long as the state in which it was given. Whoever gets one shares it. */
export class KeptAnswers<T> {
  private readonly kept = new Map<string, KeptAnswer<T>>();

  /** `most`: so many are kept. */
  constructor(private readonly most: number) {}

  async get(question: string, state: string, answerIt: () => Promise<T>): Promise<T> {
    const known = this.kept.get(question);
    this.kept.delete(question);
    const answer = known?.state === state ? known.answer : await answerIt();
    this.keep(question, { state, answer });
    return answer;
  }

  /** The one asked for longest ago makes room. */
  private keep(question: string, answer: KeptAnswer<T>): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= this.most && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(question, answer);
  }
}
