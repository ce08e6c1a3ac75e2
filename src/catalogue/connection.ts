import type { KindSpec } from "./kind.js";
import type { RelationshipSpec } from "./relationship.js";

/** A relationship as seen from one kind: the field of that kind which leads to the entities at the other end. */
export interface ConnectionSpec {
  /** `Institution.children` */
  readonly key: string;
  readonly owner: KindSpec;
  readonly field: string;
  readonly description: string;
  readonly relationship: RelationshipSpec;
  /** From the owner's point of view. */
  readonly direction: "OUT" | "IN" | "BOTH";
  readonly targets: readonly KindSpec[];
  /** Whether the label at the other end must be tested, since type and direction alone lead to more kinds than `targets`. */
  readonly labelled: boolean;
}

function connection(
  owner: KindSpec,
  field: string,
  description: string,
  rest: Omit<ConnectionSpec, "key" | "owner" | "field" | "description">,
): ConnectionSpec {
  return Object.freeze({ key: `${owner.name}.${field}`, owner, field, description, ...rest });
}

/** Every connection that a relationship gives to the kinds at its two ends. */
export function connectionsOf(relationship: RelationshipSpec): readonly ConnectionSpec[] {
  const { from, to, symmetric } = relationship;
  const direction = symmetric ? "BOTH" : "OUT";
  const outward = from.kinds.map((owner) =>
    connection(owner, from.field, from.description, { relationship, direction, targets: to.kinds, labelled: false }),
  );
  if (symmetric) return outward;
  const inward = to.kinds.map((owner) =>
    connection(owner, to.field, to.description, { relationship, direction: "IN", targets: from.kinds, labelled: false }),
  );
  // Where several kinds may stand at the start, the end shows them together and each kind by itself.
  const each =
    from.kinds.length < 2
      ? []
      : to.kinds.flatMap((owner) =>
          from.kinds.map((target) =>
            connection(owner, target.plural, `${to.description} Only ${target.plural}.`, {
              relationship,
              direction: "IN",
              targets: [target],
              labelled: true,
            }),
          ),
        );
  return [...outward, ...inward, ...each];
}
