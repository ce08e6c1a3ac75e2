import { type Command, InvalidArgumentError, Option } from "commander";

/** What every import can be told. */
export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly part?: boolean;
  readonly rejects?: string;
  readonly batch?: number;
}

function wholeNumber(text: string, name: string, from: number, to: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < from || number > to)
    throw new InvalidArgumentError(`${name}: expected a whole number from ${from} to ${to}, got "${text}".`);
  return number;
}

/** Adds the options that all imports share. */
export function withImportOptions(command: Command): Command {
  return command
    .option("--dry-run", "tell what would be done, and do nothing")
    .option("--part", "the input is a part of the source: what is not in it is not marked as gone")
    .option("--rejects <file>", "where rejected records are kept with the reasons; for several tables a folder")
    .option("--batch <records>", "records a transaction", (text) => wholeNumber(text, "--batch", 1, 100_000))
    .addOption(new Option("--json", "tell progress and the whole report as lines of JSON on standard output"));
}
