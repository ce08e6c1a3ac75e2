/** One file of an export, made piece by piece as it is read. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: AsyncIterable<string>;
}
