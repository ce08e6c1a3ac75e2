import type { EntityKind } from "../operations.generated.js";

/** The page's colours as a drawing needs them: values that do not refer to others. */
export interface Colours {
  readonly kinds: Readonly<Record<EntityKind, string>>;
  readonly paper: string;
  readonly ink: string;
  readonly softInk: string;
  readonly edge: string;
  readonly faint: string;
  readonly link: string;
}
