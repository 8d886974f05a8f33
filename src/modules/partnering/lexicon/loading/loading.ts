/** What one loading writes and by which number it is known. */
export interface Loading {
  readonly sourceId: string;
  readonly generation: number;
  readonly now: Date;
}
