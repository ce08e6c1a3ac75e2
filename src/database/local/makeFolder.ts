import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { AtlasError } from "../../errors.js";

function make(path: string): void {
  if (existsSync(path)) return;
  make(dirname(path));
  // Not `recursive`: that never returns where the system says that a folder it has just been asked for is not there, as below /proc.
  mkdirSync(path, { mode: 0o700 });
}

/** Makes a folder that a setting names, and those above it. Throws `INVALID_SETTING` naming the setting where that cannot be. */
export function makeFolder(path: string, setting: string): void {
  try {
    make(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw new AtlasError(
      "INVALID_SETTING",
      `${setting}: the folder ${path} cannot be made (${(error as Error).message}). Name one that can be written to.`,
      {
        cause: error,
      },
    );
  }
}
