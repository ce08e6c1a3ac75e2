import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

export interface RorNames {
  readonly names: readonly string[];
  readonly active: boolean;
}

interface Either {
  readonly id: string;
  readonly status: string;
  readonly names?: readonly { readonly value: string }[];
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly labels?: readonly { readonly label: string }[];
}

/** The names of every record of the ROR file by its address, of both schema versions. */
export async function rorNames(): Promise<ReadonlyMap<string, RorNames>> {
  const lines = createInterface({ input: createReadStream("seeds/ror/ror-records.jsonl.gz").pipe(createGunzip()) });
  const found = new Map<string, RorNames>();
  for await (const line of lines) {
    const it = JSON.parse(line) as Either;
    const names = it.names?.map((name) => name.value) ?? [
      it.name!,
      ...(it.aliases ?? []),
      ...(it.labels ?? []).map((label) => label.label),
    ];
    found.set(it.id, { names, active: it.status === "active" });
  }
  return found;
}
