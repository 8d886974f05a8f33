import { linksThatCloseCircles } from "../circles.rules";

/** The links of the whole lexicon as numbers: eight bytes each. */
export class LinkNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly narrower: number[] = [];
  private readonly broader: number[] = [];
  /** Numbers in the file, of the links from the first new one on. */
  private readonly inFile: number[] = [];

  add(link: { narrower: string; broader: string; number: number | null }): void {
    this.narrower.push(this.numberOf(link.narrower));
    this.broader.push(this.numberOf(link.broader));
    if (link.number !== null) this.inFile.push(link.number);
  }

  closingCircles(): number[] {
    const firstNew = this.narrower.length - this.inFile.length;
    const links = { narrower: Uint32Array.from(this.narrower), broader: Uint32Array.from(this.broader) };
    const closing = linksThatCloseCircles(this.numbers.size, links, firstNew);
    return closing.map((link) => this.inFile[link - firstNew] ?? 0);
  }

  private numberOf(conceptId: string): number {
    const known = this.numbers.get(conceptId);
    if (known !== undefined) return known;
    this.numbers.set(conceptId, this.numbers.size);
    return this.numbers.size - 1;
  }
}
