import { type Command, Option } from "commander";

/** What every import can be told. */
export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly part?: boolean;
  readonly rejects?: string;
}

/** Adds the options that all imports share. */
export function withImportOptions(command: Command): Command {
  return command
    .option("--dry-run", "tell what would be done, and do nothing")
    .option("--part", "the input is a part of the source: what is not in it is not marked as gone")
    .option("--rejects <file>", "where rejected records are kept with the reasons; beside the input if not given")
    .addOption(new Option("--json", "tell progress and the whole report as lines of JSON on standard output"));
}
